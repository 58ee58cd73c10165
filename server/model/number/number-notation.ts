/**
 * Two notations of a number: the customer's (`12.5`) and the engine's, which knows whole numbers only (`1250` for a field
 * with two decimals).
 */
import { parseDecimal, toScale, toText } from './decimal.ts';

/** Undefined for what is no number, and for a number with more decimals than the field has. */
export function toEngineText(text: string, decimals: number): string | undefined {
  const number = parseDecimal(text);
  return number && number.scale <= decimals ? String(toScale(number, decimals)) : undefined;
}

export function fromEngineText(text: string, decimals: number): string {
  return decimals === 0 ? text : toText({ digits: BigInt(text), scale: decimals });
}
