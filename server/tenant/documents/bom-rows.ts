import { billOfMaterials, type BomEntry } from '#server/model/product/bill-of-materials.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelUnitSystem, ProductModel } from '#server/model/product/product-model.ts';
import type { ChosenVariant } from '#server/model/product/variant-catalog.ts';
import { describeFeature } from '../product/describe-value.ts';
import { unitsOf } from '../product/evaluated-configuration.ts';
import { articleOf, productName } from '../product/present-product.ts';
import type { DocumentedLine } from './documented-cart.ts';

/** A part of a line of the cart; sub-parts follow the part that they belong to. */
export interface Part {
  /** Of the line in the cart, from 1 on. */
  readonly position: number;
  readonly product: string;
  /** 0 for a part of the product, 1 for a part of that part, … */
  readonly depth: number;
  /** What it is in the product: the label of the field that chooses it. */
  readonly role: string;
  readonly article: string;
  readonly description: string;
  /** Pieces in one piece of the product. */
  readonly quantity: number;
  /** Pieces in all pieces of the line. */
  readonly total: number;
  /** What the model tells of the part: `Size: M4; Weight: 12 g`. */
  readonly details: string;
}

/**
 * The parts of lines of a cart. A plain product is its own part.
 * @param lines with their positions in the cart
 */
export function partsOf(
  lines: readonly { readonly position: number; readonly line: DocumentedLine }[],
  language: string,
): Part[] {
  return lines.flatMap(({ position, line }) => {
    const { configuration, item, listed } = line;
    const product = productName(listed, item, language);
    if (!configuration) {
      const article = articleOf(listed, language);
      const plain = { depth: 0, role: '', article, description: product, details: '' };
      return [{ ...plain, position, product, quantity: 1, total: item.qty }];
    }
    const { product: configured, evaluation, state } = configuration;
    const { assignment } = evaluation;
    const about = { assignment, variants: state.variants, system: unitsOf(configuration) };
    return partsOfModel(configured.model, about, language).map((part) => ({
      ...part,
      position,
      product,
      total: part.quantity * item.qty,
    }));
  });
}

/** The parts of one piece of a product. */
export function partsOfModel(
  model: ProductModel,
  {
    assignment,
    variants,
    system,
  }: {
    readonly assignment: ReadonlyMap<string, string>;
    readonly variants?: readonly ChosenVariant[] | undefined;
    readonly system: ModelUnitSystem | undefined;
  },
  language: string,
): Part[] {
  const product = localize(model.title, language);
  const flatten = (entry: BomEntry, depth: number): Part[] => [
    {
      position: 1,
      product,
      depth,
      role: entry.role ? localize(entry.role, language) : '',
      article: entry.article,
      description: localize(entry.label, language),
      quantity: entry.total,
      total: entry.total,
      details: entry.features
        .flatMap((feature) => {
          const text = entry.value ? describeFeature(feature, entry.value.name, language, system) : '';
          return text === '' ? [] : [`${localize(feature.label, language)}: ${text}`];
        })
        .join('; '),
    },
    ...entry.entries.flatMap((each) => flatten(each, depth + 1)),
  ];
  return billOfMaterials(model, assignment, variants).flatMap((entry) => flatten(entry, 0));
}
