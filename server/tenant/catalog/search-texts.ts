import { localize } from '#server/model/product/localize.ts';
import type { CatalogProduct, CatalogTabModel } from '#server/model/product/catalog-model.ts';

/** A text without differences of case and of Unicode form, for comparing. */
export function fold(text: string, language: string | undefined): string {
  return text.normalize('NFKC').toLocaleLowerCase(language);
}

/** All texts of a product in one, folded. */
export function searchableText(
  { columns }: CatalogTabModel,
  { id, attributes }: CatalogProduct,
  language: string | undefined,
): string {
  // Whoever looks for "true" does not mean what is in stock.
  const flags = new Set(columns.filter(({ type }) => type === 'boolean').map(({ name }) => name));
  const texts = Object.entries(attributes)
    .filter(([name]) => !flags.has(name))
    .map(([, attribute]) => localize(attribute, language));
  return fold([id, ...texts].join('\n'), language);
}
