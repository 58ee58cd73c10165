/**
 * Commits values, and finds out what that does to earlier choices. The store tells neither: its rules may overwrite a choice, which
 * shows by its value, or keep a value that they do not allow, with a message. Then single earlier choices are made undecided, the
 * newest first, until the value is allowed; there may be other changes that would do, and they are not searched for.
 */
import type { ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import { cellAt, placeOf, rowsOf } from './attribute-place.ts';
import { readAttributeValue } from './attribute-text.ts';
import type { ConfigurationCalls } from './configuration-calls.ts';
import { withCommits } from './session-commits.ts';
import type { OracleSession, PageCommit, PageData } from './oracle-session.ts';

/** Earlier choices that are tried at most: each is a call. */
const MOST_TRIALS = 3;

export interface CommitOutcome {
  readonly session: OracleSession;
  /** What would change, when it is not done: parameters in order, the values asked for first. */
  readonly conflict?: readonly ParameterChange[];
  /** Whether the store is in the state of `session` again. */
  readonly isInStep: boolean;
}

export interface ParameterChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface CommitRequest {
  readonly values: readonly ForeignCommit[];
  /** What changes of earlier choices is kept. */
  readonly isAccepted: boolean;
  readonly signal: AbortSignal | undefined;
}

/** @throws what `ConfigurationCalls.send` throws */
export async function commitValues(
  calls: ConfigurationCalls,
  session: OracleSession,
  { values, isAccepted, signal }: CommitRequest,
): Promise<CommitOutcome> {
  const sent = await calls.send(session, values, signal);
  const after = withCommits(sent, values);
  const earlier = session.commits.filter(
    ({ name, page }) => page === session.pageIndex && !values.some((value) => value.name === name),
  );
  const overwritten = earlier.filter((commit) => valueAt(after.page, commit.name) !== commit.value);
  const found =
    overwritten.length === 0 && hasViolation(after.page, values)
      ? await findRelaxation(calls, after, { values, earlier, signal })
      : { session: after, uncommitted: overwritten };
  if (found.uncommitted.length === 0) return { session: found.session, isInStep: true };
  const accepted = withoutCommits(found.session, found.uncommitted);
  if (isAccepted) return { session: accepted, isInStep: true };

  const names = [...values, ...found.uncommitted].map(({ name }) => name);
  const before = session.commits.filter(({ page }) => page === session.pageIndex);
  const restored = await calls.send(
    found.session,
    names.map((name) => ({ name, value: before.find((commit) => commit.name === name)?.value ?? '' })),
    signal,
  );
  return {
    session,
    conflict: names.map((name) => ({
      name,
      before: cellOf(session.page, name),
      after: cellOf(accepted.page, name),
    })),
    isInStep: hasSameValues(restored.page, session.page),
  };
}

interface Relaxation {
  readonly session: OracleSession;
  /** Empty where no single choice makes the values possible; the session then has all of them. */
  readonly uncommitted: readonly PageCommit[];
}

async function findRelaxation(
  calls: ConfigurationCalls,
  session: OracleSession,
  {
    values,
    earlier,
    signal,
  }: Pick<CommitRequest, 'values' | 'signal'> & { readonly earlier: readonly PageCommit[] },
): Promise<Relaxation> {
  let trial = session;
  let tried: PageCommit | undefined;
  for (const candidate of earlier.toReversed().slice(0, MOST_TRIALS)) {
    const changes = [{ name: candidate.name, value: '' }, ...(tried ? [tried] : [])];
    trial = await calls.send(trial, changes, signal);
    if (!hasViolation(trial.page, values)) return { session: trial, uncommitted: [candidate] };
    tried = candidate;
  }
  if (tried) trial = await calls.send(trial, [tried], signal);
  return { session: trial, uncommitted: [] };
}

function withoutCommits(session: OracleSession, commits: readonly PageCommit[]): OracleSession {
  return { ...session, commits: session.commits.filter((commit) => !commits.includes(commit)) };
}

function hasViolation(page: PageData, values: readonly ForeignCommit[]): boolean {
  return values.some(({ name }) => {
    const state = cellAt(page, placeOf(name, page.layout.sets))?.state;
    return state?.hasConstraintViolation === true;
  });
}

function cellOf(page: PageData, name: string): unknown {
  return cellAt(page, placeOf(name, page.layout.sets))?.value;
}

function valueAt(page: PageData, name: string): string {
  return readAttributeValue(cellOf(page, name)).value;
}

/** Whether the attributes of a page have the same values, those in rows included. */
export function hasSameValues(a: PageData, b: PageData): boolean {
  const isSame = (name: string) => valueAt(a, name) === valueAt(b, name);
  return (
    Object.keys(b.state.attributes).every(isSame) && b.layout.sets.every((set) => hasSameRows(a, b, set))
  );
}

function hasSameRows(a: PageData, b: PageData, set: string): boolean {
  const [rows, others] = [rowsOf(a, set), rowsOf(b, set)];
  return (
    rows.length === others.length &&
    rows.every(({ _index, _state, _rowKey, ...cells }, index) =>
      Object.entries(cells).every(
        ([name, value]) =>
          readAttributeValue(value).value === readAttributeValue(others[index]?.[name]).value,
      ),
    )
  );
}
