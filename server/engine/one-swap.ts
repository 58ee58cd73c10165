/**
 * With a solution in hand: which single fields can take which other values, everything else kept? Each such value is
 * proved to fit by checking the rules of that one field, without any search.
 *
 * Invariant: a swap is reported only when the changed assignment satisfies every rule.
 * Cost: loading the solution once per rule asked about, then one check per value and rule of its field.
 */
import type { Assignment, RuleCheck } from './rule-check.ts';

export class OneSwap {
  private readonly rulesOf: readonly RuleCheck[][];

  constructor(checks: readonly RuleCheck[], fieldCount: number) {
    this.rulesOf = Array.from({ length: fieldCount }, () => []);
    for (const check of checks) for (const field of check.fields) this.rulesOf[field]?.push(check);
  }

  /** Starts a scan around a solution. */
  around(solution: Assignment): (field: number, value: number) => boolean {
    const loaded = new Set<RuleCheck>();
    return (field, value) => {
      for (const check of this.rulesOf[field] ?? []) {
        if (!loaded.has(check)) {
          loaded.add(check);
          check.load(solution);
        }
        if (!check.holdsWith(field, value)) return false;
      }
      return true;
    };
  }
}
