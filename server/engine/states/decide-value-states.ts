/**
 * Decides the state of every value in view: of an uncommitted field under all commits, of a committed field under all commits
 * but its own.
 *
 * Cheap proofs come first: inherited states, known solutions, swaps around the completion, failed-literal probing with repair.
 * The values still open are asked of the solver together: "is there a solution with at least one of these values?", until
 * there is none. Each solution frees several values, the refutation blocks all that are left.
 *
 * Invariant: FREE and BLOCKED are proved; a question that runs out of budget leaves UNDECIDED, never FREE.
 * Cost: about linear in the values in view, plus usually a handful of solver calls.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import type { EncodedField, ValuesField } from '../encode/encode-field.ts';
import { BLOCKED, FREE, OPEN, UNDECIDED } from './state-cache.ts';
import type { Move, Neighbourhood } from '../solve/neighbourhood.ts';
import type { Assignment } from '../encode/rule-check.ts';
import { type SolutionPool, differing } from '../solve/solution-pool.ts';
import type { IncrementalSolver } from '../solve/incremental-solver.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface ValueStateTools {
  readonly propagation: UnitPropagation;
  readonly solver: IncrementalSolver;
  readonly pool: SolutionPool;
  readonly neighbourhood: Neighbourhood;
  /** By value number: the moves of its last successful repair. */
  readonly repairs: (readonly Move[] | undefined)[];
  /** Conflicts that one question may meet. */
  readonly conflictsPerQuestion: number;
}

/** Decides the OPEN states of the fields in view. `completion` is a solution with the choices. */
export function decideValueStates(
  tools: ValueStateTools,
  choices: readonly Choice[],
  completion: Assignment,
  view: readonly EncodedField[],
  states: Uint8Array,
): void {
  const search = new ValueStateSearch(tools, choices, completion, view, states);
  if (search.isDone) return;
  search.markSolution(completion, undefined);
  search.trySwaps();
  tools.pool.forEachNear(choices, (solution, except) => {
    search.markSolution(solution, except);
  });
  search.probeAll();
  search.askSolver();
}

/** A value that is still open. */
interface OpenValue {
  readonly field: ValuesField;
  readonly value: number;
}

/** Repairs with more moves than this are not stored: they are seldom valid again, and memory is bounded. */
const MAX_STORED_MOVES = 24;
/** Fewer open values than this are probed one by one. */
const MIN_COVERED = 8;

class ValueStateSearch {
  private readonly tools: ValueStateTools;
  private readonly choices: readonly Choice[];
  private readonly completion: Assignment;
  private readonly states: Uint8Array;
  private readonly uncommitted: readonly ValuesField[];
  private readonly uncommittedByIndex: ReadonlyMap<number, ValuesField>;
  private readonly committed: readonly { readonly field: ValuesField; readonly choice: Choice }[];

  constructor(
    tools: ValueStateTools,
    choices: readonly Choice[],
    completion: Assignment,
    view: readonly EncodedField[],
    states: Uint8Array,
  ) {
    this.tools = tools;
    this.choices = choices;
    this.completion = completion;
    this.states = states;
    const byField = new Map(choices.map((choice) => [choice.field, choice]));
    const fields = view.filter((field) => field.kind === 'values').filter((field) => this.hasOpen(field));
    this.uncommitted = fields.filter((field) => !byField.has(field));
    this.uncommittedByIndex = new Map(this.uncommitted.map((field) => [field.index, field]));
    this.committed = fields.flatMap((field) => {
      const choice = byField.get(field);
      return choice ? [{ field, choice }] : [];
    });
  }

  get isDone(): boolean {
    return this.uncommitted.length + this.committed.length === 0;
  }

  /** The values of a solution that agrees with all choices, except perhaps one, are free. */
  markSolution(solution: Assignment, except: Choice | undefined): void {
    if (except) {
      const { field } = except;
      if (field.kind === 'values') this.mark(field, solution[field.index] ?? 0, FREE);
      return;
    }
    for (const field of this.uncommitted) this.mark(field, solution[field.index] ?? 0, FREE);
    for (const { field, choice } of this.committed) this.mark(field, choice.value, FREE);
  }

  /** Swaps around the completion, and replays of earlier repairs. */
  trySwaps(): void {
    const { neighbourhood, repairs } = this.tools;
    neighbourhood.moveTo(this.completion);
    const committed = new Set(this.choices.map((choice) => choice.field.index));
    this.forEachOpen((field, value) => {
      if (neighbourhood.isSwapValid(field.index, value)) this.mark(field, value, FREE);
      const moves = repairs[field.firstValue + value];
      if (!moves || this.states[field.firstValue + value] !== OPEN) return;
      if (moves.some((move) => move.field !== field.index && committed.has(move.field))) return;
      if (neighbourhood.isReplayValid(moves)) this.markMoves(field, moves);
    });
  }

  /** Probes the open values of every field under the choices, or under those of other fields. */
  probeAll(): void {
    const { propagation } = this.tools;
    propagation.backtrack(0);
    const committed = new Map(this.committed.map((entry) => [entry.choice, entry.field]));
    const released = this.choices.filter((choice) => {
      const field = committed.get(choice);
      return field && this.hasOpen(field);
    });
    const isReleased = new Set(released);
    for (const choice of this.choices) if (!isReleased.has(choice)) this.assume([choice]);
    this.releaseEach(released);
    this.assume(released);
    this.coverOpenValues();
    for (const field of this.uncommitted) this.probe(field);
    propagation.backtrack(0);
  }

  askSolver(): void {
    this.ask(
      this.uncommitted.flatMap((field) => this.openValues(field)),
      this.choices,
    );
    for (const { field, choice } of this.committed)
      this.ask(
        this.openValues(field),
        this.choices.filter((other) => other !== choice),
      );
  }

  /**
   * Probes the field of each choice under all the other choices. Divide and conquer: either half is assumed while the other
   * is released in turn, so each choice is assumed once per level of recursion.
   */
  private releaseEach(choices: readonly Choice[]): void {
    const [only, another] = choices;
    if (!only) return;
    if (!another) {
      if (only.field.kind === 'values') this.probe(only.field);
      return;
    }
    const middle = choices.length >> 1;
    const { level } = this.tools.propagation;
    for (const [assumed, released] of [
      [choices.slice(middle), choices.slice(0, middle)],
      [choices.slice(0, middle), choices.slice(middle)],
    ] as const) {
      this.assume(assumed);
      this.releaseEach(released);
      this.tools.propagation.backtrack(level);
    }
  }

  private assume(choices: readonly Choice[]): void {
    for (const literal of literalsOf(choices)) this.tools.propagation.assume(literal);
  }

  /**
   * With all choices assumed: repairs with as many open values as possible at once, as long as there are enough of them.
   */
  private coverOpenValues(): void {
    const { propagation, neighbourhood } = this.tools;
    const { level } = propagation;
    for (;;) {
      let assumed = 0;
      for (const field of this.uncommitted)
        for (let i = 0; i < field.literals.length; i += 1) {
          if (this.states[field.firstValue + i] !== OPEN) continue;
          const literal = field.literals[i] ?? 0;
          if (propagation.value(literal) !== 0) continue;
          if (propagation.assume(literal)) assumed += 1;
          else propagation.backtrack(propagation.level - 1);
        }
      const moves = assumed < MIN_COVERED ? undefined : neighbourhood.repair(level);
      propagation.backtrack(level);
      if (!moves) return;
      for (const { field, value } of moves) {
        const moved = this.uncommittedByIndex.get(field);
        if (moved) this.mark(moved, value, FREE);
      }
    }
  }

  /**
   * With the other choices assumed: a value is BLOCKED when propagation refutes it (failed literal), FREE when a repair of the
   * completion has it.
   */
  private probe(field: ValuesField): void {
    const { propagation, neighbourhood, repairs } = this.tools;
    const { level } = propagation;
    for (const [i, literal] of field.literals.entries()) {
      if (this.states[field.firstValue + i] !== OPEN) continue;
      if (!propagation.assume(literal)) this.mark(field, i, BLOCKED);
      else {
        const moves = neighbourhood.repair(level);
        if (moves) {
          repairs[field.firstValue + i] = moves.length <= MAX_STORED_MOVES ? moves : undefined;
          this.markMoves(field, moves);
        }
      }
      propagation.backtrack(level);
    }
  }

  /** The values of moves that lead from the completion to a solution with another value of the field are free. */
  private markMoves(field: ValuesField, moves: readonly Move[]): void {
    // With a commit released, the solution proves nothing for other fields.
    if (!this.uncommittedByIndex.has(field.index)) {
      for (const move of moves) if (move.field === field.index) this.mark(field, move.value, FREE);
      return;
    }
    for (const move of moves) {
      const moved = this.uncommittedByIndex.get(move.field);
      if (moved) this.mark(moved, move.value, FREE);
    }
  }

  /** Decides the given values under the given choices. */
  private ask(values: OpenValue[], choices: readonly Choice[]): void {
    const { solver, pool, conflictsPerQuestion } = this.tools;
    if (values.length > 0) solver.setPhases(this.completion);
    const assumptions = literalsOf(choices);
    let open = values;
    while (open.length > 0) {
      const literals = open.map(({ field, value }) => field.literals[value] ?? 0);
      const answer = solver.solve(assumptions, literals, { conflicts: conflictsPerQuestion });
      if (answer === 'satisfiable') {
        const solution = solver.solution();
        pool.add(solution);
        for (const { field, value } of open)
          if (solution[field.index] === value) this.mark(field, value, FREE);
        const difference = differing(solution, this.choices);
        if (difference !== 'several') this.markSolution(solution, difference);
      } else if (answer === 'unsatisfiable' || open.length === 1) {
        const state = answer === 'unsatisfiable' ? BLOCKED : UNDECIDED;
        for (const { field, value } of open) this.mark(field, value, state);
      } else {
        // Out of budget together: one by one, so that only the hard values stay undecided.
        for (const value of open) this.ask([value], choices);
      }
      open = open.filter(({ field, value }) => this.states[field.firstValue + value] === OPEN);
    }
  }

  private forEachOpen(visit: (field: ValuesField, value: number) => void): void {
    const visitField = (field: ValuesField): void => {
      for (let value = 0; value < field.values.length; value += 1)
        if (this.states[field.firstValue + value] === OPEN) visit(field, value);
    };
    for (const field of this.uncommitted) visitField(field);
    for (const { field } of this.committed) visitField(field);
  }

  private openValues(field: ValuesField): OpenValue[] {
    const open: OpenValue[] = [];
    for (let value = 0; value < field.values.length; value += 1)
      if (this.states[field.firstValue + value] === OPEN) open.push({ field, value });
    return open;
  }

  private hasOpen(field: ValuesField): boolean {
    const end = field.firstValue + field.values.length;
    for (let i = field.firstValue; i < end; i += 1) if (this.states[i] === OPEN) return true;
    return false;
  }

  private mark(field: ValuesField, value: number, state: number): void {
    if (this.states[field.firstValue + value] === OPEN) this.states[field.firstValue + value] = state;
  }
}
