/**
 * Conflict analysis: derives a learned clause from a conflict of unit propagation. Starting from the falsified clause,
 * literals of the conflict level are resolved with their reasons until one is left, the first unique implication point
 * (Marques-Silva and Sakallah 1999; Zhang et al. 2001). The clause holds in all solutions and implies the negation of that
 * literal one level below. Literals implied by others of the clause are removed (minimization, Sörensson and Biere 2009).
 *
 * Levels up to `base` are assumptions that cannot be undone: when a conflict depends on those alone, they have no solution.
 *
 * Invariant: the learned clause is implied by the problem's clauses. Backtracking is chronological, so the level of a literal
 * may be higher than necessary. Cost: proportional to the reasons visited.
 */
import type { UnitPropagation } from './unit-propagation.ts';

export class ConflictAnalysis {
  private readonly propagation: UnitPropagation;
  private readonly marks = new Set<number>();

  constructor(propagation: UnitPropagation) {
    this.propagation = propagation;
  }

  /**
   * Call after a conflict. Learns clauses and backtracks, one level at a time, until there is no conflict.
   * @returns the remaining level, or undefined when the assumptions up to `base` have no solution
   */
  resolve(base: number): number | undefined {
    const { propagation } = this;
    for (;;) {
      const learned = this.analyse(base);
      if (!learned) return undefined;
      propagation.backtrack(learned.level - 1);
      // Without assumptions, clauses learned before may show that there is no solution at all.
      if (propagation.contradictory) return undefined;
      if (propagation.learn(learned.clause)) return propagation.level;
    }
  }

  private analyse(base: number): { clause: number[]; level: number } | undefined {
    const { propagation, marks } = this;
    marks.clear();
    this.mark(propagation.conflict ?? [], 0);
    let level = this.highestLevel();
    while (level > base) {
      let count = 0;
      for (const variable of marks) if (propagation.levelOf(variable) === level) count += 1;
      let place = propagation.startOf(level + 1);
      while (count > 0) {
        do place -= 1;
        while (!marks.has(Math.abs(propagation.trailAt(place))));
        const literal = propagation.trailAt(place);
        const variable = Math.abs(literal);
        const reason = propagation.reasonOf(variable);
        if (count === 1 && (!reason || this.dependsOnLevel(reason, variable, level)))
          return { clause: this.learnedClause(literal), level };
        count += this.mark(reason ?? [], level) - 1;
        marks.delete(variable);
      }
      // The last literal of this level was assigned later than necessary: the conflict belongs to a lower level.
      level = this.highestLevel();
    }
    return undefined;
  }

  /** Marks the variables of a reason. @returns how many of those are new and of the level */
  private mark(literals: readonly number[], level: number): number {
    const { propagation, marks } = this;
    let count = 0;
    for (const literal of literals) {
      const variable = Math.abs(literal);
      const variableLevel = propagation.levelOf(variable);
      if (variableLevel === 0 || marks.has(variable)) continue;
      marks.add(variable);
      if (variableLevel === level) count += 1;
    }
    return count;
  }

  private highestLevel(): number {
    let highest = 0;
    for (const variable of this.marks) highest = Math.max(highest, this.propagation.levelOf(variable));
    return highest;
  }

  /** Does the reason of a variable have other variables of the level? */
  private dependsOnLevel(reason: readonly number[], variable: number, level: number): boolean {
    return reason.some((literal) => {
      const other = Math.abs(literal);
      return other !== variable && this.propagation.levelOf(other) === level;
    });
  }

  /** The negated implication point, then the marked literals that are not redundant, the highest level first. */
  private learnedClause(point: number): number[] {
    const { propagation, marks } = this;
    const pointVariable = Math.abs(point);
    const needed = [...marks].filter((variable) => variable !== pointVariable && !this.isRedundant(variable));
    const levels = needed.map((variable) => propagation.levelOf(variable));
    const last = levels.indexOf(Math.max(...levels));
    if (last > 0) needed.unshift(...needed.splice(last, 1));
    return [-point, ...needed.map((variable) => (propagation.value(variable) > 0 ? -variable : variable))];
  }

  /** Is a marked literal implied by other marked ones? */
  private isRedundant(variable: number): boolean {
    const { propagation, marks } = this;
    const reason = propagation.reasonOf(variable);
    if (!reason) return false;
    return reason.every((literal) => {
      const other = Math.abs(literal);
      return other === variable || marks.has(other) || propagation.levelOf(other) === 0;
    });
  }
}
