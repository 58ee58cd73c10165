/**
 * Quotes and contexts of one product in them: opens contexts, applies changes of values, and makes contexts again that have
 * expired. The org's catalog is kept for a while, so that most calls need not tell it.
 */
import { randomUUID } from 'node:crypto';
import type * as z from 'zod/mini';
import {
  ForeignError,
  type ForeignCommit,
  type ForeignContext,
} from '#server/upstreams/foreign-configurator.ts';
import {
  configurationDetailsSchema,
  savedInstanceSchema,
  type ConfigurationDetails,
} from '../wire/configurator-answers.ts';
import type { ConfigureRequest } from '../wire/configurator-requests.ts';
import { LruMap } from '#server/platform/lru-map.ts';
import { lineOfProduct, nodesOf, type NodeChanges, type ValueChange } from './node-changes.ts';
import { KnownStructures } from './known-structures.ts';
import type { ProductStructure } from './product-structure.ts';
import { Quotes, type TransactionKey } from './quotes.ts';
import { readCommit } from './read-commit.ts';
import { ContextGone, type SalesforceClient } from './salesforce-client.ts';
import { fingerprintOf, type Continuation } from './continuation.ts';
import { readTransaction, type TransactionState } from './transaction-state.ts';

/** A context as the last call has left it. */
export interface Live extends TransactionKey {
  readonly contextId: string;
  readonly structure: ProductStructure;
  readonly details: ConfigurationDetails;
  readonly state: TransactionState;
}

export interface Rebuilt {
  readonly live: Live;
  /** Commits that the product does not take any more. */
  readonly notApplied: readonly ForeignCommit[];
}

const MOST_CONTEXTS = 2_000;
/** No session has this fingerprint. */
const UNKNOWN = '';

export class Transactions {
  readonly #client: SalesforceClient;
  readonly #quotes: Quotes;
  readonly #structures = new KnownStructures();
  /** What contexts held when this process used them last. */
  readonly #seen = new LruMap<string, string>(MOST_CONTEXTS);

  constructor(client: SalesforceClient, isMultiCurrency: boolean) {
    this.#client = client;
    this.#quotes = new Quotes(client, isMultiCurrency);
  }

  /** A new quote. @throws ForeignError not-found for a product that is not there */
  async start(productId: string, context: ForeignContext): Promise<Live> {
    return this.open(await this.#quotes.place(productId, context), context);
  }

  /** A new context with the product as it is by default; a quote that is gone is replaced. */
  async open(key: TransactionKey, context: ForeignContext): Promise<Live> {
    try {
      return await this.#open(key, context);
    } catch (error) {
      if (!(error instanceof ContextGone)) throw error;
      // The quote itself is gone.
      return this.#open(await this.#quotes.place(key.productId, context), context);
    }
  }

  async #open(key: TransactionKey, context: ForeignContext): Promise<Live> {
    const { transactionId, productId, savedLineId } = key;
    const known = this.#structures.get(productId, context);
    const details = await this.#configure(
      {
        transactionId,
        addedNodes: lineOfProduct(key),
        ...(savedLineId !== undefined && { deletedNodes: [{ path: [transactionId, savedLineId] }] }),
      },
      { withCatalog: known === undefined, addDefaults: true, context },
    );
    return this.#live(key, details, context);
  }

  /** The context of the session as it is. */
  async read(session: Continuation, context: ForeignContext): Promise<Rebuilt> {
    return this.#orRebuild(session, context, async () => {
      const { transactionId, contextId, productId } = session;
      const withCatalog = this.#structures.get(productId, context) === undefined;
      const details = await this.#configure(
        { transactionId, transactionContextId: contextId },
        { withCatalog, addDefaults: false, context },
      );
      return this.#live(session, details, context);
    });
  }

  /** The structure of the product, without a call where it is known. */
  async structureFor(session: Continuation, context: ForeignContext): Promise<ProductStructure> {
    const known = this.#structures.get(session.productId, context);
    return known ?? (await this.read(session, context)).live.structure;
  }

  /** Applies changes to the context of the session: one call. */
  async change(
    session: Continuation,
    changes: readonly ValueChange[],
    context: ForeignContext,
  ): Promise<Rebuilt> {
    const structure = await this.structureFor(session, context);
    const lines = Object.entries(session.lines).map(
      ([key, { id, quantity }]) => [key, { id, Quantity: quantity }] as const,
    );
    const known = {
      transactionId: session.transactionId,
      lines: new Map(lines),
      attributeIds: new Map(Object.entries(session.attributeIds)),
    };
    const nodes = nodesOf(structure, known, changes);
    let isRebuilt = false;
    const rebuilt = await this.#orRebuild(session, context, async () => {
      const live = await this.#send(session, nodes, context);
      isRebuilt = true;
      return live;
    });
    if (isRebuilt) return rebuilt;
    return { ...rebuilt, live: await this.changeLive(rebuilt.live, changes, context) };
  }

  /** The same for a context that was just used. */
  async changeLive(live: Live, changes: readonly ValueChange[], context: ForeignContext): Promise<Live> {
    const { transactionId } = live;
    const nodes = nodesOf(live.structure, { ...live.state, transactionId }, changes);
    return this.#send(live, nodes, context);
  }

  async #send(
    key: TransactionKey & { readonly contextId: string },
    nodes: NodeChanges,
    context: ForeignContext,
  ): Promise<Live> {
    const { transactionId, contextId } = key;
    const given = Object.entries(nodes).filter(([, list]) => (list ?? []).length > 0);
    const withCatalog = this.#structures.get(key.productId, context) === undefined;
    try {
      const details = await this.#configure(
        { transactionId, transactionContextId: contextId, ...Object.fromEntries(given) },
        { withCatalog, addDefaults: true, context },
      );
      return this.#live(key, details, context);
    } catch (error) {
      // Whether the change has been made is not known: nobody goes on in this context.
      this.#seen.set(contextId, UNKNOWN);
      throw error;
    }
  }

  /**
   * A new context with the commits; those that the product does not take any more are told.
   * @throws ForeignError
   */
  async rebuild(
    key: TransactionKey,
    commits: readonly ForeignCommit[],
    context: ForeignContext,
  ): Promise<Rebuilt> {
    const opened = await this.open(key, context);
    const notApplied: ForeignCommit[] = [];
    const valid = commits.flatMap((commit) => {
      try {
        return [readCommit(opened.structure, commit)];
      } catch {
        notApplied.push(commit);
        return [];
      }
    });
    if (valid.length === 0) return { live: opened, notApplied };
    try {
      return { live: await this.changeLive(opened, valid, context), notApplied };
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    // One of them is not taken: find out which.
    let live = opened;
    for (const commit of valid)
      try {
        live = await this.changeLive(live, [commit], context);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        notApplied.push(commit);
      }
    return { live, notApplied };
  }

  /** Saves the context to its quote. @returns the context of the saved quote, whose nodes have ids of records now */
  async save(live: Live, context: ForeignContext): Promise<Live> {
    await this.#post(
      'cpq/configurator/actions/save-instance',
      { contextId: live.contextId },
      savedInstanceSchema,
      context,
    );
    const details = await this.#configure(
      { transactionId: live.transactionId },
      { withCatalog: false, addDefaults: false, context },
    );
    const saved = this.#live(live, details, context);
    const savedLineId = saved.state.lines.get('')?.id;
    return { ...saved, ...(savedLineId !== undefined && { savedLineId }) };
  }

  /** Remembers what the session expects its context to hold. */
  remember(session: Continuation): void {
    this.#seen.set(session.contextId, fingerprintOf(session));
  }

  async #orRebuild(
    session: Continuation,
    context: ForeignContext,
    call: () => Promise<Live>,
  ): Promise<Rebuilt> {
    const seen = this.#seen.get(session.contextId);
    // Somebody else went on in the context, from another session: it is not this one's any more.
    const isForeign = seen !== undefined && seen !== fingerprintOf(session);
    if (!isForeign)
      try {
        return { live: await call(), notApplied: [] };
      } catch (error) {
        if (!(error instanceof ContextGone)) throw error;
      }
    return this.rebuild(session, session.commits, context);
  }

  async #configure(
    request: Partial<ConfigureRequest> & { readonly transactionId: string },
    {
      withCatalog,
      addDefaults,
      context,
    }: { readonly withCatalog: boolean; readonly addDefaults: boolean; readonly context: ForeignContext },
  ): Promise<ConfigurationDetails> {
    const body: ConfigureRequest = {
      ...request,
      correlationId: randomUUID(),
      contextResponseType: 'Full',
      configuratorOptions: {
        addDefaultConfiguration: addDefaults,
        executeConfigurationRules: true,
        executePricing: true,
        returnProductCatalogData: withCatalog,
        validateProductCatalog: true,
      },
    };
    return this.#post('cpq/configurator/actions/configure', body, configurationDetailsSchema, context);
  }

  #live(key: TransactionKey, details: ConfigurationDetails, context: ForeignContext): Live {
    const { productId, transactionId, savedLineId, line } = key;
    const structure = this.#structures.learn(productId, details, context);
    if (!structure) throw new ForeignError('unavailable', 'Salesforce tells no catalog of the product.');
    if (details.transactionContextId == null)
      throw new ForeignError('unavailable', 'Salesforce tells no id of the context.');
    return {
      productId,
      transactionId,
      ...(savedLineId !== undefined && { savedLineId }),
      line,
      contextId: details.transactionContextId,
      structure,
      details,
      state: readTransaction(details, structure),
    };
  }

  #post<T>(
    path: string,
    body: object,
    schema: z.ZodMiniType<T>,
    { locale, signal }: ForeignContext,
  ): Promise<T> {
    return this.#client.post({ path, body, schema, locale, signal });
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ForeignError && error.reason === 'refused';
}
