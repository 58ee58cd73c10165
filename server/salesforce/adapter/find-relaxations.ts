/**
 * Which earlier choices to give up so that wanted values fit. Salesforce says what is wrong, not what to change; so choices are
 * left out one at a time, the newest first, in a context of its own, and the messages tell whether that helps. The number of calls
 * is bounded: what is found helps, but there may be other and better ways.
 */
import type { ForeignCommit, ForeignContext } from '#server/upstreams/foreign-configurator.ts';
import { errorsOf } from './messages.ts';
import type { ValueChange } from './node-changes.ts';
import type { Continuation } from './continuation.ts';
import type { Live, Transactions } from './transactions.ts';

/** Calls for single choices; a few more follow when none of them helps. */
const MOST_SINGLE = 8;
const ENOUGH = 3;

export interface Relaxation {
  /** The commits that are given up. */
  readonly names: readonly string[];
  /** All values then. */
  readonly values: ReadonlyMap<string, string>;
  /** Several were given up at once: fewer may be enough. */
  readonly isRough: boolean;
}

/** Best first; empty when the wanted values are not even possible alone. */
export async function findRelaxations(
  transactions: Transactions,
  session: Continuation,
  wanted: readonly ForeignCommit[],
  context: ForeignContext,
): Promise<readonly Relaxation[]> {
  const asked = new Set(wanted.map(({ name }) => name));
  const earlier = session.commits.filter(({ name }) => !asked.has(name));
  if (earlier.length === 0) return [];
  const opened = await transactions.open(session, context);
  const seen = new Set([...errorsOf(opened.details), ...session.errors]);
  const trial = new Trial(transactions, opened, context);
  const fits = async (commits: readonly ForeignCommit[]) => {
    const live = await trial.set([...commits, ...wanted]);
    const hasErrors = errorsOf(live.details).some((error) => !seen.has(error));
    const areTaken = [...commits, ...wanted].every(
      ({ name, value }) => live.state.values.get(name) === value,
    );
    return hasErrors || !areTaken ? undefined : live.state.values;
  };
  if (!(await fits([]))) return [];

  const found: Relaxation[] = [];
  for (const { name } of earlier.toReversed().slice(0, MOST_SINGLE)) {
    const values = await fits(earlier.filter((commit) => commit.name !== name));
    if (values) found.push({ names: [name], values, isRough: false });
    if (found.length === ENOUGH) break;
  }
  if (found.length > 0) return found;
  for (let kept = earlier.length - 2; kept >= 0; kept = Math.floor(kept / 2) - (kept === 0 ? 1 : 0)) {
    const values = await fits(earlier.slice(0, kept));
    if (!values) continue;
    return [{ names: earlier.slice(kept).map(({ name }) => name), values, isRough: true }];
  }
  return [];
}

/** A context that is moved from one set of commits to the next. */
class Trial {
  readonly #transactions: Transactions;
  readonly #context: ForeignContext;
  #live: Live;
  #held: readonly ForeignCommit[] = [];

  constructor(transactions: Transactions, live: Live, context: ForeignContext) {
    this.#transactions = transactions;
    this.#live = live;
    this.#context = context;
  }

  async set(commits: readonly ForeignCommit[]): Promise<Live> {
    const names = new Set(commits.map(({ name }) => name));
    const released = this.#held
      .filter(({ name }) => !names.has(name))
      .map(({ name }): ValueChange => ({ name, value: undefined }));
    const added = commits.filter(
      ({ name, value }) => !this.#held.some((held) => held.name === name && held.value === value),
    );
    this.#live = await this.#transactions.changeLive(this.#live, [...released, ...added], this.#context);
    this.#held = commits;
    return this.#live;
  }
}
