import type { ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import { rowsOf } from './attribute-place.ts';
import type { ConfigurationCalls } from './configuration-calls.ts';
import { withCommits, withWantedRows } from './session-commits.ts';
import { RequestRefused } from './oracle-client.ts';
import type { OracleSession } from './oracle-session.ts';

export interface Rebuilt {
  readonly session: OracleSession;
  /** Choices that the store does not offer any more. */
  readonly notApplied: readonly ForeignCommit[];
}

/**
 * Makes a configuration anew from what the customer chose, page by page: the store has forgotten it, or it is to be told in another
 * language or currency.
 */
export async function rebuildSession(
  calls: ConfigurationCalls,
  lost: OracleSession,
  terms: Pick<OracleSession, 'locale' | 'currency'>,
  signal: AbortSignal | undefined,
): Promise<Rebuilt> {
  const { key, productId } = lost;
  let session = await calls.start({ key, productId, ...terms }, signal);
  const notApplied: ForeignCommit[] = [];
  const lastPage = Math.max(lost.pageIndex, ...lost.commits.map(({ page }) => page), 0);
  for (;;) {
    session = await addWantedRows(calls, session, lost, signal);
    const commits = lost.commits.filter(({ page }) => page === session.pageIndex);
    const applied = await sendEach(calls, session, commits, signal);
    session = applied.session;
    notApplied.push(...applied.notApplied);
    if (session.pageIndex >= lastPage || !canMove(session, 'next')) break;
    session = await calls.move(session, 'next', signal);
  }
  notApplied.push(...lost.commits.filter(({ page }) => page > session.pageIndex));
  while (session.pageIndex > lost.pageIndex) session = await calls.move(session, 'previous', signal);
  const { configId } = lost;
  return {
    session: { ...session, revision: lost.revision + 1, ...(configId !== undefined && { configId }) },
    notApplied,
  };
}

/** Whether the page has a neighbour that can be shown. */
export function canMove({ page }: OracleSession, direction: 'next' | 'previous'): boolean {
  const action = page.state.actions?.[`_${direction}`];
  return action !== undefined && action.visible !== false && action.enabled !== false;
}

async function addWantedRows(
  calls: ConfigurationCalls,
  opened: OracleSession,
  { rows }: OracleSession,
  signal: AbortSignal | undefined,
): Promise<OracleSession> {
  let session = opened;
  for (const { page, set, count } of rows) {
    if (page !== session.pageIndex || !session.page.layout.sets.includes(set)) continue;
    while (rowsOf(session.page, set).length < count)
      session = await calls.changeRows(session, { set }, signal);
    session = withWantedRows(session, set);
  }
  return session;
}

/**
 * Sends values together, and where the store refuses one of them, one after another: those that can be, are sent.
 * @throws ForeignError for other reasons than the values
 */
export async function sendEach(
  calls: ConfigurationCalls,
  session: OracleSession,
  values: readonly ForeignCommit[],
  signal: AbortSignal | undefined,
): Promise<Rebuilt> {
  if (values.length === 0) return { session, notApplied: [] };
  try {
    return { session: withCommits(await calls.send(session, values, signal), values), notApplied: [] };
  } catch (error) {
    if (!isAboutValues(error)) throw error;
    if (values.length === 1) return { session, notApplied: values };
  }
  let current = session;
  const notApplied: ForeignCommit[] = [];
  for (const value of values) {
    const sent = await sendEach(calls, current, [value], signal);
    current = sent.session;
    notApplied.push(...sent.notApplied);
  }
  return { session: current, notApplied };
}

function isAboutValues(error: unknown): boolean {
  if (error instanceof RequestRefused) return true;
  return error instanceof ForeignError && (error.reason === 'refused' || error.reason === 'not-found');
}
