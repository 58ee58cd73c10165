/** `sizing`: what the product should start with for what was asked. */
import type { Compilation } from '../compilation.ts';
import type { Scope, ScopeField } from '#server/model/expression/scope.ts';
import { fromEngineText, toEngineText } from '#server/model/number/decimal.ts';
import type { ModelSizing } from '#server/model/product/product-model.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

export function compileSizing(compilation: Compilation, scope: Scope): readonly ModelSizing[] {
  return (compilation.model.sizing ?? []).map((source, index): ModelSizing => {
    const path = ['sizing', index];
    const condition = source.if;
    return {
      condition:
        condition === undefined ? undefined : compilation.condition(condition, [...path, 'if'], scope),
      preferences: [...source.prefer].flatMap(([field, written]) => {
        const place = [...path, 'prefer', field];
        const found = scope.get(field);
        if (!found) {
          compilation.unknown('field', field, scope.keys(), { path: place, key: true });
          return [];
        }
        const list = typeof written === 'string' ? [written] : written;
        const values = list.map((value, item) =>
          readValue(compilation, field, found, value, typeof written === 'string' ? place : [...place, item]),
        );
        return [{ field, values }];
      }),
    };
  });
}

function readValue(
  compilation: Compilation,
  name: string,
  field: ScopeField,
  written: string,
  path: Path,
): string {
  if ('values' in field) {
    const isYesNo = field.type === 'yes-no';
    const found = field.values.find((value) =>
      isYesNo ? value.toLowerCase() === written.toLowerCase() : value === written,
    );
    if (found === undefined)
      compilation.error(path, `"${name}" cannot be "${written}".`, hintFor(written, field.values));
    return found ?? written;
  }
  if (field.type !== 'number') {
    compilation.error({ path, key: true }, `"${name}" has no values to choose from.`);
    return written;
  }
  const { decimals = 0, min, max } = field;
  const text = toEngineText(written, decimals);
  if (text !== undefined && Number(text) >= min && Number(text) <= max) return fromEngineText(text, decimals);
  const [from, to] = [min, max].map((end) => fromEngineText(String(end), decimals));
  compilation.error(path, `"${name}" cannot be "${written}".`, `It goes from ${from} to ${to}.`);
  return written;
}
