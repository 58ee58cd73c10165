import type { ChosenVariant } from '#server/model/product/variant-catalog.ts';
import type { Commit } from '#server/engine/engine-port.ts';

/**
 * All there is to the configuration of a product: what the customer chose, on which revision of its model, and the previous
 * values that count. Everything else (values of open fields, states, prices) is derived from it, so that it can be kept
 * for years, carried in a `configState`, or moved to a newer revision of the model.
 */
export interface Configuration {
  /** Revision of the model that the commits were made against. */
  readonly revision: string;
  /** Contextual needs given at the start; they are fixed for the life of the configuration. */
  readonly needs: readonly Commit[];
  /** What the customer chose, oldest first: in a conflict the older choice is kept. */
  readonly commits: readonly Commit[];
  /** Free texts by field; the engine knows nothing of them. */
  readonly texts: ReadonlyMap<string, string>;
  /** What fields showed last that keep their value (`default_policy: previous`) and are not committed. */
  readonly previous: readonly Commit[];
  readonly step: string;
  /** What is chosen from variant catalogs; the engine knows nothing of it. */
  readonly variants?: readonly ChosenVariant[] | undefined;
  /** The unit system the customer read numbers in last: nothing but words follows from it, in carts and proposals. */
  readonly units?: string | undefined;
}

/** Everything that is fixed for the engine: needs first, as they came before any choice. */
export function fixedCommits({ needs, commits }: Pick<Configuration, 'needs' | 'commits'>): Commit[] {
  return [...needs, ...commits];
}

export function isNeed({ needs }: Pick<Configuration, 'needs'>, field: string): boolean {
  return needs.some((need) => need.field === field);
}

/** Adds commits as the newest ones. */
export function withCommits(configuration: Configuration, added: readonly Commit[]): Configuration {
  return { ...configuration, commits: replaceCommits(configuration.commits, added) };
}

/** The same for a list of commits. */
export function replaceCommits(commits: readonly Commit[], added: readonly Commit[]): Commit[] {
  const fields = new Set(added.map(({ field }) => field));
  return [...commits.filter(({ field }) => !fields.has(field)), ...added];
}

/** Gives commits new values and leaves them as old as they are; those that are not there yet become the newest. */
export function replaceInPlace(configuration: Configuration, changed: readonly Commit[]): Configuration {
  const byField = new Map(changed.map((commit) => [commit.field, commit]));
  const held = new Set(configuration.commits.map(({ field }) => field));
  return {
    ...configuration,
    commits: [
      ...configuration.commits.map((commit) => byField.get(commit.field) ?? commit),
      ...[...byField.values()].filter(({ field }) => !held.has(field)),
    ],
  };
}
