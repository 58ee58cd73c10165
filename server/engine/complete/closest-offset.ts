/**
 * The value of a wide integer that is closest to a target, by binary search over its digits: from the most significant digit
 * down, the better value of the digit is assumed unless the last solution has it already.
 *
 * Invariant: exact if the oracle is. Cost: at most one question per binary digit, usually far fewer.
 */
import type { WideField } from '../encode/encode-field.ts';
import { digitsOf } from '../encode/field-literals.ts';

/** The field's offset in some solution with these literals, or undefined when there is none. */
export type OffsetOracle = (literals: readonly number[]) => number | undefined;

/** The smallest or largest offset of the field under `fixed`; undefined when `fixed` has no solution. */
function extremeOffset(
  ask: OffsetOracle,
  field: WideField,
  direction: 'smallest' | 'largest',
  fixed: readonly number[] = [],
): number | undefined {
  let current = ask(fixed);
  if (current === undefined) return undefined;
  const largest = direction === 'largest';
  const extreme = largest ? field.max - field.min : 0;
  if (current === extreme || ask([...fixed, ...digitsOf(field, extreme)]) !== undefined) return extreme;
  const literals = [...fixed];
  let offset = 0;
  for (let i = field.bits.length - 1; i >= 0; i -= 1) {
    const bit = field.bits[i] ?? 0;
    const better = largest ? bit : -bit;
    let reached = Math.floor(current / 2 ** i) % 2 === (largest ? 1 : 0);
    if (!reached) {
      const offsetFound = ask([...literals, better]);
      reached = offsetFound !== undefined;
      current = offsetFound ?? current;
    }
    literals.push(reached ? better : -better);
    if (reached === largest) offset += 2 ** i;
  }
  return offset;
}

/**
 * The offset closest to `target`, the lower of two equally close; undefined when there is no solution at all. `above` is
 * the literal "more than the target".
 */
export function closestOffset(
  ask: OffsetOracle,
  field: WideField,
  target: number,
  above: number,
): number | undefined {
  const below = extremeOffset(ask, field, 'largest', [-above]);
  const over = extremeOffset(ask, field, 'smallest', [above]);
  if (below === undefined || over === undefined) return below ?? over;
  return target - below <= over - target ? below : over;
}
