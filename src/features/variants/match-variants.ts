import type { Variant, VariantFilter } from '#src/api/read/variant-catalog.ts';

/** The variants that pass all filters and have all words somewhere. A filter that the shop does not know hides nothing. */
export function matchVariants(
  variants: readonly Variant[],
  filters: readonly VariantFilter[],
  words: string,
): readonly Variant[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return variants.filter((variant) => {
    const { name, article = '', columnValues } = variant;
    if (!filters.every((filter) => passes(filter, columnValues))) return false;
    if (wanted.length === 0) return true;
    const text = [name, article, ...Object.values(columnValues)].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function passes(
  { columnId, operator, value }: VariantFilter,
  columnValues: Readonly<Record<string, string>>,
): boolean {
  const content = columnValues[columnId ?? ''];
  if (!value || content === undefined) return true;
  switch (operator) {
    case 'equals':
      return content === value;
    case 'at_least':
      return Number(content) >= Number(value);
    case 'at_most':
      return Number(content) <= Number(value);
    default:
      return true;
  }
}
