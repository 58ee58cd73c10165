import type { BomLine, LocalizedText, ModelValue, ProductModel } from './product-model.ts';

/** A part of a configured product, with the parts that belong to it. */
export interface BomEntry {
  readonly field: string;
  readonly value: ModelValue;
  /** What the part is called: the variant, or the field where "yes" is the part. */
  readonly label: LocalizedText;
  /** What it is in the product: the field's label. */
  readonly role: LocalizedText;
  readonly article: string;
  /** Pieces for one piece of the entry above. */
  readonly quantity: number;
  /** Pieces in the whole product. */
  readonly total: number;
  readonly entries: readonly BomEntry[];
}

/**
 * The parts of a configuration. A line whose value is no part (it has no article number) or whose quantity is 0 is left
 * out; what belongs below it moves up, for it is there all the same.
 */
export function billOfMaterials(
  model: ProductModel,
  assignment: ReadonlyMap<string, string>,
): readonly BomEntry[] {
  const listed = (lines: readonly BomLine[], multiplier: number): readonly BomEntry[] =>
    lines.flatMap((line) => {
      const quantity = quantityOf(line, assignment);
      if (quantity === 0) return [];
      const field = model.fields.get(line.field);
      const value = chosenValue(model, line.field, assignment);
      if (!field || value?.article === undefined) return listed(line.subLines, multiplier * quantity);
      const total = multiplier * quantity;
      const label = field.type === 'yesno' ? field.label : value.label;
      const entries = listed(line.subLines, total);
      return [
        {
          field: line.field,
          value,
          label,
          role: field.label,
          article: value.article,
          quantity,
          total,
          entries,
        },
      ];
    });
  return listed(model.bom, 1);
}

/** The value of its domain that a field has, if it has one. */
export function chosenValue(
  model: ProductModel,
  field: string,
  assignment: ReadonlyMap<string, string>,
): ModelValue | undefined {
  const name = assignment.get(field);
  return model.fields.get(field)?.domain?.values.find((value) => value.name === name);
}

/** How many pieces of a line the product has for one of the line above. */
export function quantityOf(line: BomLine, assignment: ReadonlyMap<string, string>): number {
  return typeof line.quantity === 'number' ? line.quantity : Number(assignment.get(line.quantity.field) ?? 0);
}
