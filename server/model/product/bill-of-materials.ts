import { holds } from '../expression/evaluate.ts';
import { valuesOf } from './model-field.ts';
import { nameOf } from './row-label.ts';
import type { ModelFeature, ModelValue } from './model-domain.ts';
import type { BomLine, ProductModel } from './product-model.ts';
import { placedVariants, type ChosenVariant, type PlacedVariant } from './variant-catalog.ts';
import type { LocalizedText } from '../source/texts.ts';

/** A part of a configured product, with the parts that belong to it. */
export interface BomEntry {
  /** Field and value that choose it; undefined for a part of its own. */
  readonly field: string | undefined;
  readonly value: ModelValue | undefined;
  /** What the part is called: the variant, or the field where "yes" is the part. */
  readonly label: LocalizedText;
  /** What it is in the product: the field's label. */
  readonly role: LocalizedText | undefined;
  /** What is told of it. */
  readonly features: readonly ModelFeature[];
  readonly article: string;
  /** Pieces for one piece of the entry above. */
  readonly quantity: number;
  /** Pieces in the whole product. */
  readonly total: number;
  readonly entries: readonly BomEntry[];
  /** Set for a part from a variant catalog; its position is `field`. */
  readonly placed?: PlacedVariant | undefined;
}

/**
 * The parts of a configuration. A line whose value is no part (it has no article number) or whose quantity is 0 is left
 * out; what belongs below it moves up, for it is there all the same.
 */
export function billOfMaterials(
  model: ProductModel,
  assignment: ReadonlyMap<string, string>,
  variants?: readonly ChosenVariant[],
): readonly BomEntry[] {
  const listed = (lines: readonly BomLine[], multiplier: number): readonly BomEntry[] =>
    lines.flatMap((line) => {
      const quantity = isListed(line, assignment) ? quantityOf(line, assignment) : 0;
      if (quantity === 0) return [];
      const part = line.part
        ? { ...line.part, role: undefined, value: undefined }
        : chosenPart(model, line.field, assignment);
      if (!part) return listed(line.subLines, multiplier * quantity);
      const total = multiplier * quantity;
      const { field, features } = line;
      return [{ field, features, ...part, quantity, total, entries: listed(line.subLines, total) }];
    });
  return [...listed(model.bom, 1), ...placedVariants(model, variants).map(placedEntry)];
}

/** A part from a variant catalog; without an article number it goes by the variant's name. */
function placedEntry(placed: PlacedVariant): BomEntry {
  const { catalog, position, value, chosen } = placed;
  return {
    field: position.name,
    value,
    label: value.label,
    role: position.label,
    features: catalog.columns,
    article: value.article ?? value.name,
    quantity: chosen.quantity,
    total: chosen.quantity,
    entries: [],
    placed,
  };
}

/** Whether the line is in this product at all. */
export function isListed({ condition }: BomLine, assignment: ReadonlyMap<string, string>): boolean {
  return condition === undefined || holds(condition, assignment);
}

function chosenPart(model: ProductModel, name: string | undefined, assignment: ReadonlyMap<string, string>) {
  const field = model.fields.get(name ?? '');
  const value = field && chosenValue(model, field.name, assignment);
  if (value?.article === undefined) return undefined;
  const label = field?.type === 'yes-no' ? nameOf(field) : value.label;
  return { label, role: field && nameOf(field), article: value.article, value };
}

/** The value of its domain that a field has, if it has one. */
export function chosenValue(
  model: ProductModel,
  field: string,
  assignment: ReadonlyMap<string, string>,
): ModelValue | undefined {
  const name = assignment.get(field);
  return valuesOf(model.fields.get(field)).find((value) => value.name === name);
}

/** How many pieces of a line the product has for one of the line above. */
export function quantityOf(line: BomLine, assignment: ReadonlyMap<string, string>): number {
  return typeof line.quantity === 'number' ? line.quantity : Number(assignment.get(line.quantity.field) ?? 0);
}
