/** Trying values in the context of a session, and taking them back. */
import type { ForeignCommit, ForeignContext } from '#server/upstreams/foreign-configurator.ts';
import { errorsOf } from './messages.ts';
import type { ValueChange } from './node-changes.ts';
import type { Continuation } from './continuation.ts';
import type { Rebuilt, Transactions } from './transactions.ts';

export interface Attempt extends Rebuilt {
  /** Errors that were not there before. */
  readonly errors: readonly string[];
  /** Earlier commits that have another value now. */
  readonly lost: readonly string[];
}

/** Applies values one after another, as the system wants it. Only all of them together have to fit. */
export async function attemptCommits(
  transactions: Transactions,
  session: Continuation,
  wanted: readonly ForeignCommit[],
  context: ForeignContext,
): Promise<Attempt> {
  const names = new Set(wanted.map(({ name }) => name));
  const earlier = session.commits.filter(({ name }) => !names.has(name));
  let rebuilt: Rebuilt | undefined;
  for (const { name, value } of wanted) {
    const change = { name, value: value === '' ? undefined : value };
    rebuilt = rebuilt
      ? { ...rebuilt, live: await transactions.changeLive(rebuilt.live, [change], context) }
      : await transactions.change(session, [change], context);
  }
  rebuilt ??= await transactions.read(session, context);
  const { live, notApplied } = rebuilt;
  const errors = errorsOf(live.details).filter((error) => !session.errors.includes(error));
  if (errors.length > 0) return { live, notApplied, errors, lost: [] };
  const { values, lines } = live.state;
  const refused = wanted.find(({ name, value }) => value !== '' && values.get(name) !== value);
  if (refused) {
    const label = live.structure.fields.get(refused.name)?.label ?? refused.name;
    return { live, notApplied, errors: [`${label}: ${refused.value}`], lost: [] };
  }
  const dropped = new Set(notApplied.map(({ name }) => name));
  const lost = earlier.filter(({ name, value }) => {
    const field = live.structure.fields.get(name);
    // What belongs to a component goes with it.
    const isGone = field === undefined || !lines.has(field.node.key);
    return !isGone && !dropped.has(name) && values.get(name) !== value;
  });
  return { live, notApplied, errors: [], lost: lost.map(({ name }) => name) };
}

/** Brings the context back to what the session says; where that cannot be done, there is a new one. */
export async function undoAttempt(
  transactions: Transactions,
  session: Continuation,
  wanted: readonly ForeignCommit[],
  { live, lost }: Attempt,
  context: ForeignContext,
): Promise<Rebuilt> {
  const names = new Set([...wanted.map(({ name }) => name), ...lost]);
  const changes = [...names].map((name): ValueChange => ({
    name,
    value: session.commits.find((commit) => commit.name === name)?.value,
  }));
  const back = await transactions.changeLive(live, changes, context);
  const isBack =
    back.state.values.size === Object.keys(session.values).length &&
    [...back.state.values].every(([name, value]) => session.values[name] === value);
  if (isBack) return { live: back, notApplied: [] };
  return transactions.rebuild(session, session.commits, context);
}
