import type { Configuration } from '#server/configurator/configuration.ts';
import { StoreError } from './store-error.ts';
import type { StoreSession, Violation } from './store-session.ts';

interface Saved {
  readonly configuration: Configuration;
  readonly violations: ReadonlyMap<string, Violation>;
}

const FIRST_ID = 38_000_001;

/** Configurations that were saved, by `configId`; in memory, the oldest are the first to go. */
export class SavedConfigurations {
  readonly #saved = new Map<number, Saved>();
  readonly #limit: number;
  #next = FIRST_ID;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(session: StoreSession): number {
    const id = this.#next++;
    this.#set(id, session);
    return id;
  }

  /** @throws StoreError for one that is not there */
  get(id: number): Saved {
    const saved = this.#saved.get(id);
    if (!saved) throw new StoreError('There is no such saved configuration.');
    return saved;
  }

  /** @throws StoreError for one that is not there */
  replace(id: number, session: StoreSession): void {
    this.get(id);
    this.#set(id, session);
  }

  #set(id: number, { configuration, violations }: StoreSession): void {
    this.#saved.set(id, { configuration, violations });
    for (const oldest of this.#saved.keys()) {
      if (this.#saved.size <= this.#limit) break;
      this.#saved.delete(oldest);
    }
  }
}
