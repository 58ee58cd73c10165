import { quantityOfComponent } from './component-quantity.ts';
import type { ComponentLine } from './configuration-context.ts';
import type { EvaluatedLine } from './evaluate-context.ts';
import type { ComponentBinding } from './sandbox-product.ts';

export interface ChosenComponent {
  readonly key: string;
  readonly binding: ComponentBinding;
  readonly line: ComponentLine;
  readonly quantity: number;
}

/** Values as they were set, even those that violate a rule, and what follows for the others. */
export function valueIn({ line, configured }: EvaluatedLine, field: string): string {
  return (
    line.choices.find((choice) => choice.field === field)?.value ??
    configured.evaluation.assignment.get(field) ??
    ''
  );
}

export function chosenComponents(evaluated: EvaluatedLine): readonly ChosenComponent[] {
  const { product, components } = evaluated.line;
  return [...product.components].flatMap(([key, binding]) => {
    const quantity = quantityOfComponent(product, binding.field, valueIn(evaluated, binding.field));
    const line = components.get(key);
    return quantity > 0 && line ? [{ key, binding, line, quantity }] : [];
  });
}
