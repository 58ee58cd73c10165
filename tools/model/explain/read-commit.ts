import type { Commit } from '#server/engine/engine-port.ts';
import { fromEngineText, toEngineText } from '#server/model/number/decimal.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import { decimalsOf, valuesOf } from '#server/model/product/model-field.ts';

export type ReadCommit =
  { readonly ok: true; readonly commit: Commit } | { readonly ok: false; readonly message: string };

/** `field=value`, each by its name or its label in the model's language; case does not matter. */
export function readCommit(model: ProductModel, written: string): ReadCommit {
  const at = written.indexOf('=');
  if (at < 0) return wrong(`"${written}" sets nothing.`, 'Write <field>=<value>.');
  const [name, value] = [written.slice(0, at).trim(), written.slice(at + 1).trim()];
  const field = model.fields.get(name) ?? byName(model, name);
  if (!field) return wrong(`There is no field "${name}".`, hintFor(name, model.fields.keys()));
  const asked = model.problem.fields.find((entry) => entry.name === field.name);
  if (!asked) return wrong(`"${field.name}" is not decided by rules.`);
  if (asked.kind === 'enumerated') {
    const known = valuesOf(field);
    const found = known.find((entry) => entry.name === value) ?? byLabel(known, value);
    if (found) return { ok: true, commit: { field: field.name, value: found.name } };
    return wrong(`"${field.name}" cannot be "${value}".`, hintFor(value, asked.values));
  }
  const decimals = decimalsOf(field);
  const number = toEngineText(value, decimals);
  if (number !== undefined && Number(number) >= asked.min && Number(number) <= asked.max)
    return { ok: true, commit: { field: field.name, value: fromEngineText(number, decimals) } };
  const [from, to] = [asked.min, asked.max].map((end) => fromEngineText(String(end), decimals));
  const kind = decimals === 0 ? 'whole number' : `number with at most ${decimals} decimals`;
  return wrong(`"${field.name}" cannot be "${value}".`, `It is a ${kind} from ${from} to ${to}.`);
}

function byName(model: ProductModel, written: string) {
  const named = [...model.fields.values()].map((field) => ({ ...field, label: nameOf(field) }));
  return byLabel(named, written);
}

/** Undefined when none is called so, or several are. */
function byLabel<T extends { readonly name: string; readonly label: { readonly text: string } }>(
  all: readonly T[],
  written: string,
): T | undefined {
  const wanted = written.toLowerCase();
  const found = all.filter(({ name, label }) =>
    [name, label.text].some((text) => text.toLowerCase() === wanted),
  );
  return found.length === 1 ? found[0] : undefined;
}

function wrong(message: string, hint?: string): ReadCommit {
  return { ok: false, message: hint === undefined ? message : `${message}\n  hint: ${hint}` };
}
