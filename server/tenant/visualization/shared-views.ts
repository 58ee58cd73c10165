import { createHash } from 'node:crypto';
import { SharedViewLinks } from './shared-view-link.ts';
import type { SharedViewStore } from './shared-view-store.ts';
import { SharedView, type EndReason, type NamedViewer, type SharedEvent } from './shared-view.ts';

export interface SharedViewLimits {
  /** How long a link works, in milliseconds. */
  readonly lifetime: number;
  readonly views: number;
  /** Of one view. */
  readonly viewers: number;
  /** Changes that viewers of one view ask for within ten seconds. */
  readonly changes: number;
}

const usual: SharedViewLimits = { lifetime: 24 * 3_600_000, views: 1_000, viewers: 1_000, changes: 20 };
const CHANGES_WITHIN = 10_000;

export interface SharedLink {
  /** What the link has in its address. */
  readonly token: string;
  readonly expires: Date;
}

/** What became of something that a viewer sent. */
export type Outcome = 'done' | 'gone' | 'not following' | 'not allowed' | 'no owner' | 'too many';

interface Deps {
  readonly store: SharedViewStore;
  readonly secret: string;
  readonly clock: () => Date;
}

/**
 * Views of visualizations that others follow (`sessionServer`). A link is signed and expires; the id in it is the hash of the key of the
 * owner, who alone changes what is shown and withdraws the link. What is shown is in the database, who follows is in memory: after
 * a restart viewers connect again and see the same.
 */
export class SharedViews {
  readonly #live = new Map<string, { view: SharedView; uses: number; asked: number[] }>();
  readonly #store: SharedViewStore;
  readonly #links: SharedViewLinks;
  readonly #clock: () => Date;
  readonly #limits: SharedViewLimits;

  constructor({ store, secret, clock }: Deps, limits: Partial<SharedViewLimits> = {}) {
    this.#store = store;
    this.#links = new SharedViewLinks(secret);
    this.#clock = clock;
    this.#limits = { ...usual, ...limits };
  }

  /** Shows a state to all who follow. @returns the link; why there is none where the owner has withdrawn it or it has expired */
  async put(key: string, state: string, mayChange: boolean): Promise<SharedLink | EndReason> {
    const id = idOf(key);
    const now = this.#clock();
    const found = await this.#use(id);
    const live =
      found ?? this.#open(id, { state, mayChange, expires: new Date(now.getTime() + this.#limits.lifetime) });
    if (typeof live === 'string') return live;
    try {
      const { view } = live;
      view.show(state, mayChange);
      await this.#store.save(id, view);
      if (!found) await this.#store.prune(now, this.#limits.views);
      return { token: this.#links.write(id, view.expires), expires: view.expires };
    } finally {
      this.#release(id);
    }
  }

  /** Withdraws the link for good. */
  async withdraw(key: string): Promise<void> {
    const id = idOf(key);
    const view = this.#live.get(id)?.view;
    this.#live.delete(id);
    view?.end('withdrawn');
    const known = view ?? (await this.#store.find(id));
    if (known) await this.#store.withdraw(id, this.#clock(), known.expires);
  }

  /**
   * Calls a listener with the state now, and with all that happens later.
   *
   * @param viewer an id that the viewer has chosen
   * @returns what stops it, and until when the link works; why there is nothing to follow, or `full` where too many do
   */
  async follow(
    token: string,
    viewer: string | undefined,
    hear: (event: SharedEvent) => void,
  ): Promise<{ readonly stop: () => void; readonly expires: Date } | EndReason | 'full'> {
    const found = await this.#find(token);
    if (typeof found === 'string') return found;
    const { id, view } = found;
    if (view.size >= this.#limits.viewers) {
      this.#release(id);
      return 'full';
    }
    const leave = view.follow(viewer, hear);
    let isFollowing = true;
    const stop = () => {
      if (!isFollowing) return;
      isFollowing = false;
      leave();
      this.#release(id);
    };
    return { stop, expires: view.expires };
  }

  /**
   * Tells all who a viewer is and what they point at.
   *
   * @param key of the owner, where it is the owner who says so
   */
  async present(
    token: string,
    viewer: string,
    presence: Omit<NamedViewer, 'isOwner'>,
    key?: string,
  ): Promise<Outcome> {
    return this.#with(token, (id, view) => {
      const isOwner = key !== undefined && idOf(key) === id;
      return view.present(viewer, { ...presence, ...(isOwner && { isOwner }) }) ? 'done' : 'not following';
    });
  }

  /** Asks the page of the owner to commit values, where the owner allows it. */
  async change(
    token: string,
    viewer: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<Outcome> {
    return this.#with(token, (id, view) => {
      if (!view.mayChange) return 'not allowed';
      if (!view.isFollowedBy(viewer)) return 'not following';
      const asked = this.#live.get(id)?.asked ?? [];
      const now = this.#clock().getTime();
      while ((asked[0] ?? now) < now - CHANGES_WITHIN) asked.shift();
      if (asked.length >= this.#limits.changes) return 'too many';
      if (!view.askFor(parameters)) return 'no owner';
      asked.push(now);
      return 'done';
    });
  }

  async #with(token: string, run: (id: string, view: SharedView) => Outcome): Promise<Outcome> {
    const found = await this.#find(token);
    if (typeof found === 'string') return 'gone';
    try {
      return run(found.id, found.view);
    } finally {
      this.#release(found.id);
    }
  }

  /** To be released. */
  async #find(token: string): Promise<{ readonly id: string; readonly view: SharedView } | EndReason> {
    const link = this.#links.read(token);
    if (link === 'forged') return link;
    if (link.expires <= this.#clock()) return 'expired';
    // One that was removed with the database, or for others, cannot be told from one that was withdrawn.
    const live = (await this.#use(link.id)) ?? 'withdrawn';
    return typeof live === 'string' ? live : { id: link.id, view: live.view };
  }

  /** The view, to be released; undefined where there never was one. */
  async #use(id: string): Promise<{ readonly view: SharedView } | EndReason | undefined> {
    const stored = this.#live.has(id) ? undefined : await this.#store.find(id);
    if (stored?.isWithdrawn) return 'withdrawn';
    const live = this.#live.get(id);
    const expires = live?.view.expires ?? stored?.expires;
    if (expires && expires <= this.#clock()) return 'expired';
    if (!live) return stored && this.#open(id, stored);
    live.uses += 1;
    return live;
  }

  #open(id: string, state: ConstructorParameters<typeof SharedView>[0]): { readonly view: SharedView } {
    const live = { view: new SharedView(state), uses: 1, asked: [] };
    this.#live.set(id, live);
    return live;
  }

  #release(id: string): void {
    const live = this.#live.get(id);
    if (live && --live.uses === 0) this.#live.delete(id);
  }
}

function idOf(key: string): string {
  return createHash('sha256').update(`shared view ${key}`).digest('hex').slice(0, 32);
}
