/**
 * The port of the engine. The engine stores no configuration: a configuration is its list of commits, oldest first, and every
 * answer is a function of the problem and the arguments.
 */
export interface Commit {
  readonly field: string;
  readonly value: string;
}

/**
 * - `free`: consistent with all other commits
 * - `conflicting`: inconsistent with them, but some solution of the problem has it
 * - `impossible`: no solution of the problem has it
 * - `undecided`: the conflict budget was spent; never treat as free
 */
export type ValueState = 'free' | 'conflicting' | 'impossible' | 'undecided';

/** Smallest and largest value of an integer field under all other commits. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** False when the conflict budget was spent: the range may be wider. */
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
   * False when the conflict budget was spent: then `assignment` is a completion, but perhaps not the preferred one, and it may
   * be another one the next time.
   */
  readonly exact?: false;
}

/** Values a completion gives to a field where the commits leave it open, if they fit. It restricts nothing. */
export interface Preference {
  readonly field: string;
  /** Most preferred first. */
  readonly values: readonly string[];
}

/** An earlier commit that has to change. `to` is the value it would get. */
export interface Change {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** A minimal set of rules and commits that are inconsistent with the requested values. */
export interface Explanation {
  readonly rules: readonly string[];
  readonly commits: readonly Commit[];
  /**
   * False when the conflict budget was spent: then it need not be minimal, or, of a conflict that could not be refuted, has the
   * rules nearest to it.
   */
  readonly exact?: false;
}

/** Sets of changes that resolve a conflict. */
export interface Alternatives {
  /** Best first. */
  readonly alternatives: readonly (readonly Change[])[];
  /** False when the conflict budget was spent: there may be others and better ones, but each of these resolves the conflict. */
  readonly exact?: false;
}

export type Outcome =
  | { readonly kind: 'consistent' }
  | {
      readonly kind: 'conflict';
      readonly changes: readonly Change[];
      readonly explanation: Explanation;
      /** False when the conflict budget was spent: the changes resolve the conflict, but fewer may be enough. */
      readonly exact?: false;
    }
  | { readonly kind: 'impossible'; readonly explanation: Explanation };

/**
 * Every answer has a conflict budget. What is not decided within it is `undecided` or has `exact: false`, and only such an
 * answer may differ the next time. Where even that is not possible (are these values consistent at all?), a call throws
 * EngineTimeout. Asking again continues with the clauses learned so far.
 */
export interface EnginePort {
  /**
   * Completes the commits and decides the states of the values of the fields in `view` (default: all).
   *
   * @param preferences take precedence over those of the problem, in their order: each gets the first of its values that
   *   is consistent with the commits and the preferences before it. They change no state and no bounds.
   * @throws InconsistentCommits when the commits are inconsistent with the problem or with each other
   */
  evaluate(
    commits: readonly Commit[],
    view?: readonly string[],
    preferences?: readonly Preference[],
  ): Promise<Evaluation>;

  /**
   * Are the wanted values consistent with `commits`? They replace earlier commits of the same fields. In a conflict, `changes`
   * has the earlier commits of the least total cost (`keep` of their fields), then the fewest, then those that keep older commits.
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

/** Thrown when commits to be evaluated are inconsistent. */
export class InconsistentCommits extends Error {
  override readonly name = 'InconsistentCommits';
  readonly explanation: Explanation;
  constructor(explanation: Explanation) {
    super('The commits are inconsistent.');
    this.explanation = explanation;
  }
}
