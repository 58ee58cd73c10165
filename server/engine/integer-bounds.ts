/**
 * Smallest, largest and closest values of wide integers, digit by digit: starting from a solution, each digit from the
 * most significant down is asked for its better value unless the solution at hand already has it.
 *
 * Invariant: exact. Cost: at most one solver call per binary digit, as a rule far fewer.
 */
import type { WideField } from './encode-field.ts';
import type { FieldLiterals } from './field-literals.ts';
import type { SolverSession } from './solver-session.ts';

export interface BoundTools {
  readonly session: SolverSession;
  readonly literals: FieldLiterals;
  /** Called for every solution the solver comes up with on the way. */
  readonly onSolution: () => void;
}

/** The smallest or largest offset the field can have under the assumptions; undefined when they cannot hold. */
export function extremeOffset(
  { session, onSolution }: Omit<BoundTools, 'literals'>,
  assumptions: readonly number[],
  field: WideField,
  direction: 'smallest' | 'largest',
): number | undefined {
  const fixed = [...assumptions];
  const solve = (extra: readonly number[]): boolean => {
    const found = session.solve([...fixed, ...extra]) === 'satisfiable';
    if (found) onSolution();
    return found;
  };
  if (!solve([])) return undefined;
  let offset = 0;
  let current = field.bits.map((bit) => session.holds(bit));
  for (let i = field.bits.length - 1; i >= 0; i -= 1) {
    const bit = field.bits[i] ?? 0;
    const wanted = direction === 'largest' ? bit : -bit;
    const holds = current[i] === (direction === 'largest');
    if (holds) fixed.push(wanted);
    else if (solve([wanted])) {
      fixed.push(wanted);
      current = field.bits.map((digit) => session.holds(digit));
    } else fixed.push(-wanted);
    if (fixed.at(-1) === bit) offset += 2 ** i;
  }
  return offset;
}

/** The offset closest to `target`, the lower of two equally close; undefined when the assumptions cannot hold. */
export function closestOffset(
  tools: BoundTools,
  assumptions: readonly number[],
  field: WideField,
  target: number,
): number | undefined {
  const above = tools.literals.wideAtLeast(field, target + 1);
  const below = extremeOffset(tools, [...assumptions, -above], field, 'largest');
  const over = extremeOffset(tools, [...assumptions, above], field, 'smallest');
  if (below === undefined || over === undefined) return below ?? over;
  return target - below <= over - target ? below : over;
}
