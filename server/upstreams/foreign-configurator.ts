import type { Configuration } from '#contract/configuration.ts';

/**
 * A CPQ system other than the embedded tenant that configures products of the catalog. Adapters implement it
 * (`server/<vendor>/adapter`); the embedded tenant keeps the sessions and holds the cart items.
 *
 * Every call may throw `ForeignError`. An adapter keeps no state of its own between calls except credentials and caches: what it
 * needs of a configuration is in the `session` that it returns and is given again, also after a restart of the server.
 */
export interface ForeignConfigurator {
  readonly capabilities: ForeignCapabilities;
  listProducts(context: ForeignContext): Promise<readonly ForeignProduct[]>;
  start(productId: string, context: ForeignContext): Promise<ForeignAnswer>;
  /** The configuration as it is. */
  read(session: ForeignSession, context: ForeignContext): Promise<ForeignAnswer>;
  /**
   * Commits values. Where the system would change what the customer chose before, the answer is `RESOLVABLE` and its session is
   * the one given.
   */
  commit(
    session: ForeignSession,
    commits: readonly ForeignCommit[],
    context: ForeignContext,
  ): Promise<ForeignAnswer>;
  /** Commits values and gives up the earlier choices that do not fit. */
  accept(
    session: ForeignSession,
    commits: readonly ForeignCommit[],
    context: ForeignContext,
  ): Promise<ForeignAnswer>;
  uncommit(session: ForeignSession, parameter: string, context: ForeignContext): Promise<ForeignAnswer>;
  /** Shows a step, by its name in the last answer. */
  showStep(session: ForeignSession, step: string, context: ForeignContext): Promise<ForeignAnswer>;
  /** Adds a row to a table, or removes one; absent where `capabilities.rows` is false. */
  changeRows?(
    session: ForeignSession,
    change: ForeignRowChange,
    context: ForeignContext,
  ): Promise<ForeignAnswer>;
  /** Saves the configuration in the foreign system. Called before an item is put in the cart; when it fails, nothing is in the cart. */
  save(session: ForeignSession, context: ForeignContext): Promise<ForeignSaved>;
}

/** How the answer is shown, and to whom it is limited. */
export interface ForeignContext {
  /** BCP 47. */
  readonly locale: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly signal?: AbortSignal;
}

/** What the shop may offer for the products of a system; what is false is left out, never a dead button. */
export interface ForeignCapabilities {
  /** The names and the number of the steps are known from the start. */
  readonly allStepsKnown: boolean;
  /** Any step can be shown next, not only the neighbours. */
  readonly anyStepNext: boolean;
  readonly uncommit: 'exact' | 'approximate';
  /** What a value would change is known before it is committed. */
  readonly preview: boolean;
  readonly alternatives: 'all' | 'some' | 'none';
  readonly optionPrices: boolean;
  readonly rows: boolean;
  readonly explain: boolean;
}

export interface ForeignProduct {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export interface ForeignCommit {
  readonly name: string;
  readonly value: string;
}

export type ForeignRowChange =
  | { readonly kind: 'add'; readonly table: string }
  | { readonly kind: 'remove'; readonly table: string; readonly row: number };

/**
 * JSON, at most 256 KiB: what the adapter needs to go on, and to rebuild the session of the foreign system from the customer's
 * commits when it has expired. No credentials.
 */
export type ForeignSession = Readonly<Record<string, unknown>>;

export interface ForeignAnswer {
  readonly session: ForeignSession;
  readonly configuration: Pick<Configuration, 'steps' | 'response' | 'numberOfUncommittedMandatoryFields'>;
  readonly parts: readonly ForeignPart[];
  readonly prices: ForeignPrices;
}

/** A selling model: sold once, for a number of periods, or until it is cancelled. */
export type SellingModel =
  | { readonly kind: 'one-time' }
  | { readonly kind: 'termed'; readonly period: BillingPeriod; readonly term: number }
  | { readonly kind: 'evergreen'; readonly period: BillingPeriod };

export type BillingPeriod = 'month' | 'quarter' | 'year';

export interface ForeignPart {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** A decimal number with a point. */
  readonly quantity: string;
  /** Of one piece and, for a selling model with periods, of one period; a decimal number with a point. Absent where none is told. */
  readonly unitPrice?: string;
  readonly sellingModel: SellingModel;
  readonly kind: 'included' | 'mandatory' | 'recommended';
}

export interface ForeignPrices {
  /** ISO 4217, as the foreign system answered; never converted. */
  readonly currency: string;
  /** What is paid once; a decimal number with a point. */
  readonly oneTime: string;
  /** What is paid each period, by period. */
  readonly recurring: readonly { readonly period: BillingPeriod; readonly amount: string }[];
  /** How the price came about, in order: label and amount of each step of the price waterfall. Empty where the system tells none. */
  readonly waterfall: readonly { readonly label: string; readonly amount: string }[];
}

export interface ForeignSaved {
  readonly session: ForeignSession;
  /** The id of the saved configuration in the foreign system. */
  readonly reference: string;
}

/** Why a foreign system did not do what was asked. `message` is for the log and holds no credentials. */
export class ForeignError extends Error {
  readonly reason: ForeignErrorReason;
  /** From `Retry-After`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(reason: ForeignErrorReason, message: string, options: ForeignErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'ForeignError';
    this.reason = reason;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/**
 * - `refused`: the value, row or step is not allowed (any more); the configuration is as it was.
 * - `not-found`: there is no such product, parameter or step.
 * - `limited`: too many calls; see `retryAfterSeconds`.
 * - `unavailable`: no answer in time, or an answer that is none. The call can be repeated.
 * - `not-authorized`: the credentials of the server are wrong or lack a right; an operator has to mend it.
 */
export type ForeignErrorReason = 'refused' | 'not-found' | 'limited' | 'unavailable' | 'not-authorized';

export interface ForeignErrorOptions {
  readonly cause?: unknown;
  readonly retryAfterSeconds?: number;
}
