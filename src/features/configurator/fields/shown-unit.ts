import type { Parameter } from '#src/api/read/configuration.ts';

/** A unit that a number is shown in where that is not its own: `shown = own × factor + offset`. */
export interface ShownUnit {
  unit: string;
  /** The unit the product is made in, which what is typed becomes. */
  ownUnit: string | undefined;
  factor: number;
  offset: number;
  decimals: number;
}

/** Undefined where numbers are shown as they are. */
export function shownUnitOf({ uomConvertedItemId, properties }: Parameter): ShownUnit | undefined {
  const factor = Number(properties['uom_factor']);
  if (!uomConvertedItemId || !Number.isFinite(factor) || factor === 0) return undefined;
  return {
    unit: uomConvertedItemId,
    ownUnit: properties['tc_unit'] || undefined,
    factor,
    offset: Number(properties['uom_offset'] ?? 0),
    decimals: Number(properties['uom_decimals'] ?? 2),
  };
}

/** A number of the product in the unit that is shown. */
export function toShown(own: number, shown: ShownUnit | undefined): number {
  if (!shown) return own;
  return Number((own * shown.factor + shown.offset).toFixed(shown.decimals));
}

/** What is typed, in the product's own unit and as exact as the product can be. */
export function toOwn(typed: number, shown: ShownUnit | undefined, decimals: number): number {
  if (!shown) return typed;
  return Number(((typed - shown.offset) / shown.factor).toFixed(decimals));
}
