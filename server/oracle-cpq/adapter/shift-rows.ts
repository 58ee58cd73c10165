import { parameterName, placeOf } from './attribute-place.ts';
import type { OracleSession, PageCommit } from './oracle-session.ts';

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
