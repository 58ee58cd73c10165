/** Fields that are calculated when all others have their values: in the order in which they need each other. */
import type { Compilation } from '../compilation.ts';
import { readDecimals } from './number-field.ts';
import { isTrue, type Assignment } from '#server/model/expression/calculation.ts';
import { compileComputation, fieldsRead } from '#server/model/expression/compile-computation.ts';
import { formatDecimal, scaled } from '../../number/decimal.ts';
import { round } from '../../number/rational.ts';
import type { ScopeField } from '#server/model/expression/scope.ts';
import { bindingOf } from '../rows/row-binding.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import type { ComputedField, ModelField } from '#server/model/product/model-field.ts';

/** More digits than this are no number that anybody can read. */
const largest = 10n ** 15n;
/** Of a computed number whose author does not say. */
const usualDecimals = 2;

export interface CompiledComputed {
  /** All fields, the computed ones complete. */
  readonly fields: ReadonlyMap<string, ModelField>;
  readonly computed: readonly ComputedField[];
  /** What other expressions can know of them. */
  readonly scope: ReadonlyMap<string, ScopeField>;
}

export function compileComputed(
  compilation: Compilation,
  others: ReadonlyMap<string, ScopeField>,
  given: ReadonlyMap<string, ModelField>,
): CompiledComputed {
  const fields = new Map(given);
  const sources = new Map(
    [...compilation.model.fields].flatMap(([name, source]) =>
      source.computed === undefined
        ? []
        : [
            [
              name,
              {
                ...source,
                computed: source.computed,
                binding: bindingOf(fields.get(name) ?? noRow, others),
              },
            ] as const,
          ],
    ),
  );
  // Known beforehand, so that a circle is said to be one, and not that a field is missing.
  const scope = new Map(others);
  for (const name of sources.keys()) scope.set(name, { type: 'computed', result: 'number' });
  const computed: ComputedField[] = [];
  const reads = new Map(
    [...sources].map(
      ([name, { computed: text, binding }]) => [name, fieldsRead(text, scope, binding)] as const,
    ),
  );
  for (const name of inOrder(compilation, reads)) {
    const source = sources.get(name);
    const field = fields.get(name);
    if (!source || field?.type !== 'computed') continue;
    const path = ['fields', name];
    const { calculation, errors } = compileComputation(source.computed, scope, source.binding);
    for (const { offset, message, hint } of errors)
      compilation.error({ path: [...path, 'computed'], offset }, message, hint);
    const result = calculation.type === 'truth' ? 'yes-no' : 'number';
    for (const key of ['unit', 'decimals'] as const) {
      if (result === 'yes-no' && source[key] !== undefined)
        compilation.error({ path: [...path, key], key: true }, `Yes or no has no "${key}".`);
    }
    const decimals = source.decimals === undefined ? usualDecimals : readDecimals(compilation, source, path);
    scope.set(name, { type: 'computed', result });
    const complete: ComputedField = {
      ...field,
      result,
      evaluate: (assignment) =>
        isPresent(field, assignment) ? shownResult(calculation.evaluate(assignment), decimals) : undefined,
    };
    fields.set(name, complete);
    computed.push(complete);
  }
  return { fields, computed, scope };
}

const noRow = { row: undefined };

/** The values of all computed fields beside those they are calculated from. */
export function withComputed(
  computed: readonly ComputedField[],
  assignment: Assignment,
): ReadonlyMap<string, string> {
  if (computed.length === 0) return assignment;
  const all = new Map(assignment);
  for (const { name, evaluate } of computed) {
    const value = evaluate(all);
    if (value !== undefined) all.set(name, value);
  }
  return all;
}

/** As it is shown, so that what is calculated from it agrees with what a customer reads; empty for no result. */
function shownResult(
  result: ReturnType<ReturnType<typeof compileComputation>['calculation']['evaluate']>,
  decimals: number,
): string {
  if (typeof result !== 'object') return result === undefined ? '' : isTrue(result) ? 'Yes' : 'No';
  const shown = round(result, decimals);
  const digits = scaled(shown, decimals) ?? largest;
  return digits < largest && digits > -largest ? formatDecimal(shown) : '';
}

/** Every field after those it reads; a circle is reported, and left out. */
function inOrder(
  compilation: Compilation,
  reads: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const ordered: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (done.has(name)) return;
    const start = above.indexOf(name);
    if (start >= 0) {
      const circle = [...above.slice(start), name].join(' → ');
      compilation.error(['fields', name, 'computed'], 'This field is computed from itself.', `${circle}.`);
      return;
    }
    for (const read of reads.get(name) ?? []) if (reads.has(read)) visit(read, [...above, name]);
    if (done.has(name)) return;
    done.add(name);
    ordered.push(name);
  };
  for (const name of reads.keys()) visit(name, []);
  return ordered;
}
