import type { Configuration } from '#src/api/read/configuration.ts';
import { ApiError, orApiError } from '../api-error.ts';
import type { ConflictResolution } from './conflict.ts';
import { forget, forgotten, type EditorContext } from './context.ts';

/** Reads a configuration, step by step. */
export class Steps {
  readonly #context: EditorContext;
  readonly #conflict: ConflictResolution;
  readonly #retry: () => void;

  constructor(context: EditorContext, conflict: ConflictResolution, retry: () => void) {
    this.#context = context;
    this.#conflict = conflict;
    this.#retry = retry;
  }

  /**
   * Reads the configuration after everything asked for before, and shows `step` from then on.
   * An open conflict ends with everything as it was: who leaves does not want to decide it.
   * @throws ApiError, or the signal's reason when given up before its turn came
   */
  goTo(step: string, language: string, signal?: AbortSignal): Promise<Configuration> {
    this.#conflict.keepCurrent();
    return this.#read(() => step, language, signal);
  }

  /**
   * Reads the step shown again; waits for an open conflict to end. Which step that is shows when its turn comes: the
   * customer may be on the way to another one.
   * @throws ApiError
   */
  refresh(language: string, signal?: AbortSignal): Promise<Configuration> {
    const { client } = this.#context;
    if (client.step === undefined) return Promise.reject(new Error('Nothing was read yet: call goTo first'));
    return this.#read(() => client.step ?? '', language, signal);
  }

  /** Begins with the answer of a start call. */
  startFrom(answer: Configuration, language: string): Promise<void> {
    const { client, answers } = this.#context;
    client.showStepOf(answer);
    return answers.publish(language, answer, []);
  }

  #read(step: () => string, language: string, signal: AbortSignal | undefined): Promise<Configuration> {
    const { state, queue } = this.#context;
    if (state.getState().isForgotten) return Promise.reject(forgotten());
    return new Promise((resolve, reject) => {
      queue.add({
        run: () => this.#perform(step(), language, signal).then(resolve, reject),
        abandon: reject,
      });
      // Asking for something is a good moment to try again what got no answer.
      if (state.getState().failure) this.#retry();
    });
  }

  async #perform(step: string, language: string, signal: AbortSignal | undefined): Promise<Configuration> {
    signal?.throwIfAborted();
    const { state, client, answers } = this.#context;
    state.setState({ isSending: true });
    const answer = await orApiError(client.goTo(language, step, answers.last(language)));
    if (answer instanceof ApiError) {
      if (step === client.step && (await client.isGone(language, answer))) forget(this.#context);
      throw answer;
    }
    await answers.publish(language, answer, []);
    return answer;
  }
}
