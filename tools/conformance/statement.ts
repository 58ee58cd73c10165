/** A statement of the API page that a tenant can be held against, as data. */
import type { Facts } from './facts.ts';
import type { Answer, Caller, Tenant } from './tenant.ts';

/** Bases for which a statement is made: `older` are those that still take values in the path. */
export type Bases = 'every' | 'current' | 'older';

export interface Statement {
  /** What the page says, in our words and few of them. */
  readonly says: string;
  /**
   * Method and path below the base, or from the root with `!` before it. `{name}` in path and parameters stands for a fact about the
   * tenant (`facts.ts`).
   */
  readonly call: string;
  readonly by?: Caller;
  /** Parameters: in the query of GET and DELETE, in an urlencoded body otherwise. A list is a name that repeats. */
  readonly with?: Readonly<Record<string, string | readonly string[]>>;
  /** Another place for the parameters. */
  readonly place?: 'query' | 'multipart' | 'json';
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that the page allows; 200 if not given. */
  readonly status?: number | readonly number[];
  /** What must be true of the answer; facts are those that the call used, and more on request. */
  readonly holds?: (answer: Answer, facts: Facts, tenant: Tenant) => boolean | Promise<boolean>;
  readonly bases?: Bases;
}

/** The statements of one section of the page. */
export interface Section {
  /** Its heading on the page. */
  readonly page: string;
  /** Who calls where a statement does not say. */
  readonly by: Caller;
  readonly statements: readonly Statement[];
}
