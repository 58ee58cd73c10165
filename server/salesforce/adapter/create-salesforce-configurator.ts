import {
  ForeignError,
  type ForeignAnswer,
  type ForeignCapabilities,
  type ForeignCommit,
  type ForeignConfigurator,
  type ForeignContext,
  type ForeignProduct,
  type ForeignSaved,
  type ForeignSession,
} from '#server/upstreams/foreign-configurator.ts';
import type { ConfigurationResponse } from '#contract/configuration.ts';
import { SerializeByKey } from '#server/platform/serialize-by-key.ts';
import { productListSchema } from '../wire/product-discovery.ts';
import { isSameRecord } from '../wire/salesforce-id.ts';
import { propagatedValues } from './compare-values.ts';
import { findRelaxations, type Relaxation } from './find-relaxations.ts';
import { errorsOf } from './messages.ts';
import type { ValueChange } from './node-changes.ts';
import { currentStep, presentConfiguration } from './present-configuration.ts';
import { presentParts, presentPrices } from './present-prices.ts';
import { notPossible, presentConflict, presentNotApplied } from './present-response.ts';
import { readCommit } from './read-commit.ts';
import { SalesforceClient, type SalesforceClientSettings } from './salesforce-client.ts';
import { readContinuation, type Continuation } from './continuation.ts';
import { attemptCommits, undoAttempt } from './attempt-commits.ts';
import { mergeCommits, continuationOf } from './continuation-of.ts';
import { Transactions, type Live, type Rebuilt } from './transactions.ts';

export interface SalesforceSettings {
  /** The org's domain, `https://acme.my.salesforce.com`. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Milliseconds that one call may take. */
  readonly timeoutMs: number;
  /** Whether quotes of the org have a currency; those of others are in the currency of the org. */
  readonly isMultiCurrency?: boolean;
  /** `v66.0` unless given. */
  readonly apiVersion?: string;
  /** Whose products are listed; all that the client may see unless given. */
  readonly catalogId?: string;
  /** Ids of the products to list, with 15 or 18 characters; all unless given. */
  readonly products?: readonly string[];
  readonly onCall?: SalesforceClientSettings['onCall'];
}

const capabilities: ForeignCapabilities = {
  allStepsKnown: true,
  anyStepNext: true,
  // The system keeps no record of what a value would be without a choice: the default of the catalog comes back.
  uncommit: 'approximate',
  preview: true,
  alternatives: 'some',
  optionPrices: false,
  rows: false,
  explain: false,
};

/** Products of a Salesforce org with Revenue Cloud, through its Product Configurator API (docs/upstreams-salesforce.md). */
export function createSalesforceConfigurator(settings: SalesforceSettings): ForeignConfigurator {
  return new SalesforceConfigurator(settings);
}

const PAGE = 100;
const MOST_PAGES = 20;

class SalesforceConfigurator implements ForeignConfigurator {
  readonly capabilities = capabilities;
  readonly #settings: SalesforceSettings;
  readonly #client: SalesforceClient;
  readonly #transactions: Transactions;
  readonly #turns = new SerializeByKey();

  constructor(settings: SalesforceSettings) {
    this.#settings = settings;
    this.#client = new SalesforceClient({ apiVersion: 'v66.0', ...settings });
    this.#transactions = new Transactions(this.#client, settings.isMultiCurrency === true);
  }

  async listProducts({ locale, currency, signal }: ForeignContext): Promise<readonly ForeignProduct[]> {
    const { catalogId, products } = this.#settings;
    const listed: ForeignProduct[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { result } = await this.#client.post({
        path: 'cpq/products',
        body: {
          limit: PAGE,
          offset: page * PAGE,
          currencyCode: currency,
          orderBy: ['name:asc'],
          ...(catalogId !== undefined && { catalogId }),
        },
        schema: productListSchema,
        locale,
        signal,
      });
      for (const { id, name, description, qualificationContext } of result) {
        if (qualificationContext?.isQualified === false) continue;
        if (products && !products.some((wanted) => isSameRecord(wanted, id))) continue;
        listed.push({ id, title: name ?? id, description: description ?? '' });
      }
      if (result.length < PAGE) break;
    }
    return listed;
  }

  async start(productId: string, context: ForeignContext): Promise<ForeignAnswer> {
    const live = await this.#transactions.start(productId, context);
    const step = live.structure.steps[0]?.name ?? '';
    const session = continuationOf(live, { step, commits: [] });
    return this.#answer(live, session, context, { status: 'OK' });
  }

  read(session: ForeignSession, context: ForeignContext): Promise<ForeignAnswer> {
    return this.#inTurn(session, async (known) => {
      const { live, notApplied } = await this.#transactions.read(known, context);
      return this.#unchanged(known, { live, notApplied }, context);
    });
  }

  showStep(session: ForeignSession, step: string, context: ForeignContext): Promise<ForeignAnswer> {
    return this.#inTurn(session, async (known) => {
      const { live, notApplied } = await this.#transactions.read(known, context);
      if (!live.structure.steps.some(({ name }) => name === step))
        throw new ForeignError('not-found', `The product has no step ${step}.`);
      return this.#unchanged({ ...known, step }, { live, notApplied }, context);
    });
  }

  commit(
    session: ForeignSession,
    commits: readonly ForeignCommit[],
    context: ForeignContext,
  ): Promise<ForeignAnswer> {
    return this.#inTurn(session, async (known) => {
      const structure = await this.#transactions.structureFor(known, context);
      const wanted = commits.map((commit) => readCommit(structure, commit));
      const attempt = await attemptCommits(this.#transactions, known, wanted, context);
      if (attempt.errors.length === 0 && attempt.lost.length === 0)
        return this.#committed(known, attempt, wanted, context);
      const before = await undoAttempt(this.#transactions, known, wanted, attempt, context);
      const { errors, lost, live } = attempt;
      const relaxations: readonly Relaxation[] =
        errors.length === 0
          ? [{ names: lost, values: live.state.values, isRough: false }]
          : await findRelaxations(this.#transactions, known, wanted, context);
      const response = presentConflict(before.live, known, relaxations, { errors, locale: context.locale });
      return this.#unchanged(known, before, context, response);
    });
  }

  accept(
    session: ForeignSession,
    commits: readonly ForeignCommit[],
    context: ForeignContext,
  ): Promise<ForeignAnswer> {
    return this.#inTurn(session, async (known) => {
      const structure = await this.#transactions.structureFor(known, context);
      const wanted = commits.map((commit) => readCommit(structure, commit));
      const attempt = await attemptCommits(this.#transactions, known, wanted, context);
      if (attempt.errors.length === 0) return this.#committed(known, attempt, wanted, context);
      const [best] = await findRelaxations(this.#transactions, known, wanted, context);
      if (best) {
        const released = best.names.map((name): ValueChange => ({ name, value: undefined }));
        const live = await this.#transactions.changeLive(attempt.live, released, context);
        const kept = { ...known, commits: known.commits.filter(({ name }) => !best.names.includes(name)) };
        if (errorsOf(live.details).every((error) => known.errors.includes(error)))
          return this.#committed(kept, { ...attempt, live }, wanted, context, known.commits);
        const again = await this.#transactions.rebuild(known, mergeCommits(kept.commits, wanted), context);
        if (errorsOf(again.live.details).every((error) => known.errors.includes(error)))
          return this.#committed(kept, again, wanted, context, known.commits);
      }
      const before = await undoAttempt(this.#transactions, known, wanted, attempt, context);
      return this.#unchanged(known, before, context, notPossible(attempt.errors));
    });
  }

  uncommit(session: ForeignSession, parameter: string, context: ForeignContext): Promise<ForeignAnswer> {
    return this.#inTurn(session, async (known) => {
      const structure = await this.#transactions.structureFor(known, context);
      if (!structure.fields.has(parameter))
        throw new ForeignError('not-found', `The product has no parameter ${parameter}.`);
      const released = { name: parameter, value: '' };
      const attempt = await attemptCommits(this.#transactions, known, [released], context);
      return this.#committed(known, attempt, [released], context);
    });
  }

  async save(session: ForeignSession, context: ForeignContext): Promise<ForeignSaved> {
    const known = readContinuation(session);
    return this.#turns.run(known.transactionId, async () => {
      // Whether the context is still there is found out before it is saved.
      const { live, notApplied } = await this.#transactions.read(known, context);
      if (notApplied.length > 0)
        throw new ForeignError('refused', 'Not all choices are possible any more: nothing was saved.');
      const saved = await this.#transactions.save(live, context);
      if (saved.savedLineId === undefined)
        throw new ForeignError('unavailable', 'Salesforce tells no line of the saved quote.');
      const next = continuationOf(saved, known);
      this.#transactions.remember(next);
      return { session: next, reference: saved.savedLineId };
    });
  }

  /** One call at a time for a configuration. */
  async #inTurn<T>(session: ForeignSession, task: (known: Continuation) => Promise<T>): Promise<T> {
    const known = readContinuation(session);
    return this.#turns.run(known.transactionId, () => task(known));
  }

  #committed(
    session: Continuation,
    { live, notApplied, lost = [] }: Rebuilt & { readonly lost?: readonly string[] },
    wanted: readonly ForeignCommit[],
    context: ForeignContext,
    chosenBefore: readonly ForeignCommit[] = session.commits,
  ): ForeignAnswer {
    const gone = new Set([...lost, ...notApplied.map(({ name }) => name)]);
    const kept = session.commits.filter(({ name }) => {
      const field = live.structure.fields.get(name);
      return !gone.has(name) && field !== undefined && live.state.lines.has(field.node.key);
    });
    const next = continuationOf(live, { step: session.step, commits: mergeCommits(kept, wanted) });
    const before = new Map(Object.entries(session.values));
    const changed = propagatedValues(
      live.structure,
      { before, after: live.state.values, locale: context.locale },
      {
        asked: new Set(wanted.map(({ name }) => name)),
        chosen: new Set(chosenBefore.map(({ name }) => name)),
      },
    );
    return this.#answer(live, next, context, {
      status: 'OK',
      ...presentNotApplied(notApplied),
      ...(changed.length > 0 && { propagated: { changed: [...changed] } }),
    });
  }

  /** The configuration as it was; in a context that is made again, with the ids of its nodes. */
  #unchanged(
    session: Continuation,
    { live, notApplied }: Rebuilt,
    context: ForeignContext,
    response: ConfigurationResponse = { status: 'OK' },
  ): ForeignAnswer {
    const dropped = new Set(notApplied.map(({ name }) => name));
    const commits = session.commits.filter(({ name }) => !dropped.has(name));
    const next = continuationOf(live, { step: session.step, commits });
    return this.#answer(live, next, context, { ...response, ...presentNotApplied(notApplied) });
  }

  #answer(
    live: Live,
    session: Continuation,
    context: ForeignContext,
    response: ConfigurationResponse,
  ): ForeignAnswer {
    const { structure, state, details } = live;
    this.#transactions.remember(session);
    const step = currentStep(structure, session.step)?.name ?? '';
    const committed = new Set(session.commits.map(({ name }) => name));
    const presented = { structure, state, details, step, committed, locale: context.locale };
    return {
      session,
      configuration: presentConfiguration(presented, response),
      parts: presentParts(structure, state),
      prices: presentPrices(structure, state, context.currency, context.locale),
    };
  }
}
