import type { Compilation } from './compilation.ts';
import { compileCondition } from './rules/compile-condition.ts';
import type { Scope } from '../expression/scope.ts';
import { bindingOf } from './rows/row-binding.ts';
import type { ModelField } from '../product/model-field.ts';

/** The fields with what `editable_if` says of them; it may speak of any field, so all have to be there before. */
export function compileEditable(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  scope: Scope,
): ReadonlyMap<string, ModelField> {
  return new Map(
    [...fields].map(([name, field]) => {
      const written = compilation.model.fields.get(name)?.editable_if;
      if (written === undefined) return [name, field];
      const path = ['fields', name, 'editable_if'];
      if (field.readonly)
        compilation.error(
          { path, key: true },
          'What is read-only is never editable.',
          'Remove one of the two.',
        );
      return [
        name,
        {
          ...field,
          editableIf: compileCondition(compilation, scope, written, path, bindingOf(field, scope)),
        },
      ];
    }),
  );
}
