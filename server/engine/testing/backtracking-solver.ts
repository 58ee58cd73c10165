/**
 * An independent test oracle: is there a solution with these commits? Constraint propagation and chronological backtracking
 * directly on the problem's rules, without clauses or learning; no code is shared with the engine. It is slow, but enough for
 * problems too large for trying every assignment, and a baseline in the benchmark.
 *
 * Invariant: propagation only removes values that no solution within the current domains has; a leaf with one value per
 * field is checked against every rule by that same propagation.
 */
import type { Commit } from '../engine-port.ts';
import type { Formula, Linear, Problem, Rule, TableRule } from '../problem.ts';
import { preferenceOf } from './brute-force.ts';

/** Fields are numbers here; a domain is the set of values left, most preferred first. */
type Domains = string[][];

/** Removes inconsistent values. False when a domain becomes empty or the rule cannot hold. */
type Propagator = (domains: Domains) => boolean;

export class BacktrackingSolver {
  /** Search nodes visited so far. */
  nodes = 0;
  private readonly names: string[];
  private readonly initial: Domains;
  private readonly propagators: readonly Propagator[];
  /** Numbers of the rules of a field. */
  private readonly rulesOf: readonly number[][];

  constructor(problem: Problem) {
    this.names = problem.fields.map((field) => field.name);
    this.initial = problem.fields.map(preferenceOf);
    const index = new Map(this.names.map((name, i) => [name, i]));
    const compile = new RuleCompiler(
      index,
      problem.fields.map((field) => field.kind === 'integer'),
    );
    this.propagators = problem.rules.map((rule) => compile.rule(rule));
    const rulesOf: number[][] = this.names.map(() => []);
    for (const [i, rule] of problem.rules.entries())
      for (const name of fieldsOfRule(rule)) rulesOf[index.get(name) ?? -1]?.push(i);
    this.rulesOf = rulesOf;
  }

  /**
   * A solution with these commits, or undefined when there is none.
   * @throws SearchLimit after `nodeLimit` nodes
   */
  solve(commits: readonly Commit[], nodeLimit = Infinity): Map<string, string> | undefined {
    const domains = [...this.initial];
    for (const { field, value } of commits) domains[this.names.indexOf(field)] = [value];
    const found = this.search(domains, [...this.propagators.keys()], this.nodes + nodeLimit);
    return found && new Map(this.names.map((name, i) => [name, found[i]?.[0] ?? '']));
  }

  private search(domains: Domains, changed: Iterable<number>, limit: number): Domains | undefined {
    this.nodes += 1;
    if (this.nodes > limit) throw new SearchLimit('The search reached its limit of nodes.');
    if (!this.propagate(domains, changed)) return undefined;
    let branch = -1;
    let smallest = Infinity;
    for (const [i, domain] of domains.entries())
      if (domain.length > 1 && domain.length < smallest) {
        branch = i;
        smallest = domain.length;
      }
    if (branch < 0) return domains;
    for (const value of domains[branch] ?? []) {
      const next = [...domains];
      next[branch] = [value];
      const found = this.search(next, this.rulesOf[branch] ?? [], limit);
      if (found) return found;
    }
    return undefined;
  }

  private propagate(domains: Domains, changed: Iterable<number>): boolean {
    const queue = new Set(changed);
    for (const rule of queue) {
      queue.delete(rule);
      const before = [...domains];
      if (!this.propagators[rule]?.(domains)) return false;
      for (const [i, domain] of domains.entries())
        if (domain !== before[i]) for (const other of this.rulesOf[i] ?? []) queue.add(other);
    }
    return true;
  }
}

export class SearchLimit extends Error {
  override readonly name = 'SearchLimit';
}

class RuleCompiler {
  private readonly index: ReadonlyMap<string, number>;
  private readonly isInteger: readonly boolean[];

  constructor(index: ReadonlyMap<string, number>, isInteger: readonly boolean[]) {
    this.index = index;
    this.isInteger = isInteger;
  }

  rule(rule: Rule): Propagator {
    return rule.kind === 'table' ? this.table(rule) : this.enforce(rule.formula, true);
  }

  private field(name: string): number {
    const index = this.index.get(name);
    if (index === undefined) throw new Error(`No field ${name}.`);
    return index;
  }

  private table({ fields, rows }: TableRule): Propagator {
    const columns = fields.map((name) => this.field(name));
    return (domains) => {
      const sets = columns.map((column) => new Set(domains[column]));
      const live = rows.filter((row) => row.every((cell, i) => cell === null || sets[i]?.has(cell)));
      return columns.every((column, i) => {
        const cells = new Set(live.map((row) => row[i] ?? null));
        return live.length > 0 && (cells.has(null) || keep(domains, column, (value) => cells.has(value)));
      });
    };
  }

  /** Makes the formula true or false. */
  private enforce(formula: Formula, truth: boolean): Propagator {
    switch (formula.op) {
      case 'not':
        return this.enforce(formula.arg, !truth);
      case 'implies':
        return this.enforce({ op: 'or', args: [{ op: 'not', arg: formula.if }, formula.then] }, truth);
      case 'and':
      case 'or': {
        const parts = formula.args.map((arg) => this.enforce(arg, truth));
        if ((formula.op === 'and') === truth) return (domains) => parts.every((part) => part(domains));
        // At least one part: when only one is still possible, it is enforced.
        return (domains) => {
          const possible = parts.filter((part) => part([...domains]));
          const [only, another] = possible;
          return only !== undefined && (another !== undefined || only(domains));
        };
      }
      case 'in': {
        const column = this.field(formula.field);
        const values = new Set(formula.values);
        return (domains) => keep(domains, column, (value) => values.has(value) === truth);
      }
      case 'linear':
        return truth ? this.linear(formula) : this.linear(opposite(formula));
    }
  }

  private linear({ terms, relation, bound }: Linear): Propagator {
    const weights = new Map<number, ((value: string) => number)[]>();
    for (const term of terms) {
      const column = this.field(term.field);
      const list = weights.get(column) ?? [];
      weights.set(column, list);
      list.push(
        this.isInteger[column] && term.kind === 'integer'
          ? (value) => term.factor * Number(value)
          : (value) => (term.kind === 'weight' && term.weights[value]) || 0,
      );
    }
    const columns = [...weights].map(([column, list]) => ({
      column,
      weight: (value: string) => list.reduce((sum, weight) => sum + weight(value), 0),
    }));
    return (domains) => {
      const ranges = columns.map(({ column, weight }) => {
        const all = (domains[column] ?? []).map(weight);
        return { min: Math.min(...all), max: Math.max(...all) };
      });
      const min = ranges.reduce((sum, range) => sum + range.min, 0);
      const max = ranges.reduce((sum, range) => sum + range.max, 0);
      if (relation !== '>=' && relation !== '!=' && min > bound) return false;
      if (relation !== '<=' && relation !== '!=' && max < bound) return false;
      if (relation === '!=' && min === max) return min !== bound;
      return columns.every(({ column, weight }, i) => {
        const others = { min: min - (ranges[i]?.min ?? 0), max: max - (ranges[i]?.max ?? 0) };
        return keep(domains, column, (value) => {
          const low = weight(value) + others.min;
          const high = weight(value) + others.max;
          if (relation === '<=') return low <= bound;
          if (relation === '>=') return high >= bound;
          if (relation === '=') return low <= bound && high >= bound;
          return low !== high || low !== bound;
        });
      });
    };
  }
}

/** Replaces a domain by the values that pass. The array stays the same when all do. */
function keep(domains: Domains, column: number, passes: (value: string) => boolean): boolean {
  const domain = domains[column] ?? [];
  const left = domain.filter(passes);
  if (left.length < domain.length) domains[column] = left;
  return left.length > 0;
}

function opposite({ op, terms, relation, bound }: Linear): Linear {
  switch (relation) {
    case '<=':
      return { op, terms, relation: '>=', bound: bound + 1 };
    case '>=':
      return { op, terms, relation: '<=', bound: bound - 1 };
    case '=':
      return { op, terms, relation: '!=', bound };
    case '!=':
      return { op, terms, relation: '=', bound };
  }
}

function fieldsOfRule(rule: Rule): Set<string> {
  const names = new Set<string>();
  const visit = (formula: Formula): void => {
    switch (formula.op) {
      case 'and':
      case 'or':
        formula.args.forEach(visit);
        return;
      case 'not':
        visit(formula.arg);
        return;
      case 'implies':
        visit(formula.if);
        visit(formula.then);
        return;
      case 'in':
        names.add(formula.field);
        return;
      case 'linear':
        for (const term of formula.terms) names.add(term.field);
    }
  };
  if (rule.kind === 'table') return new Set(rule.fields);
  visit(rule.formula);
  return names;
}
