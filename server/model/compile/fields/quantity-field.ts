/**
 * A quantity option: a field that chooses a variant, and how many of it. The quantity is a field of its own; where it can
 * be 0, the component has a variant `none`, and the two go together.
 */
import type { Formula, Rule } from '#server/engine/problem.ts';
import { engineNames, fieldNames } from '../../expression/generated-names.ts';
import type { Compilation } from '../compilation.ts';
import { generatedText } from '../generated-text.ts';
import type { FieldSource } from '#server/model/source/schema/model-schema.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

export const emptyVariant = 'none';

export interface CompiledQuantity {
  readonly name: string;
  readonly label: LocalizedText;
  readonly min: number;
  readonly max: number;
  readonly preferred: number;
  readonly rule: { readonly rule: Rule; readonly text: LocalizedText } | undefined;
}

export function compileQuantity(
  compilation: Compilation,
  field: string,
  source: FieldSource,
  variants: readonly string[],
  path: Path,
): CompiledQuantity | undefined {
  const { quantity } = source;
  if (!quantity) return undefined;
  const name = fieldNames.quantity(field);
  const place = [...path, 'quantity'];
  const { min = 0, max } = quantity;
  if (source.component === undefined) {
    if (source.domain !== undefined)
      compilation.error({ path: place, key: true }, 'Only a field with a component has a quantity.');
    return undefined;
  }
  if (compilation.model.fields.has(name))
    compilation.error({ path: place, key: true }, `"${name}" is the name of a field already.`);
  if (min < 0 || max < Math.max(min, 1) || max > 10_000)
    compilation.error(place, 'A quantity goes from 0 or more to at most 10,000.');
  const canBeEmpty = min === 0;
  if (canBeEmpty && !variants.includes(emptyVariant)) {
    const hint = 'Add "none: None" to the variants, or write "min: 1".';
    compilation.error(place, 'Where there can be none, the component needs a variant for it.', hint);
    return undefined;
  }
  const usual = source.default === undefined || source.default === emptyVariant ? min : Math.max(min, 1);
  const preferred = quantity.default ?? usual;
  if (preferred < min || preferred > max)
    compilation.error([...place, 'default'], `The default must be from ${min} to ${max}.`);
  const label = compilation.text(source.label, [...path, 'label']);
  return {
    name,
    label: quantity.label
      ? compilation.text(quantity.label, [...place, 'label'])
      : generatedText(compilation, label, 'model.quantity'),
    min,
    max,
    preferred,
    rule: canBeEmpty
      ? {
          rule: {
            name: engineNames.emptyQuantity(name),
            kind: 'formula',
            formula: togetherOrNone(field, name),
          },
          text: generatedText(compilation, label, 'model.none-or-one'),
        }
      : undefined,
  };
}

function togetherOrNone(field: string, quantity: string): Formula {
  const none: Formula = { op: 'in', field, values: [emptyVariant] };
  const zero: Formula = { op: 'in', field: quantity, values: ['0'] };
  return {
    op: 'and',
    args: [
      { op: 'implies', if: none, then: zero },
      { op: 'implies', if: zero, then: none },
    ],
  };
}
