import { randomUUID } from 'node:crypto';
import { SerializeByKey } from '#server/platform/serialize-by-key.ts';
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
import { commitValues, hasSameValues } from './commit-values.ts';
import {
  ConfigurationCalls,
  withCommits,
  withWantedRows,
  type OracleProductNames,
} from './configuration-calls.ts';
import { KnownSessions } from './known-sessions.ts';
import { OracleClient, RequestRefused, type OracleClientOptions } from './oracle-client.ts';
import { readSession, type OracleSession } from './oracle-session.ts';
import { pageOfStep, presentAnswer } from './present/present-answer.ts';
import { canMove, rebuildSession, sendEach } from './rebuild-session.ts';
import { withoutRow } from './shift-rows.ts';
import { StoreLogin, type StoreCredentials } from './store-login.ts';

export interface OracleConfiguratorOptions {
  /** Address of the store: `https://store.example.com`. */
  readonly baseUrl: string;
  /** Of a shopper at the store; without them calls are anonymous. */
  readonly credentials?: StoreCredentials | undefined;
  /** Of one call. */
  readonly timeoutMs: number;
  readonly products: readonly OracleProduct[];
  readonly onCall?: OracleClientOptions['onCall'];
}

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

/**
 * Configures products of an Oracle CPQ behind the store API of Oracle Commerce.
 * @throws Error for an address that is none, or has credentials in it
 */
export function createOracleConfigurator(options: OracleConfiguratorOptions): ForeignConfigurator {
  const { timeoutMs, products, credentials, onCall } = options;
  const baseUrl = readBaseUrl(options.baseUrl);
  const login = credentials && new StoreLogin(baseUrl, credentials, timeoutMs);
  const client = new OracleClient({ baseUrl, timeoutMs, login, onCall });
  const productOf = (id: string): OracleProduct => {
    const product = products.find((one) => one.id === id);
    if (!product) throw new ForeignError('not-found', `There is no product "${id}" in the Oracle store.`);
    return product;
  };
  const known = new KnownSessions();
  const namesOf = (id: string): OracleProductNames => {
    const { productFamily, productLine, model } = productOf(id);
    return { productFamily, productLine, model };
  };
  const calls = new ConfigurationCalls(client, namesOf, (session) => {
    known.forget(session);
  });
  return new OracleConfigurator({ calls, known, products, productOf });
}

interface Parts {
  readonly calls: ConfigurationCalls;
  readonly known: KnownSessions;
  readonly products: readonly OracleProduct[];
  /** @throws ForeignError for one that is not there */
  readonly productOf: (id: string) => OracleProduct;
}

class OracleConfigurator implements ForeignConfigurator {
  readonly capabilities = capabilities;
  readonly #calls: ConfigurationCalls;
  readonly #known: KnownSessions;
  readonly #products: readonly OracleProduct[];
  readonly #productOf: (id: string) => OracleProduct;
  readonly #turns = new SerializeByKey();

  constructor({ calls, known, products, productOf }: Parts) {
    this.#calls = calls;
    this.#known = known;
    this.#products = products;
    this.#productOf = productOf;
  }

  async listProducts(): Promise<readonly ForeignProduct[]> {
    return this.#products.map(({ id, title, description }) => ({ id, title, description }));
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
    return this.#run(session, context, async (current) => ({ session: current }), { needsStore: false });
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
    return this.#run(session, context, async (current) => {
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
    return this.#run(session, context, async (current) => ({
      session: await this.#showPage(current, target, context.signal),
    }));
  }

  async changeRows(
    session: ForeignSession,
    change: Parameters<NonNullable<ForeignConfigurator['changeRows']>>[1],
    context: ForeignContext,
  ): Promise<ForeignAnswer> {
    return this.#run(session, context, async (current) => {
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
    const { session: saved } = await this.#run(session, context, async (current) => {
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
    return this.#run(session, context, async (current) => {
      const { signal } = context;
      const { sets } = current.page.layout;
      const counts = commits.filter(({ name }) => placeOf(name, sets).kind === 'row-count');
      const values = commits.filter((commit) => !counts.includes(commit));
      const counted = await this.#setCounts(current, counts, signal);
      if (values.length === 0) return { session: counted };
      try {
        return await commitValues(this.#calls, counted, { values, isAccepted, signal });
      } catch (error) {
        // Of several, those that can be are committed, as when a whole configuration is rebuilt in one call.
        if (!(error instanceof ForeignError) || values.length === 1) throw error;
        if (error.reason !== 'refused' && error.reason !== 'not-found') throw error;
        return sendEach(this.#calls, counted, values, signal);
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

  /**
   * Does something with a configuration, one call after another: a page move ends the id that the call before was made with. Where
   * the store does not know the configuration as the session has it, it is made anew first; where a request is refused, it is
   * found out whether the store has forgotten the configuration or does not allow what was asked.
   */
  async #run(
    given: ForeignSession,
    { locale, currency, signal }: ForeignContext,
    work: (session: OracleSession) => Promise<Outcome>,
    { needsStore = true } = {},
  ): Promise<ForeignAnswer> {
    const session = readSession(given);
    this.#productOf(session.productId);
    return this.#turns.run(session.key, () =>
      asForeign(async () => {
        const isInTerms = session.locale === locale && session.currency === currency;
        if (isInTerms && !needsStore) return presentAnswer(session);
        if (isInTerms && this.#known.has(session)) {
          try {
            return this.#finish(await work(session));
          } catch (error) {
            if (!(error instanceof RequestRefused) || (await this.#isAlive(session, signal))) throw error;
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
  async #isAlive(session: OracleSession, signal: AbortSignal | undefined): Promise<boolean> {
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

interface Outcome {
  readonly session: OracleSession;
  readonly notApplied?: readonly ForeignCommit[];
  readonly conflict?: Awaited<ReturnType<typeof commitValues>>['conflict'];
  /** Whether the store has the configuration as the session has it; it has when nothing is said. */
  readonly isInStep?: boolean;
}

/** What the store refuses is a refusal of the port. */
async function asForeign<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RequestRefused) throw new ForeignError('refused', error.message, { cause: error });
    throw error;
  }
}

function readBaseUrl(address: string): string {
  const url = new URL(address);
  if (url.username !== '' || url.password !== '')
    throw new Error('The address of an Oracle store must not have credentials in it.');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
