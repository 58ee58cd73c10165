/**
 * The configuration kernel of one problem, synchronous. It resolves names, calls the stages (encode/, solve/, complete/,
 * states/, explain/) and converts their results to the types of the port. Commits are assumptions: the kernel stores no
 * configuration, only what makes later answers faster (solutions, proved states, completions, learned clauses).
 *
 * Invariant: every answer is a function of the problem and the arguments. Only what a spent conflict budget left undecided or
 * inexact may differ from one call to the next. Cost: that of the stages; each part of an answer has a budget of its own.
 */
import { type Choice, commitOf, resolveChoices, valueName } from './encode/choices.ts';
import { decideValueStates } from './states/decide-value-states.ts';
import type { CompiledProblem } from './encode/compile-problem.ts';
import type { CompletionCache } from './complete/completion-cache.ts';
import { correctionSets } from './explain/correction-sets.ts';
import { withinBudget } from './sat/conflict-budget.ts';
import type { EncodedField, ValuesField } from './encode/encode-field.ts';
import {
  type Alternatives,
  type Bounds,
  type Change,
  type Commit,
  type Evaluation,
  type Explanation,
  InconsistentCommits,
  type Outcome,
  type Preference,
  type SyncEngine,
  UnknownValue,
  type ValueState,
} from './engine-port.ts';
import { explainConflict } from './explain/explain-conflict.ts';
import { type KernelOptions, type KernelTools, buildKernelParts } from './kernel-parts.ts';
import { BLOCKED, FREE, type CachedStates, type StateCache, OPEN } from './states/state-cache.ts';
import type { Problem } from './problem.ts';
import type { Assignment } from './encode/rule-check.ts';
import type { SatSolverFactory } from './sat/sat-solver.ts';
import { satisfiablePreferences } from './complete/satisfiable-preferences.ts';
import { type KernelMemory, type Snapshot, takeSnapshot } from './snapshot.ts';
import type { SolutionPool } from './solve/solution-pool.ts';
import { findSolution } from './complete/find-solution.ts';
import type { IncrementalSolver } from './solve/incremental-solver.ts';
import { wideBounds } from './states/wide-bounds.ts';

export class Kernel implements SyncEngine {
  private readonly problem: CompiledProblem;
  private readonly solver: IncrementalSolver;
  private readonly pool: SolutionPool;
  private readonly completions: CompletionCache;
  private readonly stateCache: StateCache;
  private readonly tools: KernelTools;
  /** States without any commit: a value BLOCKED here is impossible. */
  private readonly unconditional: Uint8Array;
  private readonly memory: KernelMemory;
  private readonly conflictsPerPart: number;

  /** @throws InvalidProblem, InvalidSnapshot */
  constructor(source: Problem, factory: SatSolverFactory, options: KernelOptions = {}) {
    const { tools, memory, conflictsPerPart } = buildKernelParts(source, factory, options);
    this.tools = tools;
    this.memory = memory;
    this.conflictsPerPart = conflictsPerPart;
    this.problem = tools.problem;
    this.solver = tools.solver;
    this.pool = tools.pool;
    this.completions = tools.completions;
    this.stateCache = tools.stateCache;
    this.unconditional = memory.unconditional;
  }

  /** Number of questions to the solver, for measurements. */
  get questions(): number {
    return this.solver.questions;
  }

  /** @throws InconsistentCommits, UnknownValue, EngineTimeout */
  evaluate(
    commits: readonly Commit[],
    view?: readonly string[],
    preferences: readonly Preference[] = [],
  ): Evaluation {
    const choices = resolveChoices(this.problem, commits);
    const fields = view ? this.resolveView(view) : this.problem.fields;
    const cached = this.decideStates(choices, fields);
    const { states } = cached;
    const { completion, exact } = this.withPreferences(choices, preferences, cached.completion);
    this.resetBudget();

    const assignment = new Map<string, string>();
    for (const field of this.problem.fields)
      assignment.set(field.name, valueName(field, completion[field.index] ?? 0));
    const named = new Map<string, Map<string, ValueState>>();
    const bounds = new Map<string, Bounds>();
    for (const field of fields) {
      if (field.kind === 'wide') {
        bounds.set(field.name, wideBounds(this.tools, field, choices, cached));
        continue;
      }
      const fieldStates = new Map<string, ValueState>();
      for (const [i, value] of field.values.entries())
        fieldStates.set(value, this.stateName(field, i, states));
      named.set(field.name, fieldStates);
      if (field.integer) bounds.set(field.name, enumeratedBounds(field, states));
    }
    return { assignment, states: named, bounds, ...(exact ? {} : { exact: false }) };
  }

  /** @throws UnknownValue, EngineTimeout */
  check(commits: readonly Commit[], wanted: readonly Commit[]): Outcome {
    const { kept, added } = this.resolveWanted(commits, wanted);
    if (this.isSatisfiable([...kept, ...added])) return { kind: 'consistent' };
    if (!this.isSatisfiable(added)) return { kind: 'impossible', explanation: this.explain([], added) };
    const { alternatives, ...exact } = this.alternativesOf(kept, added, 1);
    return {
      kind: 'conflict',
      changes: alternatives[0] ?? [],
      explanation: this.explain(kept, added),
      ...exact,
    };
  }

  /** @throws UnknownValue, EngineTimeout */
  alternatives(commits: readonly Commit[], wanted: readonly Commit[], limit: number): Alternatives {
    const { kept, added } = this.resolveWanted(commits, wanted);
    if (this.isSatisfiable([...kept, ...added]) || !this.isSatisfiable(added)) return { alternatives: [] };
    return this.alternativesOf(kept, added, limit);
  }

  /** @throws UnknownValue, EngineTimeout */
  isConsistent(commits: readonly Commit[]): boolean {
    return this.isSatisfiable(resolveChoices(this.problem, commits));
  }

  /** Results that hold for the problem itself; undefined while it is not known to have a solution. */
  snapshot(): Snapshot | undefined {
    return takeSnapshot(this.memory);
  }

  dispose(): void {
    this.solver.dispose();
  }

  /** The preferred completion, and the states of at least the fields in view. @throws InconsistentCommits */
  private decideStates(choices: readonly Choice[], view: readonly EncodedField[]): CachedStates {
    let cached = this.stateCache.get(choices);
    if (!cached) {
      this.resetBudget();
      const completion = this.completions.preferredOrFallback(choices);
      this.resetBudget();
      if (!completion) throw new InconsistentCommits(this.explain(choices, []));
      cached = this.stateCache.add(choices, completion, this.problem.valueCount);
    }
    this.resetBudget();
    decideValueStates(this.tools, choices, cached.completion, view, cached.states);
    this.decideImpossible(cached.completion, view, cached.states);
    return cached;
  }

  /** The preferred completion that satisfies as many of the preferences as possible, earlier ones first. */
  private withPreferences(
    choices: readonly Choice[],
    preferences: readonly Preference[],
    completion: Assignment,
  ): { completion: Assignment; exact: boolean } {
    const exact = this.completions.isPreferred(completion);
    if (preferences.length === 0) return { completion, exact };
    const values = preferences.map(({ field, values: all }) =>
      all.flatMap((value) => resolveChoices(this.problem, [{ field, value }])),
    );
    this.resetBudget();
    return withinBudget<{ completion: Assignment; exact: boolean }>(
      () => {
        const satisfied = satisfiablePreferences(this.tools, choices, values);
        return {
          completion: this.completions.preferred([...choices, ...satisfied]) ?? completion,
          exact: true,
        };
      },
      () => ({ completion, exact: false }),
    );
  }

  /** Starts another part of an answer. */
  private resetBudget(): void {
    this.solver.budget.reset(this.conflictsPerPart);
  }

  /** Decides which of the blocked values in view no solution has. */
  private decideImpossible(solution: Assignment, view: readonly EncodedField[], states: Uint8Array): void {
    const { unconditional, pool } = this;
    const undecided = view.filter((field) => {
      if (field.kind === 'wide') return false;
      let hasBlocked = false;
      for (let i = field.firstValue; i < field.firstValue + field.values.length; i += 1) {
        if (unconditional[i] !== OPEN) continue;
        if (states[i] === FREE || pool.seen[i] === 1) unconditional[i] = FREE;
        else if (states[i] === BLOCKED) hasBlocked = true;
      }
      return hasBlocked;
    });
    decideValueStates(this.tools, [], solution, undecided, unconditional);
  }

  private stateName(field: ValuesField, value: number, states: Uint8Array): ValueState {
    const number = field.firstValue + value;
    if (states[number] === FREE) return 'free';
    if (states[number] !== BLOCKED) return 'undecided';
    if (this.unconditional[number] === FREE) return 'conflicting';
    return this.unconditional[number] === BLOCKED ? 'impossible' : 'undecided';
  }

  /** Do these choices have a solution? @throws EngineTimeout */
  private isSatisfiable(choices: readonly Choice[]): boolean {
    const [only, another] = choices;
    const field = only && !another ? only.field : undefined;
    if (field?.kind === 'values' && this.pool.seen[field.firstValue + (only?.value ?? 0)] === 1) return true;
    this.resetBudget();
    const solution = withinBudget(
      () => findSolution(this.tools, choices),
      () => this.completions.preferredOrFallback(choices),
    );
    return solution !== undefined;
  }

  private resolveWanted(
    commits: readonly Commit[],
    wanted: readonly Commit[],
  ): { kept: Choice[]; added: Choice[] } {
    const added = resolveChoices(this.problem, wanted);
    const replaced = new Set(added.map((choice) => choice.field));
    const kept = resolveChoices(this.problem, commits).filter((choice) => !replaced.has(choice.field));
    return { kept, added };
  }

  private explain(commits: readonly Choice[], wanted: readonly Choice[]): Explanation {
    this.resetBudget();
    return explainConflict(this.tools, commits, wanted);
  }

  private alternativesOf(commits: readonly Choice[], wanted: readonly Choice[], limit: number): Alternatives {
    this.resetBudget();
    const { sets, exact } = correctionSets(this.tools, commits, wanted, limit);
    const alternatives = sets.map((set) => this.alternativeOf(new Set(set), commits, wanted));
    return {
      alternatives: alternatives.map(({ changes }) => changes),
      ...(exact && alternatives.every((alternative) => alternative.exact) ? {} : { exact: false }),
    };
  }

  /** The commits of a correction set, with their values in the preferred completion of the others. */
  private alternativeOf(
    changing: ReadonlySet<number>,
    commits: readonly Choice[],
    wanted: readonly Choice[],
  ): { changes: Change[]; exact: boolean } {
    const kept = commits.filter((_, i) => !changing.has(i));
    const completion = this.completions.preferredOrFallback([...kept, ...wanted]);
    const changes = commits
      .filter((_, i) => changing.has(i))
      .map((choice) => {
        const { field, value } = commitOf(choice);
        return { field, from: value, to: valueName(choice.field, completion?.[choice.field.index] ?? 0) };
      });
    return { changes, exact: completion !== undefined && this.completions.isPreferred(completion) };
  }

  private resolveView(view: readonly string[]): EncodedField[] {
    return [...new Set(view)].map((name) => {
      const field = this.problem.fieldsByName.get(name);
      if (!field) throw new UnknownValue(`There is no field ${JSON.stringify(name)}.`);
      return field;
    });
  }
}

/** Of an enumerated integer: the smallest and largest value that is free. */
function enumeratedBounds(field: ValuesField, states: Uint8Array): Bounds {
  const min = field.integer?.min ?? 0;
  const free = [...field.values.keys()].filter((i) => states[field.firstValue + i] === FREE);
  return { min: min + (free[0] ?? 0), max: min + (free.at(-1) ?? 0) };
}
