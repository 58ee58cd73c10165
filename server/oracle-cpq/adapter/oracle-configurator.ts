import { randomUUID } from 'node:crypto';
import {
  ForeignError,
  type ForeignAnswer,
  type ForeignCapabilities,
  type ForeignCommit,
  type ForeignConfigurator,
  type ForeignContext,
  type ForeignProduct,
  type ForeignSession,
} from '#server/upstreams/foreign-configurator.ts';
import { placeOf, rowsOf } from './attribute-place.ts';
import { commitValues } from './commit-values.ts';
import type { ConfigurationCalls, OracleProductNames } from './configuration-calls.ts';
import type { KnownSessions } from './known-sessions.ts';
import { RequestRefused } from './oracle-client.ts';
import type { OracleSession } from './oracle-session.ts';
import { pageOfStep, presentAnswer } from './present/present-answer.ts';
import { canMove, sendEach } from './rebuild-session.ts';
import { withCommits, withoutRow, withWantedRows } from './session-commits.ts';
import { asForeign, SessionTurns } from './session-turns.ts';
import { sendableValues } from './write-config-data.ts';

/** A product that the shop sells, with the names that Oracle CPQ knows it by. */
export interface OracleProduct extends ForeignProduct, OracleProductNames {}

const capabilities: ForeignCapabilities = {
  allStepsKnown: false,
  anyStepNext: false,
  uncommit: 'approximate',
  preview: false,
  alternatives: 'none',
  optionPrices: false,
  rows: true,
  explain: false,
};

interface Parts {
  readonly calls: ConfigurationCalls;
  readonly known: KnownSessions;
  readonly products: readonly OracleProduct[];
  /** @throws ForeignError for one that is not there */
  readonly productOf: (id: string) => OracleProduct;
}

export class OracleConfigurator implements ForeignConfigurator {
  readonly capabilities = capabilities;
  readonly #calls: ConfigurationCalls;
  readonly #known: KnownSessions;
  readonly #products: readonly OracleProduct[];
  readonly #productOf: (id: string) => OracleProduct;
  readonly #turns: SessionTurns;

  constructor({ calls, known, products, productOf }: Parts) {
    this.#calls = calls;
    this.#known = known;
    this.#products = products;
    this.#productOf = productOf;
    this.#turns = new SessionTurns(calls, known);
  }

  listProducts(): Promise<readonly ForeignProduct[]> {
    return Promise.resolve(this.#products.map(({ id, title, description }) => ({ id, title, description })));
  }

  async start(productId: string, { locale, currency, signal }: ForeignContext): Promise<ForeignAnswer> {
    this.#productOf(productId);
    const session = await asForeign(() =>
      this.#calls.start({ key: randomUUID(), productId, locale, currency }, signal),
    );
    this.#known.add(session);
    return presentAnswer(session);
  }

  /** From what was answered last, without a call, unless it is to be told in other terms. */
  async read(session: ForeignSession, context: ForeignContext): Promise<ForeignAnswer> {
    return this.#turns.run(session, context, (current) => Promise.resolve({ session: current }), {
      needsStore: false,
    });
  }

  async commit(session: ForeignSession, commits: readonly ForeignCommit[], context: ForeignContext) {
    return this.#commit(session, commits, context, false);
  }

  async accept(session: ForeignSession, commits: readonly ForeignCommit[], context: ForeignContext) {
    return this.#commit(session, commits, context, true);
  }

  async uncommit(
    session: ForeignSession,
    parameter: string,
    context: ForeignContext,
  ): Promise<ForeignAnswer> {
    return this.#turns.run(session, context, async (current) => {
      const commit = current.commits.find(({ name }) => name === parameter);
      const onPage = await this.#showPage(current, commit?.page ?? current.pageIndex, context.signal);
      const values = [{ name: parameter, value: '' }];
      const sent = withCommits(await this.#calls.send(onPage, values, context.signal), values);
      return { session: await this.#showPage(sent, current.pageIndex, context.signal) };
    });
  }

  async showStep(session: ForeignSession, step: string, context: ForeignContext): Promise<ForeignAnswer> {
    const target = pageOfStep(step);
    if (target === undefined) throw new ForeignError('not-found', `There is no step "${step}".`);
    return this.#turns.run(session, context, async (current) => ({
      session: await this.#showPage(current, target, context.signal),
    }));
  }

  async changeRows(
    session: ForeignSession,
    change: Parameters<NonNullable<ForeignConfigurator['changeRows']>>[1],
    context: ForeignContext,
  ): Promise<ForeignAnswer> {
    return this.#turns.run(session, context, async (current) => {
      const set = change.table;
      if (!current.page.layout.sets.includes(set))
        throw new ForeignError('not-found', `There is no table "${set}" on the page.`);
      const count = rowsOf(current.page, set).length;
      if (change.kind === 'remove' && (change.row < 1 || change.row > count))
        throw new ForeignError('not-found', `The table has no row ${change.row}.`);
      const remove = change.kind === 'remove' ? change.row - 1 : undefined;
      const changed = await this.#calls.changeRows(
        current,
        { set, ...(remove !== undefined && { remove }) },
        context.signal,
      );
      const shifted = remove === undefined ? changed : withoutRow(changed, set, remove);
      return { session: withWantedRows(shifted, set) };
    });
  }

  async save(session: ForeignSession, context: ForeignContext) {
    let reference = '';
    const { session: saved } = await this.#turns.run(session, context, async (current) => {
      const configId = await this.#calls.save(current, context.signal);
      reference = configId;
      return { session: { ...current, configId } };
    });
    return { session: saved, reference };
  }

  async #commit(
    session: ForeignSession,
    commits: readonly ForeignCommit[],
    context: ForeignContext,
    isAccepted: boolean,
  ): Promise<ForeignAnswer> {
    return this.#turns.run(session, context, async (current) => {
      const { signal } = context;
      const { sets } = current.page.layout;
      const counts = commits.filter(({ name }) => placeOf(name, sets).kind === 'row-count');
      const values = commits.filter((commit) => !counts.includes(commit));
      const counted = await this.#setCounts(current, counts, signal);
      if (values.length === 0) return { session: counted };
      const { sendable, notSendable } = sendableValues(counted.page, values);
      try {
        const outcome = await commitValues(this.#calls, counted, { values: sendable, isAccepted, signal });
        return { ...outcome, notApplied: notSendable };
      } catch (error) {
        // Of several values those that can be are committed, as when a whole configuration is rebuilt in one call.
        if (!(error instanceof RequestRefused) || sendable.length === 1) throw error;
        if (!(await this.#turns.isAlive(counted, signal))) throw error;
        const { session: sent, notApplied } = await sendEach(this.#calls, counted, sendable, signal);
        return { session: sent, notApplied: [...notSendable, ...notApplied] };
      }
    });
  }

  async #setCounts(
    current: OracleSession,
    counts: readonly ForeignCommit[],
    signal: AbortSignal | undefined,
  ): Promise<OracleSession> {
    let session = current;
    for (const { name, value } of counts) {
      const { set } = placeOf(name, session.page.layout.sets) as { readonly set: string };
      const wanted = Number(value);
      if (!Number.isInteger(wanted) || wanted < 0)
        throw new ForeignError('refused', `${name}: the number of rows is a whole number.`);
      let rows = rowsOf(session.page, set).length;
      for (; rows < wanted; rows++) session = await this.#calls.changeRows(session, { set }, signal);
      for (; rows > wanted; rows--) {
        session = await this.#calls.changeRows(session, { set, remove: rows - 1 }, signal);
        session = withoutRow(session, set, rows - 1);
      }
      session = withWantedRows(session, set);
    }
    return session;
  }

  /** Moves from page to page: the store knows the neighbours only. @throws ForeignError where the way ends */
  async #showPage(
    current: OracleSession,
    target: number,
    signal: AbortSignal | undefined,
  ): Promise<OracleSession> {
    let session = current;
    while (session.pageIndex !== target) {
      const direction = session.pageIndex < target ? 'next' : 'previous';
      if (!canMove(session, direction))
        throw new ForeignError('not-found', `There is no page ${target + 1} now.`);
      session = await this.#calls.move(session, direction, signal);
    }
    return session;
  }
}
