import { createHash } from 'node:crypto';

/** What a viewer hears: the state as JSON, or that the view is over (undefined). */
export type ViewListener = (state: string | undefined) => void;

interface View {
  state: string;
  /** In milliseconds of the clock. */
  changed: number;
  readonly listeners: Set<ViewListener>;
}

export interface SharedViewLimits {
  /** How long a view that nobody changes can be seen, in milliseconds. */
  readonly lifetime: number;
  readonly views: number;
  /** Of one view. */
  readonly viewers: number;
}

const usual: SharedViewLimits = { lifetime: 8 * 3_600_000, views: 1_000, viewers: 200 };

/** How many ended views are remembered, so that a change on its way does not open one of them again. */
const rememberedEnds = 10_000;

/**
 * Views of visualizations that others follow (`sessionServer`). They are in memory: the id of a view is the hash of the key
 * of its owner, so that after a restart the next change by the owner opens it again, under the same link. A link cannot be
 * guessed (128 bits), and who has it cannot change anything.
 */
export class SharedViews {
  readonly #views = new Map<string, View>();
  readonly #ended = new Set<string>();
  readonly #clock: () => Date;
  readonly #limits: SharedViewLimits;

  constructor(clock: () => Date, limits: Partial<SharedViewLimits> = {}) {
    this.#clock = clock;
    this.#limits = { ...usual, ...limits };
  }

  /** Shows a state to all who follow. @returns the id for the link; undefined where the owner has ended it */
  put(key: string, state: string): string | undefined {
    this.#dropExpired();
    const id = idOf(key);
    if (this.#ended.has(id)) return undefined;
    const view: View = this.#views.get(id) ?? { state, changed: 0, listeners: new Set() };
    view.state = state;
    view.changed = this.#clock().getTime();
    // The one that was changed last is the last to go.
    this.#views.delete(id);
    this.#views.set(id, view);
    for (const [oldest] of this.#views) {
      if (this.#views.size <= this.#limits.views) break;
      this.#end(oldest);
    }
    for (const listener of view.listeners) listener(state);
    return id;
  }

  /** Withdraws the link for good. */
  end(key: string): void {
    const id = idOf(key);
    this.#end(id);
    this.#ended.add(id);
    for (const oldest of this.#ended) {
      if (this.#ended.size <= rememberedEnds) break;
      this.#ended.delete(oldest);
    }
  }

  /**
   * Calls a listener with the state now, and with every later one.
   *
   * @returns what stops it; undefined where there is no such view, `full` where too many follow it
   */
  follow(id: string, listener: ViewListener): (() => void) | 'full' | undefined {
    this.#dropExpired();
    const view = this.#views.get(id);
    if (!view) return undefined;
    if (view.listeners.size >= this.#limits.viewers) return 'full';
    view.listeners.add(listener);
    listener(view.state);
    return () => void view.listeners.delete(listener);
  }

  #dropExpired(): void {
    const oldest = this.#clock().getTime() - this.#limits.lifetime;
    for (const [id, { changed }] of this.#views) {
      if (changed > oldest) return;
      this.#end(id);
    }
  }

  #end(id: string): void {
    const view = this.#views.get(id);
    this.#views.delete(id);
    for (const listener of view?.listeners ?? []) listener(undefined);
  }
}

function idOf(key: string): string {
  return createHash('sha256').update(`shared view ${key}`).digest('hex').slice(0, 32);
}
