import { chosenValue, quantityOf } from './bill-of-materials.ts';
import type { BomLine, LocalizedText, ModelField, ModelGroup, ProductModel } from './product-model.ts';

/** One priced choice. All amounts are in minor units of the model's currency. */
export interface PriceLine {
  readonly field: string;
  /** What it is for: the field's label. */
  readonly role: LocalizedText;
  /** What was chosen. */
  readonly label: LocalizedText;
  readonly article: string | undefined;
  readonly picture: string | undefined;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly total: number;
}

/** The priced choices of one step, in the order of the screen. */
export interface PriceSection {
  /** The step's name; empty for what no step shows. */
  readonly step: string;
  readonly label: LocalizedText;
  readonly lines: readonly PriceLine[];
  readonly total: number;
}

export interface PricedConfiguration {
  readonly currency: string;
  readonly sections: readonly PriceSection[];
  readonly total: number;
}

/**
 * What a configuration costs: every chosen value that is a part or has a price, by the step it is chosen in. Quantities
 * are those of the bill of materials, 1 for what is not in it. Sections without lines are left out; what no step shows
 * comes last, under the product's own title.
 */
export function priceConfiguration(
  model: ProductModel,
  assignment: ReadonlyMap<string, string>,
): PricedConfiguration {
  const quantities = totalQuantities(model.bom, assignment);
  const counted = new Set<string>();
  const sections = model.steps.flatMap((step): PriceSection[] => {
    const lines = fieldsOf(step.groups).flatMap((field) => {
      if (counted.has(field.name)) return [];
      counted.add(field.name);
      return priceLine(model, field.name, quantities.get(field.name) ?? 1, assignment);
    });
    return lines.length === 0 ? [] : [{ step: step.name, label: step.label, lines, total: sum(lines) }];
  });
  const unseen = [...model.fields.keys()].filter((name) => !counted.has(name));
  const lines = unseen.flatMap((name) => priceLine(model, name, quantities.get(name) ?? 1, assignment));
  if (lines.length > 0) sections.push({ step: '', label: model.title, lines, total: sum(lines) });
  return { currency: model.currency, sections, total: sum(sections) };
}

function priceLine(
  model: ProductModel,
  name: string,
  quantity: number,
  assignment: ReadonlyMap<string, string>,
): PriceLine[] {
  const field = model.fields.get(name);
  const value = chosenValue(model, name, assignment);
  if (!field || !value || quantity === 0 || (value.price === 0 && value.article === undefined)) return [];
  return [
    {
      field: name,
      role: field.label,
      label: field.type === 'yesno' ? field.label : value.label,
      article: value.article,
      picture: value.picture,
      quantity,
      unitPrice: value.price,
      total: value.price * quantity,
    },
  ];
}

function totalQuantities(
  lines: readonly BomLine[],
  assignment: ReadonlyMap<string, string>,
  multiplier = 1,
  totals = new Map<string, number>(),
): ReadonlyMap<string, number> {
  for (const line of lines) {
    const total = multiplier * quantityOf(line, assignment);
    totals.set(line.field, total);
    totalQuantities(line.subLines, assignment, total, totals);
  }
  return totals;
}

function fieldsOf(members: readonly (ModelField | ModelGroup)[]): readonly ModelField[] {
  return members.flatMap((member) => ('members' in member ? fieldsOf(member.members) : [member]));
}

function sum(items: readonly { readonly total: number }[]): number {
  return items.reduce((total, item) => total + item.total, 0);
}
