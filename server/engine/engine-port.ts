/**
 * What the rest of the server asks of the engine. The engine keeps no configuration: a configuration is its list of
 * commits, oldest first, and every answer is a function of the problem and what is handed in with the question.
 */
export interface Commit {
  readonly field: string;
  readonly value: string;
}

/**
 * - `free`: can be chosen with all other commits kept
 * - `conflicting`: possible, but other commits would have to change
 * - `impossible`: no solution of the problem has it
 * - `undecided`: the question ran out of its budget; never treat as free
 */
export type ValueState = 'free' | 'conflicting' | 'impossible' | 'undecided';

/** Smallest and largest value an integer field can take with all other commits kept. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** False when a question ran out of its budget: the field may go further. */
  readonly exact?: false;
}

export interface Evaluation {
  /** The preferred completion of the commits: a value for every field. */
  readonly assignment: ReadonlyMap<string, string>;
  /** Per field in view, per value. Integer fields are here only when their domain is small enough to enumerate. */
  readonly states: ReadonlyMap<string, ReadonlyMap<string, ValueState>>;
  /** Per integer field in view. */
  readonly bounds: ReadonlyMap<string, Bounds>;
  /**
   * False when finding the preferred completion ran out of its budget: then `assignment` is a completion, but perhaps not the
   * preferred one, and another time it may be a different one.
   */
  readonly exact?: false;
}

/** Values a completion gives to a field where the commits leave it open, if they fit. It restricts nothing. */
export interface Preference {
  readonly field: string;
  /** Most preferred first. */
  readonly values: readonly string[];
}

/** One earlier commit that has to move. `to` is the value it would get. */
export interface Change {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** A smallest set of rules and commits that cannot hold together with what is wanted. */
export interface Explanation {
  readonly rules: readonly string[];
  readonly commits: readonly Commit[];
  /**
   * False when the search ran out of its budget: then there is more in it than is needed, or, of a conflict that is too hard
   * to see through, just the rules around it.
   */
  readonly exact?: false;
}

/** Sets of changes that resolve a conflict. */
export interface Alternatives {
  /** Best first. */
  readonly alternatives: readonly (readonly Change[])[];
  /** False when the search ran out of its budget: there may be others and better ones. Each one here does resolve the conflict. */
  readonly exact?: false;
}

export type Outcome =
  | { readonly kind: 'consistent' }
  | {
      readonly kind: 'conflict';
      readonly changes: readonly Change[];
      readonly explanation: Explanation;
      /** False when the search ran out of its budget: the changes lead out, but perhaps fewer would do. */
      readonly exact?: false;
    }
  | { readonly kind: 'impossible'; readonly explanation: Explanation };

/**
 * Every answer costs the solver a bounded number of conflicts. What is not found out within that is `undecided` or marked with
 * `exact: false`, and only such an answer may be another one another time. Where not even that can be said (do these values
 * fit at all?), a call throws EngineTimeout. Nothing is lost by asking again: what was learnt stays.
 */
export interface EnginePort {
  /**
   * Complete the commits and colour the values of the fields in `view` (default: all).
   *
   * @param preferences take precedence over those of the problem, in their order: each gets the first of its values that
   *   is consistent with the commits and the preferences before it. They change no state and no bounds.
   * @throws InconsistentCommits when the commits contradict the problem or each other
   */
  evaluate(
    commits: readonly Commit[],
    view?: readonly string[],
    preferences?: readonly Preference[],
  ): Promise<Evaluation>;

  /**
   * May these values be committed on top of `commits`? A wanted field that is already committed is replaced.
   * In a conflict, `changes` moves as little as possible: the earlier commits that count for least together (`keep` of
   * their fields), then the fewest, older ones being kept first.
   */
  check(commits: readonly Commit[], wanted: readonly Commit[]): Promise<Outcome>;

  /**
   * Up to `limit` alternatives, best first; the first is the one `check` proposes. None contains all the fields of another.
   * Empty when there is no conflict or nothing resolves it.
   */
  alternatives(commits: readonly Commit[], wanted: readonly Commit[], limit: number): Promise<Alternatives>;
}

/** The same questions, answered at once: for what runs in the thread of the engine. */
export interface SyncEngine {
  evaluate(
    commits: readonly Commit[],
    view?: readonly string[],
    preferences?: readonly Preference[],
  ): Evaluation;
  check(commits: readonly Commit[], wanted: readonly Commit[]): Outcome;
  alternatives(commits: readonly Commit[], wanted: readonly Commit[], limit: number): Alternatives;
  /** Whether the commits hold together: `check` without changes and explanation, which cost more than the question. */
  isConsistent(commits: readonly Commit[]): boolean;
}

/** Thrown for a field or value the problem does not have. */
export class UnknownValue extends Error {
  override readonly name = 'UnknownValue';
}

/** Thrown when commits that were to be evaluated cannot hold together. */
export class InconsistentCommits extends Error {
  override readonly name = 'InconsistentCommits';
  readonly explanation: Explanation;
  constructor(explanation: Explanation) {
    super('The commits cannot hold together.');
    this.explanation = explanation;
  }
}
