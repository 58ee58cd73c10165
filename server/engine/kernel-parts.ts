/**
 * What a kernel is made of: the compiled problem, the tools of the stages and what they remember, wired together.
 *
 * Invariant: all of it belongs to one problem. Cost: compiling the problem and propagating its facts once.
 */
import { type CompiledProblem, type EncodingLimits, compileProblem } from './encode/compile-problem.ts';
import type { Assignment } from './encode/rule-check.ts';
import { CompletionCache } from './complete/completion-cache.ts';
import type { CorrectionTools } from './explain/correction-sets.ts';
import type { ExplainerTools } from './explain/explain-conflict.ts';
import { RuleTrace } from './explain/rule-trace.ts';
import type { Problem } from './problem.ts';
import { ConflictAnalysis } from './sat/conflict-analysis.ts';
import type { SatSolverFactory } from './sat/sat-solver.ts';
import { UnitPropagation } from './sat/unit-propagation.ts';
import { type KernelMemory, type Snapshot, restoreSnapshot } from './snapshot.ts';
import { IncrementalSolver } from './solve/incremental-solver.ts';
import { Neighbourhood } from './solve/neighbourhood.ts';
import { SolutionPool } from './solve/solution-pool.ts';
import type { ValueStateTools } from './states/decide-value-states.ts';
import { LinearBounds } from './states/linear-bounds.ts';
import { StateCache } from './states/state-cache.ts';
import type { BoundTools } from './states/wide-bounds.ts';

export interface KernelOptions {
  /** Conflicts that one question about values may meet before they are `undecided`. */
  readonly conflictsPerQuestion?: number;
  /**
   * Conflicts that each part of an answer may meet: the completion, all states, a consistency check, the alternatives, the
   * explanation.
   */
  readonly conflictsPerPart?: number;
  /** Decisions that branch and bound for the end of a range may make before the solver is asked. */
  readonly decisionsPerSearch?: number;
  /** Conflicts a completion may learn from before the solver is asked. */
  readonly learnedPerCompletion?: number;
  readonly limits?: EncodingLimits;
  /** Results of another kernel of the same problem with the same limits. */
  readonly snapshot?: Snapshot;
}

const CONFLICTS_PER_QUESTION = 5_000;
const CONFLICTS_PER_PART = 20_000;
const DECISIONS_PER_SEARCH = 600;
const LEARNED_PER_COMPLETION = 16;

/** Shared by the stages. */
export type KernelTools = ValueStateTools &
  CorrectionTools &
  ExplainerTools &
  BoundTools & {
    readonly problem: CompiledProblem;
    readonly solver: IncrementalSolver;
    readonly pool: SolutionPool;
    readonly completions: CompletionCache;
    readonly stateCache: StateCache;
  };

export interface KernelParts {
  readonly tools: KernelTools;
  readonly memory: KernelMemory;
  /** Conflicts that each part of an answer may meet. */
  readonly conflictsPerPart: number;
}

/** @throws InvalidProblem, InvalidSnapshot */
export function buildKernelParts(
  source: Problem,
  factory: SatSolverFactory,
  options: KernelOptions,
): KernelParts {
  const { snapshot } = options;
  const conflictsPerPart = options.conflictsPerPart ?? CONFLICTS_PER_PART;
  const problem = compileProblem(source, options.limits, snapshot?.clauses);
  const { clauses, fields, literals, valueCount } = problem;
  const propagation = new UnitPropagation(clauses);
  const { contradictory, fixed, remaining } = propagation;
  const simplified = contradictory ? [[]] : [...fixed.map((literal) => [literal]), ...remaining];
  const solver = new IncrementalSolver(factory, simplified, clauses.variables, fields);
  const pool = new SolutionPool(fields, valueCount);
  const onSolution = (solution: Assignment): void => {
    pool.add(solution);
  };
  const analysis = new ConflictAnalysis(propagation);
  const completions = new CompletionCache({
    fields,
    literals,
    propagation,
    analysis,
    solver,
    learnedPerCompletion: options.learnedPerCompletion ?? LEARNED_PER_COMPLETION,
    conflicts: conflictsPerPart,
    onSolution,
    knownSolution: (choices) => {
      const { solution, differences } = pool.nearest(choices);
      return differences === 0 ? solution : undefined;
    },
  });
  const neighbourhood = new Neighbourhood(problem, propagation);
  let trace: RuleTrace | undefined;
  const stateCache = new StateCache(fields);
  const memory: KernelMemory = {
    problem,
    pool,
    stateCache,
    completions,
    unconditional: new Uint8Array(valueCount),
  };
  const tools: KernelTools = {
    problem,
    factory,
    propagation,
    solver,
    pool,
    neighbourhood,
    completions,
    stateCache,
    linearBounds: new Map(
      fields
        .filter((field) => field.kind === 'wide')
        .map((field) => [field.index, new LinearBounds(field, problem.inequalities)]),
    ),
    // Built for the first conflict.
    get trace() {
      return (trace ??= new RuleTrace(problem));
    },
    repairs: [],
    decisionsPerSearch: options.decisionsPerSearch ?? DECISIONS_PER_SEARCH,
    conflictsPerQuestion: options.conflictsPerQuestion ?? CONFLICTS_PER_QUESTION,
  };
  if (snapshot) restoreSnapshot(memory, snapshot);
  return { tools, memory, conflictsPerPart };
}
