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
import { productListSchema } from '../wire/product-discovery.ts';
import { isSameRecord } from '../wire/salesforce-id.ts';
import { changedValues, propagatedValues } from './compare-values.ts';
import { findRelaxations, type Relaxation } from './find-relaxations.ts';
import { errorsOf } from './messages.ts';
import type { ValueChange } from './node-changes.ts';
import { currentStep, presentConfiguration } from './present-configuration.ts';
import { presentParts, presentPrices } from './present-prices.ts';
import { readCommit } from './read-commit.ts';
import { SalesforceClient } from './salesforce-client.ts';
import { Serializer } from './serialize.ts';
import { readSession, type SalesforceSession } from './session.ts';
import { Transactions, type Live, type Rebuilt } from './transactions.ts';

export interface SalesforceSettings {
  /** The org's domain, `https://acme.my.salesforce.com`. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Milliseconds that one call may take. */
  readonly timeoutMs: number;
  /** `v66.0` unless given. */
  readonly apiVersion?: string;
  /** Whose products are listed; all that the client may see unless given. */
  readonly catalogId?: string;
  /** Ids of the products to list, with 15 or 18 characters; all unless given. */
  readonly products?: readonly string[];
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

interface Attempt extends Rebuilt {
  /** Errors that were not there before. */
  readonly errors: readonly string[];
  /** Earlier commits that have another value now. */
  readonly lost: readonly string[];
}

class SalesforceConfigurator implements ForeignConfigurator {
  readonly capabilities = capabilities;
  readonly #settings: SalesforceSettings;
  readonly #client: SalesforceClient;
  readonly #transactions: Transactions;
  readonly #turns = new Serializer();

  constructor(settings: SalesforceSettings) {
    this.#settings = settings;
    this.#client = new SalesforceClient({ apiVersion: 'v66.0', ...settings });
    this.#transactions = new Transactions(this.#client);
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
    const session = sessionOf(live, { step, commits: [] });
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
      const attempt = await this.#attempt(known, wanted, context);
      if (attempt.errors.length === 0 && attempt.lost.length === 0)
        return this.#committed(known, attempt, wanted, context);
      const before = await this.#undo(known, wanted, attempt, context);
      const { errors, lost, live } = attempt;
      const relaxations: readonly Relaxation[] =
        errors.length === 0
          ? [{ names: lost, values: live.state.values, isRough: false }]
          : await findRelaxations(this.#transactions, known, wanted, context);
      const response = this.#conflict(before.live, known, relaxations, { attempt, context });
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
      const attempt = await this.#attempt(known, wanted, context);
      if (attempt.errors.length === 0) return this.#committed(known, attempt, wanted, context);
      const [best] = await findRelaxations(this.#transactions, known, wanted, context);
      if (best) {
        const released = best.names.map((name): ValueChange => ({ name, value: undefined }));
        const live = await this.#transactions.changeLive(attempt.live, released, context);
        const kept = { ...known, commits: known.commits.filter(({ name }) => !best.names.includes(name)) };
        if (errorsOf(live.details).every((error) => known.errors.includes(error)))
          return this.#committed(kept, { ...attempt, live }, wanted, context, known.commits);
        const again = await this.#transactions.rebuild(known, merge(kept.commits, wanted), context);
        if (errorsOf(again.live.details).every((error) => known.errors.includes(error)))
          return this.#committed(kept, again, wanted, context, known.commits);
      }
      const before = await this.#undo(known, wanted, attempt, context);
      return this.#unchanged(known, before, context, notPossible(attempt.errors));
    });
  }

  uncommit(session: ForeignSession, parameter: string, context: ForeignContext): Promise<ForeignAnswer> {
    return this.#inTurn(session, async (known) => {
      const structure = await this.#transactions.structureFor(known, context);
      if (!structure.fields.has(parameter))
        throw new ForeignError('not-found', `The product has no parameter ${parameter}.`);
      const released = { name: parameter, value: '' };
      const attempt = await this.#attempt(known, [released], context);
      return this.#committed(known, attempt, [released], context);
    });
  }

  async save(session: ForeignSession, context: ForeignContext): Promise<ForeignSaved> {
    const known = readSession(session);
    return this.#turns.run(known.transactionId, async () => {
      // Whether the context is still there is found out before it is saved.
      const { live, notApplied } = await this.#transactions.read(known, context);
      if (notApplied.length > 0)
        throw new ForeignError('refused', 'Not all choices are possible any more: nothing was saved.');
      const saved = await this.#transactions.save(live, context);
      if (saved.savedLineId === undefined)
        throw new ForeignError('unavailable', 'Salesforce tells no line of the saved quote.');
      const next = sessionOf(saved, known);
      this.#transactions.remember(next);
      return { session: next, reference: saved.savedLineId };
    });
  }

  /** One call at a time for a configuration. */
  async #inTurn<T>(session: ForeignSession, task: (known: SalesforceSession) => Promise<T>): Promise<T> {
    const known = readSession(session);
    return this.#turns.run(known.transactionId, () => task(known));
  }

  /** Applies values one after another, as the system wants it; stops at the first that does not fit. */
  async #attempt(
    session: SalesforceSession,
    wanted: readonly ForeignCommit[],
    context: ForeignContext,
  ): Promise<Attempt> {
    const names = new Set(wanted.map(({ name }) => name));
    const earlier = session.commits.filter(({ name }) => !names.has(name));
    let rebuilt: Rebuilt | undefined;
    for (const { name, value } of wanted) {
      const change = { name, value: value === '' ? undefined : value };
      rebuilt = rebuilt
        ? { ...rebuilt, live: await this.#transactions.changeLive(rebuilt.live, [change], context) }
        : await this.#transactions.change(session, [change], context);
      const errors = errorsOf(rebuilt.live.details).filter((error) => !session.errors.includes(error));
      if (errors.length > 0) return { ...rebuilt, errors, lost: [] };
    }
    rebuilt ??= await this.#transactions.read(session, context);
    const { live, notApplied } = rebuilt;
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
  async #undo(
    session: SalesforceSession,
    wanted: readonly ForeignCommit[],
    { live, lost }: Attempt,
    context: ForeignContext,
  ): Promise<Rebuilt> {
    const names = new Set([...wanted.map(({ name }) => name), ...lost]);
    const changes = [...names].map((name): ValueChange => ({
      name,
      value: session.commits.find((commit) => commit.name === name)?.value,
    }));
    const back = await this.#transactions.changeLive(live, changes, context);
    const isBack =
      back.state.values.size === Object.keys(session.values).length &&
      [...back.state.values].every(([name, value]) => session.values[name] === value);
    if (isBack) return { live: back, notApplied: [] };
    return this.#transactions.rebuild(session, session.commits, context);
  }

  #conflict(
    live: Live,
    session: SalesforceSession,
    relaxations: readonly Relaxation[],
    { attempt, context }: { readonly attempt: Attempt; readonly context: ForeignContext },
  ): ConfigurationResponse {
    const { structure, state } = live;
    const lists = relaxations.map(({ names, values }) => {
      const given = [...names, ...session.commits.map(({ name }) => name)];
      const wanted = new Set(names);
      const compared = { before: state.values, after: values, locale: context.locale };
      // A choice that is given up and keeps its value all the same is told, too: it is no choice any more.
      return [...changedValues(structure, given, compared)].sort(
        (one, other) => Number(wanted.has(other.name)) - Number(wanted.has(one.name)),
      );
    });
    const [changed, ...others] = lists;
    if (!changed) return notPossible(attempt.errors);
    return {
      status: 'RESOLVABLE',
      ...(attempt.errors.length > 0 && { message: attempt.errors.join(' ') }),
      changed,
      ...(others.length > 0 && { changedLists: lists }),
      // Only single choices were tried, and not all of them.
      complete: false,
      ...(relaxations[0]?.isRough === true && { exact: false }),
    };
  }

  #committed(
    session: SalesforceSession,
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
    const next = sessionOf(live, { step: session.step, commits: merge(kept, wanted) });
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
      ...toldNotApplied(notApplied),
      ...(changed.length > 0 && { propagated: { changed: [...changed] } }),
    });
  }

  /** The configuration as it was; in a context that is made again, with the ids of its nodes. */
  #unchanged(
    session: SalesforceSession,
    { live, notApplied }: Rebuilt,
    context: ForeignContext,
    response: ConfigurationResponse = { status: 'OK' },
  ): ForeignAnswer {
    const dropped = new Set(notApplied.map(({ name }) => name));
    const commits = session.commits.filter(({ name }) => !dropped.has(name));
    const next = sessionOf(live, { step: session.step, commits });
    return this.#answer(live, next, context, { ...response, ...toldNotApplied(notApplied) });
  }

  #answer(
    live: Live,
    session: SalesforceSession,
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
      prices: presentPrices(structure, state, context.currency),
    };
  }
}

function sessionOf(
  live: Live,
  { step, commits }: Pick<SalesforceSession, 'step' | 'commits'>,
): SalesforceSession {
  const { productId, transactionId, contextId, savedLineId, line, details, state } = live;
  return {
    version: 1,
    productId,
    transactionId,
    contextId,
    ...(savedLineId !== undefined && { savedLineId }),
    line,
    step,
    commits,
    values: Object.fromEntries(state.values),
    errors: [...errorsOf(details)],
    lines: Object.fromEntries(
      [...state.lines].map(([key, { id, Quantity }]) => [key, { id, quantity: Quantity ?? null }]),
    ),
    attributeIds: Object.fromEntries(state.attributeIds),
  };
}

/** The commits with these as the newest; an empty value takes one away. */
function merge(commits: readonly ForeignCommit[], added: readonly ForeignCommit[]): ForeignCommit[] {
  const names = new Set(added.map(({ name }) => name));
  return [...commits.filter(({ name }) => !names.has(name)), ...added.filter(({ value }) => value !== '')];
}

function notPossible(errors: readonly string[]): ConfigurationResponse {
  return { status: 'not OK', message: errors.join(' ') };
}

function toldNotApplied(notApplied: readonly ForeignCommit[]) {
  return notApplied.length === 0 ? {} : { 'not-applied': notApplied.map((commit) => ({ ...commit })) };
}
