import { SerializeByKey } from '#server/platform/serialize-by-key.ts';
import {
  ForeignError,
  type ForeignAnswer,
  type ForeignCommit,
  type ForeignContext,
  type ForeignSession,
} from '#server/upstreams/foreign-configurator.ts';
import { hasSameValues, type CommitOutcome } from './commit-values.ts';
import type { ConfigurationCalls } from './configuration-calls.ts';
import type { KnownSessions } from './known-sessions.ts';
import { RequestRefused } from './oracle-client.ts';
import { readSession, type OracleSession } from './oracle-session.ts';
import { presentAnswer } from './present/present-answer.ts';
import { rebuildSession } from './rebuild-session.ts';

/** What became of a session. */
export interface Outcome {
  readonly session: OracleSession;
  readonly notApplied?: readonly ForeignCommit[];
  readonly conflict?: CommitOutcome['conflict'];
  /** Whether the store has the configuration as the session has it; it has when nothing is said. */
  readonly isInStep?: boolean;
}

/** Has work done on sessions that the store has as they are. */
export class SessionTurns {
  readonly #calls: ConfigurationCalls;
  readonly #known: KnownSessions;
  readonly #turns = new SerializeByKey();

  constructor(calls: ConfigurationCalls, known: KnownSessions) {
    this.#calls = calls;
    this.#known = known;
  }

  /**
   * Does something with a configuration, one call after another: a page move ends the id that the call before was made with. Where
   * the store does not know the configuration as the session has it, it is made anew first; where a request is refused, it is
   * found out whether the store has forgotten the configuration or does not allow what was asked.
   */
  async run(
    given: ForeignSession,
    { locale, currency, signal }: ForeignContext,
    work: (session: OracleSession) => Promise<Outcome>,
    { needsStore = true } = {},
  ): Promise<ForeignAnswer> {
    const session = readSession(given);
    return this.#turns.run(session.key, () =>
      asForeign(async () => {
        const isInTerms = session.locale === locale && session.currency === currency;
        if (isInTerms && !needsStore) return presentAnswer(session);
        if (isInTerms && this.#known.has(session)) {
          try {
            return this.#finish(await work(session));
          } catch (error) {
            if (!(error instanceof RequestRefused) || (await this.isAlive(session, signal))) throw error;
          }
        }
        const rebuilt = await rebuildSession(this.#calls, session, { locale, currency }, signal);
        this.#known.add(rebuilt.session);
        const outcome = await work(rebuilt.session);
        const notApplied = [...rebuilt.notApplied, ...(outcome.notApplied ?? [])];
        return this.#finish({ ...outcome, notApplied });
      }),
    );
  }

  #finish(outcome: Outcome): ForeignAnswer {
    if (outcome.isInStep !== false) this.#known.add(outcome.session);
    return presentAnswer(outcome.session, outcome);
  }

  /** Whether the store still has the configuration. */
  async isAlive(session: OracleSession, signal: AbortSignal | undefined): Promise<boolean> {
    try {
      const found = await this.#calls.send(session, [], signal);
      // What was asked may have been a part of more that was done before.
      if (found.cacheInstanceId === session.cacheInstanceId && hasSameValues(found.page, session.page))
        this.#known.add(session);
      return true;
    } catch (error) {
      if (error instanceof RequestRefused) return false;
      throw error;
    }
  }
}

/** What the store refuses is a refusal of the port. */
export async function asForeign<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RequestRefused) throw new ForeignError('refused', error.message, { cause: error });
    throw error;
  }
}
