/** Module variant catalogs: parts that are chosen from lists of hundreds, for positions of the product. */
import type { LocalizedText } from '../source/texts.ts';
import type { ModelDomain, ModelFeature, ModelValue } from './model-domain.ts';

export interface ModelVariantCatalog {
  readonly name: string;
  readonly label: LocalizedText;
  /** The module; each of its values is a variant. */
  readonly component: ModelDomain;
  readonly columns: readonly ModelFeature[];
  readonly choices: readonly VariantChoice[];
  readonly filters: readonly VariantFilter[];
  readonly pages: readonly VariantPage[];
  readonly positions: readonly VariantPosition[];
}

/** A column whose value the customer chooses where the variant leaves it open ("undetermined values for global features"). */
export interface VariantChoice {
  readonly name: string;
  readonly label: LocalizedText;
  readonly domain: ModelDomain;
}

/** Compares a column with the value that a field has. */
export interface VariantFilter {
  readonly name: string;
  readonly label: LocalizedText;
  readonly column: ModelFeature;
  readonly operator: 'equals' | 'at_least' | 'at_most';
  readonly field: string;
}

export interface VariantPage {
  readonly name: string;
  readonly label: LocalizedText;
  readonly locked: readonly VariantFilter[];
  readonly suggested: readonly VariantFilter[];
}

export interface VariantPosition {
  readonly name: string;
  readonly label: LocalizedText;
  /** Pieces of all variants together. */
  readonly maxQuantity: VariantLimit | undefined;
  readonly maxPerVariant: VariantLimit | undefined;
  /** How many different variants. */
  readonly maxVariants: VariantLimit | undefined;
}

/** A fixed number, or the integer field that says it. */
export type VariantLimit = number | { readonly field: string };

/** What a customer put into a position. */
export interface ChosenVariant {
  readonly position: string;
  readonly variant: string;
  readonly quantity: number;
  /** By the name of the choice; of a variant that leaves it open. */
  readonly values: Readonly<Record<string, string>>;
}

/** A chosen variant with all there is to know about it. */
export interface PlacedVariant {
  readonly catalog: ModelVariantCatalog;
  readonly position: VariantPosition;
  readonly value: ModelValue;
  readonly chosen: ChosenVariant;
}

/** What is chosen, in the order of the catalogs and as it was added; variants that the model does not have are left out. */
export function placedVariants(
  { variantCatalogs }: { readonly variantCatalogs: readonly ModelVariantCatalog[] },
  variants: readonly ChosenVariant[] = [],
): readonly PlacedVariant[] {
  if (variants.length === 0) return [];
  return variantCatalogs.flatMap((catalog) =>
    catalog.positions.flatMap((position) =>
      variants.flatMap((chosen): PlacedVariant[] => {
        if (chosen.position !== position.name) return [];
        const value = catalog.component.values.find(({ name }) => name === chosen.variant);
        return value ? [{ catalog, position, value, chosen }] : [];
      }),
    ),
  );
}

/** The value of a choice that the variant itself settles; undefined where it leaves it open. */
export function settledValue({ name, domain }: VariantChoice, variant: ModelValue): string | undefined {
  const own = variant.features[name];
  return domain.values.some((value) => value.name === own) ? String(own) : undefined;
}

/** Whether the variant has what the filter asks for; a field without a value asks for nothing. */
export function passes(
  { column, operator, field }: VariantFilter,
  variant: ModelValue,
  assignment: ReadonlyMap<string, string>,
): boolean {
  const wanted = assignment.get(field) ?? '';
  const content = variant.features[column.name];
  if (wanted === '' || content === undefined) return wanted === '';
  if (operator === 'equals') {
    const text = typeof content === 'boolean' ? (content ? 'Yes' : 'No') : String(content);
    return text === wanted || (typeof content === 'number' && content === Number(wanted));
  }
  return operator === 'at_least' ? Number(content) >= Number(wanted) : Number(content) <= Number(wanted);
}

export function limitOf(
  limit: VariantLimit | undefined,
  assignment: ReadonlyMap<string, string>,
): number | undefined {
  if (typeof limit !== 'object') return limit;
  const value = Number(assignment.get(limit.field) || Number.NaN);
  return Number.isNaN(value) ? undefined : value;
}

/** One line of the list: the same variant with the same values is the same line. */
export function lineKey({ position, variant, values }: ChosenVariant): string {
  const said = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([position, variant, said]);
}
