import { useMemo } from 'react';
import type { PricingGrid } from '#src/api/read/category-pricing.ts';
import type { Conversion } from './convert-amount.ts';
import { gridView, type GridView, type Measure } from './grid-view.ts';

interface GridViews {
  /** In the base currency: what is saved in files. */
  readonly base: GridView;
  /** The same where nothing is converted. */
  readonly shown: GridView;
  /** Price where the answer has not got what the wanted measure needs. */
  readonly measure: Measure;
}

/**
 * The views of a grid, which may have 2,000 rows of 40 years: made anew for another grid, measure, language or currency, and not when a row
 * is folded.
 *
 * @param marginTitle of the totals of margins: the answer has names for totals of prices and of costs only
 */
export function useGridViews({
  grid,
  wantedMeasure,
  language,
  conversion,
  marginTitle,
}: {
  readonly grid: PricingGrid | undefined;
  readonly wantedMeasure: Measure;
  readonly language: string;
  readonly conversion: Conversion | undefined;
  readonly marginTitle: string;
}): GridViews | undefined {
  const base = useMemo(() => {
    if (!grid) return undefined;
    const ofMeasure = gridView(grid, wantedMeasure, language);
    const measure: Measure = ofMeasure ? wantedMeasure : 'price';
    const view = ofMeasure ?? gridView(grid, 'price', language);
    return view && { view: nameTotals(view, measure, marginTitle), measure };
  }, [grid, wantedMeasure, language, marginTitle]);
  const measure = base?.measure;
  const convert = conversion?.convert;
  const converted = useMemo(() => {
    if (!grid || !measure || !convert) return undefined;
    const view = gridView(grid, measure, language, convert);
    return view && nameTotals(view, measure, marginTitle);
  }, [grid, measure, language, convert, marginTitle]);
  return base && { base: base.view, shown: converted ?? base.view, measure: base.measure };
}

function nameTotals(view: GridView, measure: Measure, marginTitle: string): GridView {
  if (measure !== 'margin') return view;
  return { ...view, totals: view.totals.map((total) => ({ ...total, title: marginTitle })) };
}
