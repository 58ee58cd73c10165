/**
 * What a conflict of unit propagation teaches: the clause that would have shown it earlier. Starting from the clause that
 * became false, literals of the last level are replaced by their reasons until one is left (the first unique implication
 * point). The clause holds in all solutions, and makes the opposite of that literal follow one level before.
 *
 * Levels up to `base` are given and cannot be taken back: when a conflict rests on those alone, they have no solution.
 *
 * Invariant: sound for any order in which literals came to hold; levels say when a literal was set, which may be later
 * than necessary. Cost: proportional to the reasons looked at.
 */
import type { UnitPropagation } from './unit-propagation.ts';

export class ConflictAnalysis {
  private readonly propagation: UnitPropagation;
  private readonly marks = new Set<number>();

  constructor(propagation: UnitPropagation) {
    this.propagation = propagation;
  }

  /**
   * To be called after a conflict. Learns, and takes back decisions until there is no conflict; what was learnt holds then.
   * Returns the level that is left, undefined when what is given has no solution.
   */
  resolve(base: number): number | undefined {
    const { propagation } = this;
    for (;;) {
      const point = this.analyse(base);
      if (!point) return undefined;
      propagation.backtrack(point.level - 1);
      // With nothing assumed any more, what was learnt before may show that there is no solution at all.
      if (propagation.contradictory) return undefined;
      if (propagation.learn(point.clause)) return propagation.level;
    }
  }

  private analyse(base: number): { clause: number[]; level: number } | undefined {
    const { propagation, marks } = this;
    marks.clear();
    this.mark(propagation.conflict ?? [], 0);
    let level = this.highest();
    while (level > base) {
      let count = 0;
      for (const variable of marks) if (propagation.levelOf(variable) === level) count += 1;
      let place = propagation.startOf(level + 1);
      while (count > 0) {
        do place -= 1;
        while (!marks.has(Math.abs(propagation.at(place))));
        const literal = propagation.at(place);
        const variable = Math.abs(literal);
        const reason = propagation.reasonOf(variable);
        if (count === 1 && (!reason || this.reaches(reason, variable, level)))
          return { clause: this.clause(literal), level };
        count += this.mark(reason ?? [], level) - 1;
        marks.delete(variable);
      }
      // The last literal of this level was set later than necessary: the conflict is an earlier one.
      level = this.highest();
    }
    return undefined;
  }

  /** Marks the variables of a reason. Returns how many of those are new and of the level. */
  private mark(literals: readonly number[], level: number): number {
    const { propagation, marks } = this;
    let count = 0;
    for (const literal of literals) {
      const variable = Math.abs(literal);
      const own = propagation.levelOf(variable);
      if (own === 0 || marks.has(variable)) continue;
      marks.add(variable);
      if (own === level) count += 1;
    }
    return count;
  }

  private highest(): number {
    let highest = 0;
    for (const variable of this.marks) highest = Math.max(highest, this.propagation.levelOf(variable));
    return highest;
  }

  /** Does the reason of a variable rest on others of the level? */
  private reaches(reason: readonly number[], variable: number, level: number): boolean {
    return reason.some((literal) => {
      const other = Math.abs(literal);
      return other !== variable && this.propagation.levelOf(other) === level;
    });
  }

  /** The opposite of the point, then the marked literals that are needed, the highest level first. */
  private clause(point: number): number[] {
    const { propagation, marks } = this;
    const own = Math.abs(point);
    const needed = [...marks].filter((variable) => variable !== own && !this.follows(variable));
    const levels = needed.map((variable) => propagation.levelOf(variable));
    const last = levels.indexOf(Math.max(...levels));
    if (last > 0) needed.unshift(...needed.splice(last, 1));
    return [-point, ...needed.map((variable) => (propagation.value(variable) > 0 ? -variable : variable))];
  }

  /** Is a marked literal implied by other marked ones? */
  private follows(variable: number): boolean {
    const { propagation, marks } = this;
    const reason = propagation.reasonOf(variable);
    if (!reason) return false;
    return reason.every((literal) => {
      const other = Math.abs(literal);
      return other === variable || marks.has(other) || propagation.levelOf(other) === 0;
    });
  }
}
