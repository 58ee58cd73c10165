import type { Configuration } from '#src/api/read/configuration.ts';
import { propagatedBy } from './propagated.ts';
import type { Decision, EditorStore } from './state.ts';

/** Where answers are kept. `alongside` must take effect in the same repaint, or the old value would flash up. */
export interface AnswerCache {
  get(language: string): Configuration | undefined;
  set(language: string, configuration: Configuration, alongside: () => void): void;
}

export type AnswerListener = (answer: Configuration, applied: readonly Decision[]) => void;

/** The answers about one configuration: puts each in its place and tells everyone who wants to know. */
export class Answers {
  /** Answers to decisions come back in this language: the one on the screen. */
  language: string;
  readonly #cache: AnswerCache;
  readonly #state: EditorStore;
  readonly #onBug: (error: unknown) => void;
  readonly #listeners = new Set<AnswerListener>();

  constructor(options: {
    language: string;
    cache: AnswerCache;
    state: EditorStore;
    onBug: (error: unknown) => void;
  }) {
    this.language = options.language;
    this.#cache = options.cache;
    this.#state = options.state;
    this.#onBug = options.onBug;
  }

  /** The last one in a language. */
  last(language = this.language): Configuration | undefined {
    return this.#cache.get(language);
  }

  /**
   * Puts an answer in place; resolves once `alongside` has taken effect with it.
   * @param applied the decisions that it confirms
   */
  async publish(
    language: string,
    answer: Configuration,
    applied: readonly Decision[],
    alongside?: () => void,
  ): Promise<void> {
    const asked = new Set(applied.map(({ parameter }) => parameter));
    const { changed, price } = propagatedBy(this.last(language), answer, asked);
    await new Promise<void>((resolve, reject) =>
      this.#cache.set(language, answer, () => {
        try {
          this.#state.setState(({ propagated }) => ({
            propagated: { count: propagated.count + 1, changes: changed, price },
          }));
          alongside?.();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      }),
    );
    for (const listener of this.#listeners) {
      try {
        listener(answer, applied);
      } catch (error) {
        // A defect of the listener's; the answer is in place and the others want to hear of it.
        this.#onBug(error);
      }
    }
  }

  /** Hears of every answer, with the decisions it confirmed. Returns how to stop. */
  subscribe(listener: AnswerListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
