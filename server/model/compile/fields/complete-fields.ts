/** What fields say about others, which all have to be known before: `computed` and `editable_if`. */
import { resolveCalculation } from '../../expression/resolve-expression.ts';
import { rowsOf, type RowBinding, type Scope, type ScopeField } from '../../expression/scope.ts';
import type { ComputedField, ModelField } from '../../product/model-field.ts';
import type { FieldSource } from '../../source/schema/model-schema.ts';
import type { Compilation } from '../compilation.ts';
import type { CompiledFields } from './compile-fields.ts';
import { readDecimals } from './number-field.ts';

/** Of a computed number whose author does not say. */
const usualDecimals = 2;

export interface CompleteFields {
  readonly fields: ReadonlyMap<string, ModelField>;
  /** Each after those it needs. */
  readonly computed: readonly ComputedField[];
  /** What expressions can speak of. */
  readonly scope: Scope;
}

export function completeFields(
  compilation: Compilation,
  given: Pick<CompiledFields, 'fields' | 'scope'>,
): CompleteFields {
  const sources = compilation.model.fields;
  const fields = new Map(given.fields);
  const scope = new Map<string, ScopeField>(given.scope);
  const computed: ComputedField[] = [];
  /** Fields that need each other, from the first one to the one at hand. */
  const open: string[] = [];

  /** Compiles a computed field, and before it those it needs; says what it is. */
  const compute = (field: ComputedField, source: FieldSource): ComputedField['calculation']['result'] => {
    const { name } = field;
    const start = open.indexOf(name);
    if (start >= 0) {
      const circle = [...open.slice(start), name].join(' → ');
      compilation.error(['fields', name, 'computed'], 'This field is computed from itself.', `${circle}.`);
      return 'number';
    }
    open.push(name);
    const path = ['fields', name];
    const resolved = resolveCalculation(
      field.item ? '0' : (source.computed ?? ''),
      scope,
      bindingOf(field, given.scope),
    );
    compilation.expressionErrors(resolved.errors, [...path, 'computed']);
    const { result } = resolved.expression;
    for (const key of ['unit', 'decimals'] as const) {
      if (result === 'yes-no' && source[key] !== undefined)
        compilation.error({ path: [...path, key], key: true }, `Yes or no has no "${key}".`);
    }
    const decimals = source.decimals === undefined ? usualDecimals : readDecimals(compilation, source, path);
    const complete = { ...field, calculation: resolved.expression, decimals };
    open.pop();
    scope.set(name, { type: 'computed', result });
    fields.set(name, complete);
    computed.push(complete);
    return result;
  };

  const waiting = [...given.fields.values()].flatMap((field) => {
    const source = sources.get(field.name);
    return field.type === 'computed' && source ? [[field, source] as const] : [];
  });
  for (const [field, source] of waiting) {
    scope.set(field.name, {
      type: 'computed',
      get result() {
        return compute(field, source);
      },
    });
  }
  for (const [{ name }] of waiting) {
    const found = scope.get(name);
    if (found?.type === 'computed') void found.result;
  }
  for (const [name, field] of fields) {
    const written = sources.get(name)?.editable_if;
    if (written === undefined) continue;
    const path = ['fields', name, 'editable_if'];
    if (field.readonly) {
      const hint = 'Remove one of the two.';
      compilation.error({ path, key: true }, 'A read-only field is never editable.', hint);
    }
    const editableIf = compilation.condition(written, path, scope, bindingOf(field, scope));
    fields.set(name, { ...field, editableIf });
  }
  return { fields, computed: computed.map((field) => finished(field, fields)), scope };
}

function finished(field: ComputedField, fields: ReadonlyMap<string, ModelField>): ComputedField {
  const found = fields.get(field.name);
  return found?.type === 'computed' ? found : field;
}

/** What names mean in what is written about a field: those of its row, if it has one. */
function bindingOf({ row }: ModelField, scope: Scope): RowBinding | undefined {
  return row && rowsOf(scope, row.table.name)?.[row.number - 1]?.fields;
}
