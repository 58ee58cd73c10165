/**
 * What the adapter keeps of a configuration between calls: the page as it was answered last, and all that is needed to make the
 * configuration anew when the store has forgotten it. It is JSON, and holds no credentials.
 */
import type { ForeignPart, ForeignPrices, ForeignSession } from '#server/upstreams/foreign-configurator.ts';
import { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import type { ConfigState } from '../wire/attribute-state.ts';

export interface OracleSession {
  readonly version: 1;
  /** The same for the life of the configuration: its calls are made one after another. */
  readonly key: string;
  /** How many answers it has had: with `cacheInstanceId`, whether the store knows it as it is here. */
  readonly revision: number;
  readonly productId: string;
  readonly locale: string;
  readonly currency: string;
  readonly cacheInstanceId: string;
  readonly pageIndex: number;
  /** The pages that were visited, from the first one on. */
  readonly visited: readonly VisitedPage[];
  /** What the customer chose, oldest first; the store does not tell it from what rules filled in. */
  readonly commits: readonly PageCommit[];
  /** How many rows the customer wants of an array set. */
  readonly rows: readonly WantedRows[];
  readonly page: PageData;
  /** Of the configuration as it was saved last. */
  readonly configId?: string;
}

interface VisitedPage {
  readonly label?: string;
  /** Mandatory attributes without a value, when the page was left. */
  readonly openMandatory: number;
}

export interface PageCommit {
  readonly page: number;
  /** Of the parameter. */
  readonly name: string;
  readonly value: string;
}

interface WantedRows {
  readonly page: number;
  readonly set: string;
  readonly count: number;
}

/** The page that is shown, with the parts and prices of the whole configuration. */
export interface PageData {
  readonly values: Readonly<Record<string, unknown>>;
  readonly state: ConfigState;
  readonly layout: PageLayout;
  readonly parts: readonly ForeignPart[];
  readonly prices: ForeignPrices;
}

export interface PageLayout {
  readonly label?: string;
  readonly attributes: readonly AttributeLayout[];
  readonly panels: readonly {
    readonly name: string;
    readonly label: string;
    readonly attributes: readonly string[];
    readonly set?: string;
  }[];
  readonly sets: readonly string[];
}

/** Of an attribute's layout, what a parameter is made of. */
export interface AttributeLayout {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly order: number;
  readonly type?: string;
  readonly input?: string;
  /** A disallowed value can be chosen all the same: then its message says why it is not allowed. */
  readonly canViolate: boolean;
  /** It is the number of rows of an array set. */
  readonly isArrayControl: boolean;
  /** A change is told at once, by `interact`. */
  readonly isSensitive: boolean;
  readonly images: Readonly<Record<string, string>>;
}

/** @throws ForeignError for what no adapter of this version wrote */
export function readSession(session: ForeignSession): OracleSession {
  if (session['version'] !== 1 || typeof session['key'] !== 'string')
    throw new ForeignError('not-found', 'The session is not one of the Oracle adapter.');
  return session as unknown as OracleSession;
}

export function writeSession(session: OracleSession): ForeignSession {
  return { ...session };
}
