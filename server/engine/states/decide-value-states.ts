/**
 * The exact state of every value in view: values of fields without a commit against all commits, values of a committed
 * field with only that field released.
 *
 * Cheap proofs first: states known from earlier evaluations, solutions at hand, one-swaps around the completion, unit
 * propagation. What is still open goes to the solver as one question, "is there a solution in which at least one of
 * these holds?", until it says no; each solution settles many values, the final no settles all the rest.
 *
 * Invariant: FREE and BLOCKED are proved; a question that runs out of its budget leaves UNDECIDED, never FREE.
 * Cost: without the solver about linear in the values in view; as a rule a handful of solver calls.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import type { EncodedField, ValuesField } from '../encode/encode-field.ts';
import { BLOCKED, FREE, OPEN, UNDECIDED } from './state-cache.ts';
import type { Move, Neighbourhood } from '../solve/neighbourhood.ts';
import type { Assignment } from '../encode/rule-check.ts';
import { type SolutionPool, differing } from '../solve/solution-pool.ts';
import type { SolverSession } from '../solve/incremental-solver.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface ColourTools {
  readonly propagation: UnitPropagation;
  readonly session: SolverSession;
  readonly pool: SolutionPool;
  readonly neighbourhood: Neighbourhood;
  /** By value number: the moves of its last successful repair. */
  readonly recipes: (readonly Move[] | undefined)[];
  /** Conflicts a single question may take. */
  readonly budget: number;
}

/**
 * Fills in the OPEN states of the fields in view. `completion` is a solution that has the choices.
 */
export function colourValues(
  tools: ColourTools,
  choices: readonly Choice[],
  completion: Assignment,
  view: readonly EncodedField[],
  states: Uint8Array,
): void {
  const colouring = new Colouring(tools, choices, completion, view, states);
  if (colouring.settled) return;
  colouring.absorb(completion, undefined);
  colouring.scanSwaps();
  tools.pool.forEachNear(choices, (solution, except) => {
    colouring.absorb(solution, except);
  });
  colouring.propagate();
  colouring.askAll();
}

/** A value that is still open. */
interface OpenValue {
  readonly field: ValuesField;
  readonly value: number;
}

/** Repairs with more moves than this are not remembered: they seldom fit again, and memory is bounded. */
const LONGEST_RECIPE = 24;
/** Fewer values than this are looked at one by one. */
const LEAST_COVERED = 8;

class Colouring {
  private readonly tools: ColourTools;
  private readonly choices: readonly Choice[];
  private readonly completion: Assignment;
  private readonly states: Uint8Array;
  private readonly free: readonly ValuesField[];
  private readonly freeByIndex: ReadonlyMap<number, ValuesField>;
  private readonly committed: readonly { readonly field: ValuesField; readonly choice: Choice }[];

  constructor(
    tools: ColourTools,
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
    this.free = fields.filter((field) => !byField.has(field));
    this.freeByIndex = new Map(this.free.map((field) => [field.index, field]));
    this.committed = fields.flatMap((field) => {
      const choice = byField.get(field);
      return choice ? [{ field, choice }] : [];
    });
  }

  get settled(): boolean {
    return this.free.length + this.committed.length === 0;
  }

  /** A solution that has all choices (but perhaps `except`) shows that its values fit. */
  absorb(solution: Assignment, except: Choice | undefined): void {
    if (except) {
      const { field } = except;
      if (field.kind === 'values') this.mark(field, solution[field.index] ?? 0, FREE);
      return;
    }
    for (const field of this.free) this.mark(field, solution[field.index] ?? 0, FREE);
    for (const { field, choice } of this.committed) this.mark(field, choice.value, FREE);
  }

  /** Values that fit around the completion with nothing else changed. */
  scanSwaps(): void {
    const { neighbourhood, recipes } = this.tools;
    neighbourhood.around(this.completion);
    const committed = new Set(this.choices.map((choice) => choice.field.index));
    this.forEachOpen((field, value) => {
      if (neighbourhood.fits(field.index, value)) this.mark(field, value, FREE);
      const moves = recipes[field.firstValue + value];
      if (!moves || this.states[field.firstValue + value] !== OPEN) return;
      if (moves.some((move) => move.field !== field.index && committed.has(move.field))) return;
      if (neighbourhood.replay(moves)) this.absorbMoves(field, moves);
    });
  }

  /** What can be seen by assuming the choices and each value: see {@link probe}. */
  propagate(): void {
    const { propagation } = this.tools;
    propagation.backtrack(0);
    const committed = new Map(this.committed.map((entry) => [entry.choice, entry.field]));
    const released = this.choices.filter((choice) => {
      const field = committed.get(choice);
      return field && this.hasOpen(field);
    });
    const wanted = new Set(released);
    for (const choice of this.choices) if (!wanted.has(choice)) this.assume([choice]);
    this.releaseEach(released);
    this.assume(released);
    this.cover();
    for (const field of this.free) this.probe(field);
    propagation.backtrack(0);
  }

  askAll(): void {
    this.ask(
      this.free.flatMap((field) => this.openValues(field)),
      this.choices,
    );
    for (const { field, choice } of this.committed)
      this.ask(
        this.openValues(field),
        this.choices.filter((other) => other !== choice),
      );
  }

  /** Propagates, for each of the choices, all of the others: halves take turns, so each level assumes each choice once. */
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
   * With all choices assumed: solutions that have as many of the open values as possible at once. Goes on while that
   * settles more than it costs.
   */
  private cover(): void {
    const { propagation, neighbourhood } = this.tools;
    const { level } = propagation;
    for (;;) {
      let assumed = 0;
      for (const field of this.free)
        for (let i = 0; i < field.literals.length; i += 1) {
          if (this.states[field.firstValue + i] !== OPEN) continue;
          const literal = field.literals[i] ?? 0;
          if (propagation.value(literal) !== 0) continue;
          if (propagation.assume(literal)) assumed += 1;
          else propagation.backtrack(propagation.level - 1);
        }
      const moves = assumed < LEAST_COVERED ? undefined : neighbourhood.repair(level);
      propagation.backtrack(level);
      if (!moves) return;
      for (const { field, value } of moves) {
        const moved = this.freeByIndex.get(field);
        if (moved) this.mark(moved, value, FREE);
      }
    }
  }

  /**
   * With the other choices assumed: values that are ruled out or lead to a conflict at once are BLOCKED, values that fit
   * after a few other fields have moved along are FREE.
   */
  private probe(field: ValuesField): void {
    const { propagation, neighbourhood, recipes } = this.tools;
    const { level } = propagation;
    for (const [i, literal] of field.literals.entries()) {
      if (this.states[field.firstValue + i] !== OPEN) continue;
      if (!propagation.assume(literal)) this.mark(field, i, BLOCKED);
      else {
        const moves = neighbourhood.repair(level);
        if (moves) {
          recipes[field.firstValue + i] = moves.length <= LONGEST_RECIPE ? moves : undefined;
          this.absorbMoves(field, moves);
        }
      }
      propagation.backtrack(level);
    }
  }

  /** Moves from the completion that lead to a solution in which the field has another value. */
  private absorbMoves(field: ValuesField, moves: readonly Move[]): void {
    // With a commit released, the solution says nothing about other fields.
    if (!this.freeByIndex.has(field.index)) {
      for (const move of moves) if (move.field === field.index) this.mark(field, move.value, FREE);
      return;
    }
    for (const move of moves) {
      const moved = this.freeByIndex.get(move.field);
      if (moved) this.mark(moved, move.value, FREE);
    }
  }

  /** Settles the given values against the given choices. */
  private ask(values: OpenValue[], choices: readonly Choice[]): void {
    const { session, pool, budget } = this.tools;
    if (values.length > 0) session.preferLike(this.completion);
    const assumptions = literalsOf(choices);
    let open = values;
    while (open.length > 0) {
      const literals = open.map(({ field, value }) => field.literals[value] ?? 0);
      const answer = session.solve(assumptions, literals, { conflicts: budget });
      if (answer === 'satisfiable') {
        const solution = session.solution();
        pool.add(solution);
        for (const { field, value } of open)
          if (solution[field.index] === value) this.mark(field, value, FREE);
        const difference = differing(solution, this.choices);
        if (difference !== 'several') this.absorb(solution, difference);
      } else if (answer === 'unsatisfiable' || open.length === 1) {
        const state = answer === 'unsatisfiable' ? BLOCKED : UNDECIDED;
        for (const { field, value } of open) this.mark(field, value, state);
      } else {
        // Too hard together: one by one, so that only the hard ones stay undecided.
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
    for (const field of this.free) visitField(field);
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
