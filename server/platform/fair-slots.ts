/**
 * Bounded work, in turns: as much at once as there are slots, a bounded queue, and one owner after the other, so that
 * whoever asks much waits for itself.
 *
 * Invariant: an owner has a list only while something of it waits, and the lists are in the order of the next turns.
 */
export interface SlotSettings {
  /** How much is done at once. */
  readonly slots: number;
  /** How much may wait, of all owners together. */
  readonly waiting: number;
  /** How much one owner may have under way or waiting. */
  readonly perOwner: number;
}

/** Nothing was begun: try again later. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
  /** Whether the owner's own work fills its share, rather than that of all together. */
  readonly isOwners: boolean;

  constructor(isOwners: boolean) {
    super(isOwners ? 'This owner has too much work under way.' : 'Too much work is waiting.');
    this.isOwners = isOwners;
  }
}

interface Waiting {
  readonly start: () => void;
}

export class FairSlots {
  readonly #settings: SlotSettings;
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #counts = new Map<string, number>();
  #underWay = 0;
  #waitingCount = 0;

  constructor(settings: SlotSettings) {
    this.#settings = settings;
  }

  /**
   * Runs work when its turn comes.
   *
   * @param signal work whose turn has not come when it is aborted is not begun
   * @throws QueueFull, the reason of the signal, and what the work throws
   */
  async run<T>(owner: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const count = this.#counts.get(owner) ?? 0;
    if (count >= this.#settings.perOwner) throw new QueueFull(true);
    if (this.#underWay >= this.#settings.slots && this.#waitingCount >= this.#settings.waiting)
      throw new QueueFull(false);
    this.#counts.set(owner, count + 1);
    try {
      await this.#turn(owner, signal);
      try {
        return await work();
      } finally {
        this.#underWay -= 1;
        this.#startNext();
      }
    } finally {
      const rest = (this.#counts.get(owner) ?? 1) - 1;
      if (rest > 0) this.#counts.set(owner, rest);
      else this.#counts.delete(owner);
    }
  }

  /** Resolves when a slot is this owner's. */
  async #turn(owner: string, signal: AbortSignal): Promise<void> {
    if (this.#underWay < this.#settings.slots) {
      this.#underWay += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.#remove(owner, waiting);
        reject(signal.reason as Error);
      };
      const waiting = {
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.set(owner, [...(this.#waiting.get(owner) ?? []), waiting]);
      this.#waitingCount += 1;
    });
  }

  #startNext(): void {
    const [next] = this.#waiting;
    if (!next) return;
    const [owner, [oldest]] = next;
    if (!oldest) return;
    this.#remove(owner, oldest);
    const rest = this.#waiting.get(owner);
    this.#waiting.delete(owner);
    if (rest) this.#waiting.set(owner, rest); // behind the others
    this.#underWay += 1;
    oldest.start();
  }

  #remove(owner: string, waiting: Waiting): void {
    const list = this.#waiting.get(owner) ?? [];
    const rest = list.filter((other) => other !== waiting);
    this.#waitingCount -= list.length - rest.length;
    if (rest.length > 0) this.#waiting.set(owner, rest);
    else this.#waiting.delete(owner);
  }
}
