/** Why a view is over for a viewer. A link that this server has not signed never was one. */
export type EndReason = 'forged' | 'expired' | 'withdrawn';

/** Someone who follows a view and has said who they are. */
export interface NamedViewer {
  readonly name: string;
  /** The name of the part that they point at. */
  readonly part?: string;
  readonly isOwner?: true;
}

/** What those who follow hear. */
export type SharedEvent =
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'viewers'; readonly viewers: Viewers }
  /** Values that a viewer wants committed, by parameter; the owner alone hears it. */
  | { readonly kind: 'change'; readonly parameters: Readonly<Record<string, string>> }
  | { readonly kind: 'end'; readonly reason: EndReason };

export interface Viewers {
  /** All that follow, without the owner. */
  readonly count: number;
  /** Those with a name, and the owner. */
  readonly named: readonly NamedViewer[];
}

interface Follower {
  readonly id: string | undefined;
  readonly hear: (event: SharedEvent) => void;
  presence: NamedViewer | undefined;
}

/** As many names are told; a list of more is of no use to anyone. */
const MOST_NAMES = 50;
/** Viewers that come, go and point are told together, in milliseconds. */
const GATHERED = 250;

/** A view that is followed or changed right now. */
export class SharedView {
  readonly expires: Date;
  state: string;
  mayChange: boolean;
  readonly #followers = new Set<Follower>();
  #gathering: ReturnType<typeof setTimeout> | undefined;

  constructor({ state, mayChange, expires }: { state: string; mayChange: boolean; expires: Date }) {
    this.state = state;
    this.mayChange = mayChange;
    this.expires = expires;
  }

  get size(): number {
    return this.#followers.size;
  }

  /** @param id which the follower has chosen, and says who they are with */
  follow(id: string | undefined, hear: Follower['hear']): () => void {
    const follower: Follower = { id, hear, presence: undefined };
    this.#followers.add(follower);
    hear({ kind: 'state', state: this.state });
    this.#gather();
    return () => {
      this.#followers.delete(follower);
      this.#gather();
    };
  }

  show(state: string, mayChange: boolean): void {
    this.state = state;
    this.mayChange = mayChange;
    this.#tellAll({ kind: 'state', state });
  }

  /** @returns false where nobody with this id follows */
  present(id: string, presence: NamedViewer): boolean {
    const follower = this.#followerWith(id);
    if (!follower) return false;
    follower.presence = presence;
    this.#gather();
    return true;
  }

  /** @returns false where the owner does not follow */
  askFor(parameters: Readonly<Record<string, string>>): boolean {
    const owners = [...this.#followers].filter(({ presence }) => presence?.isOwner);
    for (const { hear } of owners) hear({ kind: 'change', parameters });
    return owners.length > 0;
  }

  isFollowedBy(id: string): boolean {
    return this.#followerWith(id) !== undefined;
  }

  end(reason: EndReason): void {
    this.#tellAll({ kind: 'end', reason });
    this.#followers.clear();
    clearTimeout(this.#gathering);
  }

  #followerWith(id: string): Follower | undefined {
    return [...this.#followers].find((follower) => follower.id === id);
  }

  #gather(): void {
    if (this.#gathering !== undefined) return;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      this.#tellAll({ kind: 'viewers', viewers: this.#viewers() });
    }, GATHERED);
    // It holds up no process that ends.
    this.#gathering.unref();
  }

  #viewers(): Viewers {
    const followers = [...this.#followers];
    const named = followers.flatMap(({ presence }) => (presence ? [presence] : []));
    return {
      count: followers.filter(({ presence }) => !presence?.isOwner).length,
      named: named.slice(0, MOST_NAMES),
    };
  }

  #tellAll(event: SharedEvent): void {
    for (const { hear } of this.#followers) hear(event);
  }
}
