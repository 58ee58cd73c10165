/** What the org of the sandbox holds: quotes, contexts, saved configurations. In memory, bounded, gone with the process. */
import { LruMap } from '#server/platform/lru-map.ts';
import type { BundleLine, ConfigurationContext } from './configuration-context.ts';
import { newContext } from './configuration-context.ts';
import { recordKey } from '../wire/salesforce-id.ts';

export interface Quote {
  readonly id: string;
  readonly currency: string | undefined;
  /** As it was saved last. */
  readonly line: BundleLine | undefined;
}

export interface SavedConfiguration {
  readonly id: string;
  readonly name: string | null;
  readonly data: string;
  readonly referenceRecordId: string | null;
}

const MOST_CONTEXTS = 500;
const MOST_RECORDS = 2_000;

export class SandboxOrg {
  readonly #contexts = new LruMap<string, { context: ConfigurationContext; until: number }>(MOST_CONTEXTS);
  readonly #quotes = new LruMap<string, Quote>(MOST_RECORDS);
  readonly saved = new LruMap<string, SavedConfiguration>(MOST_RECORDS);
  readonly #contextMs: number;
  readonly #clock: () => Date;

  /** @param contextMs milliseconds after which a context that nobody uses is forgotten */
  constructor(contextMs: number, clock: () => Date) {
    this.#contextMs = contextMs;
    this.#clock = clock;
  }

  quote(id: string): Quote | undefined {
    return this.#quotes.get(recordKey(id));
  }

  keepQuote(quote: Quote): void {
    this.#quotes.set(recordKey(quote.id), quote);
  }

  context(id: string): ConfigurationContext | undefined {
    const kept = this.#contexts.get(id);
    return kept && kept.until > this.#clock().getTime() ? kept.context : undefined;
  }

  keepContext(context: ConfigurationContext): void {
    this.#contexts.set(context.id, { context, until: this.#clock().getTime() + this.#contextMs });
  }

  /** A context with what is stored of the transaction. */
  openContext({ id, currency, line }: Quote): ConfigurationContext {
    return { ...newContext(id, currency), line };
  }

  /** Forgets all contexts, as a system does after a while. */
  expireContexts(): void {
    this.#contexts.clear();
  }
}
