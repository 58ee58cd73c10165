/**
 * The configuration kernel of one problem, synchronous. It resolves names, asks the parts in the right order, and puts
 * their answers into the port's words. Commits are assumptions: the kernel keeps no configuration, only what speeds up the
 * next answer (solutions, states already proved, what the solvers have learnt).
 *
 * Invariant: every answer is a function of the problem and of what is asked. Only what a budget of conflicts has cut short,
 * `undecided` or marked as not exact, may differ from one time to the next.
 */
import { type Choice, commitOf, resolveChoices, valueName } from './encode/choices.ts';
import { type ColourTools, colourValues } from './states/decide-value-states.ts';
import { type CompiledProblem, type EncodingLimits, compileProblem } from './encode/compile-problem.ts';
import { ConflictAnalysis } from './sat/conflict-analysis.ts';
import { type CorrectionTools, correctionSets } from './explain/correction-sets.ts';
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
import { type ExplainerTools, explainConflict } from './explain/explain-conflict.ts';
import { Completions } from './complete/completion-cache.ts';
import { BLOCKED, FREE, type Knowledge, KnownStates, OPEN } from './states/state-cache.ts';
import { Neighbourhood } from './solve/neighbourhood.ts';
import type { Problem } from './problem.ts';
import { RangeLevers } from './states/linear-bounds.ts';
import type { Assignment } from './encode/rule-check.ts';
import { RuleTrace } from './explain/rule-trace.ts';
import type { SatSolverFactory } from './sat/sat-solver.ts';
import { satisfiablePreferences } from './complete/satisfiable-preferences.ts';
import { type Memory, type Snapshot, recallSnapshot, takeSnapshot } from './snapshot.ts';
import { SolutionPool } from './solve/solution-pool.ts';
import { someSolution } from './complete/find-solution.ts';
import { SolverSession } from './solve/incremental-solver.ts';
import { type BoundTools, wideBounds } from './states/wide-bounds.ts';
import { UnitPropagation } from './sat/unit-propagation.ts';

export interface KernelOptions {
  /** Conflicts a single question about values may take before they are `undecided`. */
  readonly conflictBudget?: number;
  /**
   * Conflicts that each part of an answer may take: the completion, all states, whether something fits, the
   * alternatives, the explanation.
   */
  readonly partBudget?: number;
  /** Decisions a search for the end of a range may take before the solver is asked. */
  readonly decisionBudget?: number;
  /** Conflicts a completion may learn from before the solver is asked. */
  readonly lessons?: number;
  readonly limits?: EncodingLimits;
  /** What another kernel of the same problem with the same limits has worked out. */
  readonly snapshot?: Snapshot;
}

const CONFLICT_BUDGET = 5_000;
const PART_BUDGET = 20_000;
const DECISION_BUDGET = 600;
const LESSONS = 16;

export class Kernel implements SyncEngine {
  private readonly problem: CompiledProblem;
  private readonly session: SolverSession;
  private readonly pool: SolutionPool;
  private readonly completions: Completions;
  private readonly known: KnownStates;
  /** What the parts share, each taking what it needs. */
  private readonly tools: ColourTools & CorrectionTools & ExplainerTools & BoundTools;
  /** States without any choice: what is BLOCKED here is impossible. */
  private readonly unconditional: Uint8Array;
  private readonly memory: Memory;
  private readonly partBudget: number;

  /** @throws InvalidProblem, InvalidSnapshot */
  constructor(source: Problem, factory: SatSolverFactory, options: KernelOptions = {}) {
    const { snapshot } = options;
    this.partBudget = options.partBudget ?? PART_BUDGET;
    const problem = compileProblem(source, options.limits, snapshot?.clauses);
    const { clauses, fields, literals, valueCount } = problem;
    const propagation = new UnitPropagation(clauses);
    const { contradictory, fixed, remaining } = propagation;
    const simplified = contradictory ? [[]] : [...fixed.map((literal) => [literal]), ...remaining];
    const session = new SolverSession(factory, simplified, clauses.variables, fields);
    const pool = new SolutionPool(fields, valueCount);
    const onSolution = (solution: Assignment): void => {
      pool.add(solution);
    };
    const analysis = new ConflictAnalysis(propagation);
    const completions = new Completions({
      fields,
      literals,
      propagation,
      analysis,
      session,
      lessons: options.lessons ?? LESSONS,
      conflicts: this.partBudget,
      onSolution,
      atHand: (choices) => {
        const { solution, differences } = pool.nearest(choices);
        return differences === 0 ? solution : undefined;
      },
    });
    const neighbourhood = new Neighbourhood(problem, propagation);
    let trace: RuleTrace | undefined;
    this.problem = problem;
    this.session = session;
    this.pool = pool;
    this.completions = completions;
    this.known = new KnownStates(fields);
    this.unconditional = new Uint8Array(valueCount);
    this.memory = { problem, pool, known: this.known, completions, unconditional: this.unconditional };
    this.tools = {
      problem,
      factory,
      propagation,
      session,
      pool,
      neighbourhood,
      completions,
      known: this.known,
      levers: new Map(
        fields
          .filter((field) => field.kind === 'wide')
          .map((field) => [field.index, new RangeLevers(field, problem.sums)]),
      ),
      // Only conflicts ask for it.
      get trace() {
        return (trace ??= new RuleTrace(problem));
      },
      recipes: [],
      decisions: options.decisionBudget ?? DECISION_BUDGET,
      budget: options.conflictBudget ?? CONFLICT_BUDGET,
    };
    if (snapshot) recallSnapshot(this.memory, snapshot);
  }

  /** Solver questions asked so far, for measurements. */
  get questions(): number {
    return this.session.questions;
  }

  /** @throws InconsistentCommits, UnknownValue, EngineTimeout */
  evaluate(
    commits: readonly Commit[],
    view?: readonly string[],
    preferences: readonly Preference[] = [],
  ): Evaluation {
    const choices = resolveChoices(this.problem, commits);
    const fields = view ? this.resolveView(view) : this.problem.fields;
    const knowledge = this.know(choices, fields);
    const { states } = knowledge;
    const { completion, exact } = this.withPreferences(choices, preferences, knowledge.completion);
    this.startPart();

    const assignment = new Map<string, string>();
    for (const field of this.problem.fields)
      assignment.set(field.name, valueName(field, completion[field.index] ?? 0));
    const named = new Map<string, Map<string, ValueState>>();
    const bounds = new Map<string, Bounds>();
    for (const field of fields) {
      if (field.kind === 'wide') {
        bounds.set(field.name, wideBounds(this.tools, field, choices, knowledge));
        continue;
      }
      const fieldStates = new Map<string, ValueState>();
      for (const [i, value] of field.values.entries())
        fieldStates.set(value, this.stateName(field, i, states));
      named.set(field.name, fieldStates);
      if (field.integer) bounds.set(field.name, freeBounds(field, states));
    }
    return { assignment, states: named, bounds, ...(exact ? {} : { exact: false }) };
  }

  /** @throws UnknownValue, EngineTimeout */
  check(commits: readonly Commit[], wanted: readonly Commit[]): Outcome {
    const { kept, added } = this.resolveWanted(commits, wanted);
    if (this.fits([...kept, ...added])) return { kind: 'consistent' };
    if (!this.fits(added)) return { kind: 'impossible', explanation: this.explain([], added) };
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
    if (this.fits([...kept, ...added]) || !this.fits(added)) return { alternatives: [] };
    return this.alternativesOf(kept, added, limit);
  }

  /** @throws UnknownValue, EngineTimeout */
  isConsistent(commits: readonly Commit[]): boolean {
    return this.fits(resolveChoices(this.problem, commits));
  }

  /** What is known about the problem itself; undefined while it is not known to have a solution. */
  snapshot(): Snapshot | undefined {
    return takeSnapshot(this.memory);
  }

  dispose(): void {
    this.session.dispose();
  }

  /** The preferred completion, and the states of at least the fields in view. */
  private know(choices: readonly Choice[], view: readonly EncodedField[]): Knowledge {
    let knowledge = this.known.exact(choices);
    if (!knowledge) {
      this.startPart();
      const completion = this.completions.ofAnyKind(choices);
      this.startPart();
      if (!completion) throw new InconsistentCommits(this.explain(choices, []));
      knowledge = this.known.open(choices, completion, this.problem.valueCount);
    }
    this.startPart();
    colourValues(this.tools, choices, knowledge.completion, view, knowledge.states);
    this.settleImpossible(knowledge.completion, view, knowledge.states);
    return knowledge;
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
    this.startPart();
    return withinBudget<{ completion: Assignment; exact: boolean }>(
      () => {
        const kept = satisfiablePreferences(this.tools, choices, values);
        return { completion: this.completions.of([...choices, ...kept]) ?? completion, exact: true };
      },
      () => ({ completion, exact: false }),
    );
  }

  /** What comes now may cost as much as any part of an answer. */
  private startPart(): void {
    this.session.effort.allow(this.partBudget);
  }

  /** Finds out which of the blocked values in view no solution has at all. */
  private settleImpossible(solution: Assignment, view: readonly EncodedField[], states: Uint8Array): void {
    const { unconditional, pool } = this;
    const unclear = view.filter((field) => {
      if (field.kind === 'wide') return false;
      let ask = false;
      for (let i = field.firstValue; i < field.firstValue + field.values.length; i += 1) {
        if (unconditional[i] !== OPEN) continue;
        if (states[i] === FREE || pool.seen[i] === 1) unconditional[i] = FREE;
        else if (states[i] === BLOCKED) ask = true;
      }
      return ask;
    });
    colourValues(this.tools, [], solution, unclear, unconditional);
  }

  private stateName(field: ValuesField, value: number, states: Uint8Array): ValueState {
    const number = field.firstValue + value;
    if (states[number] === FREE) return 'free';
    if (states[number] !== BLOCKED) return 'undecided';
    if (this.unconditional[number] === FREE) return 'conflicting';
    return this.unconditional[number] === BLOCKED ? 'impossible' : 'undecided';
  }

  /** Do these choices have a solution? @throws EngineTimeout */
  private fits(choices: readonly Choice[]): boolean {
    const [only, another] = choices;
    const field = only && !another ? only.field : undefined;
    if (field?.kind === 'values' && this.pool.seen[field.firstValue + (only?.value ?? 0)] === 1) return true;
    this.startPart();
    const solution = withinBudget(
      () => someSolution(this.tools, choices),
      () => this.completions.ofAnyKind(choices),
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
    this.startPart();
    return explainConflict(this.tools, commits, wanted);
  }

  private alternativesOf(commits: readonly Choice[], wanted: readonly Choice[], limit: number): Alternatives {
    this.startPart();
    const { sets, exact } = correctionSets(this.tools, commits, wanted, limit);
    const alternatives = sets.map((moved) => this.alternativeOf(new Set(moved), commits, wanted));
    return {
      alternatives: alternatives.map(({ changes }) => changes),
      ...(exact && alternatives.every((alternative) => alternative.exact) ? {} : { exact: false }),
    };
  }

  /** The commits that move, with what they become in the preferred completion of all the others. */
  private alternativeOf(
    moving: ReadonlySet<number>,
    commits: readonly Choice[],
    wanted: readonly Choice[],
  ): { changes: Change[]; exact: boolean } {
    const kept = commits.filter((_, i) => !moving.has(i));
    const completion = this.completions.ofAnyKind([...kept, ...wanted]);
    const changes = commits
      .filter((_, i) => moving.has(i))
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
function freeBounds(field: ValuesField, states: Uint8Array): Bounds {
  const min = field.integer?.min ?? 0;
  const free = [...field.values.keys()].filter((i) => states[field.firstValue + i] === FREE);
  return { min: min + (free[0] ?? 0), max: min + (free.at(-1) ?? 0) };
}
