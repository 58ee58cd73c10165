/** What the customer has chosen, in the session: the store does not tell it from what rules filled in. */
import type { ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import { parameterName, placeOf, rowsOf } from './attribute-place.ts';
import type { OracleSession, PageCommit } from './oracle-session.ts';

/** The session with these values as the customer's newest choices; an empty one is none any more. */
export function withCommits(session: OracleSession, values: readonly ForeignCommit[]): OracleSession {
  const names = new Set(values.map(({ name }) => name));
  const added = values.flatMap(({ name, value }): PageCommit[] =>
    value.trim() === '' ? [] : [{ page: session.pageIndex, name, value }],
  );
  const kept = session.commits.filter(({ name, page }) => page !== session.pageIndex || !names.has(name));
  return { ...session, commits: [...kept, ...added] };
}

/** The session with the number of rows that it has now as what the customer wants. */
export function withWantedRows(session: OracleSession, set: string): OracleSession {
  const page = session.pageIndex;
  const others = session.rows.filter((one) => one.set !== set || one.page !== page);
  return { ...session, rows: [...others, { page, set, count: rowsOf(session.page, set).length }] };
}

/** The session without what was chosen in a row (from 0 on) that is gone; the rows behind it have moved up by one. */
export function withoutRow(session: OracleSession, set: string, removed: number): OracleSession {
  const commits = session.commits.flatMap((commit): PageCommit[] => {
    const place = placeOf(commit.name, [set]);
    if (place.kind !== 'cell' || commit.page !== session.pageIndex || place.row < removed) return [commit];
    if (place.row === removed) return [];
    return [{ ...commit, name: parameterName({ ...place, row: place.row - 1 }) }];
  });
  return { ...session, commits };
}
