import type { Pricing } from '#src/api/read/pricing.ts';

/** A line of a price table, headings and their parts flattened. */
export interface PriceLine {
  key: string;
  /** 0 for headings and lines of their own, 1 for lines under a heading, and so on. */
  depth: number;
  isHeading: boolean;
  description: string;
  /** The field it was chosen in; empty where the description says it. */
  field: string;
  articleNumber: string;
  quantity: string;
  price: string;
  /** Columns the author of the model named, by name. */
  further: Readonly<Record<string, string>>;
}

type Row = Pricing['rows'][number];

/** Reads the price model's columns by the names this API uses; the values are display texts. */
export function priceLines(rows: readonly Row[], depth = 0, prefix = ''): PriceLine[] {
  return rows.flatMap((row, index) => {
    const key = `${prefix}${index}`;
    const isHeading = (row.rows?.length ?? 0) > 0;
    // A heading shows its own sums in `summary`.
    const cells = { ...row.columns, ...row.summary };
    const description = cells['descriptionColumn'] ?? '';
    const field = cells['parameterColumn'] ?? '';
    const line: PriceLine = {
      key,
      depth,
      isHeading,
      description,
      field: field === description ? '' : field,
      articleNumber: cells['itemNumberColumn'] ?? '',
      quantity: cells['qtyColumn'] ?? '',
      price: cells['customerNetPriceColumn'] ?? '',
      further: cells,
    };
    return [line, ...priceLines(row.rows ?? [], depth + 1, `${key}.`)];
  });
}
