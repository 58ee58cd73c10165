/**
 * What waits for a thread, in turns: first the models take turns, then the callers that ask about the model, and last what one
 * caller has asked, oldest first. Whoever asks much waits for itself and delays another caller by one question.
 *
 * Invariant: the maps hold no empty lists, and are in the order of the next turns. Cost: one step for each list that has
 * nothing to take.
 */
export interface Waiting {
  /** The key of a model. */
  readonly model: string;
  /** Empty for questions that belong to no customer; those are one caller together. */
  readonly caller: string;
}

export class FairQueue<T extends Waiting> {
  private readonly models = new Map<string, Map<string, T[]>>();

  push(waiting: T): void {
    const callers = this.models.get(waiting.model) ?? new Map<string, T[]>();
    this.models.set(waiting.model, callers);
    const list = callers.get(waiting.caller) ?? [];
    callers.set(waiting.caller, list);
    list.push(waiting);
  }

  /**
   * Removes and returns the next one.
   * @param isReady whether the oldest of a caller may have its turn now; the others of the caller are not asked about
   */
  take(isReady: (waiting: T) => boolean): T | undefined {
    for (const [model, callers] of this.models) {
      for (const [caller, list] of callers) {
        const [oldest] = list;
        if (!oldest || !isReady(oldest)) continue;
        list.shift();
        moveToEnd(callers, caller, list.length > 0);
        moveToEnd(this.models, model, callers.size > 0);
        return oldest;
      }
    }
    return undefined;
  }

  /** Removes all and returns them. */
  clear(): T[] {
    const all = [...this.models.values()].flatMap((callers) => [...callers.values()].flat());
    this.models.clear();
    return all;
  }
}

function moveToEnd<V>(map: Map<string, V>, key: string, isKept: boolean): void {
  const value = map.get(key);
  map.delete(key);
  if (isKept && value !== undefined) map.set(key, value);
}
