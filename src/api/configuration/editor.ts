/**
 * Everything that is asked of the tenant about one configuration: what the customer decides, how conflicts end, what the
 * tenant advises, and which step is read. One call at a time; an answer is in place before the next call goes out, so
 * answers cannot overtake each other.
 *
 * Knows no React, no router and no journal: pages read `state`, the journal listens to answers.
 */
import { Advice } from './advice.ts';
import { Answers, type AnswerCache, type AnswerListener } from './answers.ts';
import { ConflictResolution } from './conflict.ts';
import { Decisions } from './decisions.ts';
import { SerialQueue } from './queue.ts';
import { createEditorStore, isHeld } from './state.ts';
import { Steps } from './steps.ts';
import { TabClient, type ConfigurationCalls } from './tab-client.ts';

export interface EditorOptions {
  /** Of the configuration; undefined for one that nobody keeps. */
  configId?: string;
  language: string;
  calls: ConfigurationCalls;
  cache: AnswerCache;
  /** Takes defects of our own; by default they reach the window's `error` event, as any that nobody catches. */
  onBug?: (error: unknown) => void;
}

export class ConfigurationEditor {
  readonly configId: string | undefined;
  readonly state = createEditorStore();
  readonly decisions: Decisions;
  readonly conflict: ConflictResolution;
  readonly advice: Advice;
  readonly steps: Steps;
  readonly #answers: Answers;

  constructor({ configId, language, calls, cache, onBug = (error) => reportError(error) }: EditorOptions) {
    this.configId = configId;
    const { state } = this;
    this.#answers = new Answers({ language, cache, state, onBug });
    const queue = new SerialQueue({
      isHeld: () => isHeld(state),
      onBug,
      onIdle: () => state.setState({ isSending: false }),
    });
    const context = { state, queue, client: new TabClient(calls), answers: this.#answers, onBug };
    this.decisions = new Decisions(context);
    this.conflict = new ConflictResolution(context);
    this.advice = new Advice(context);
    this.steps = new Steps(context, this.conflict, () => this.decisions.retry());
  }

  /** The language that answers to decisions come back in from now on. */
  setLanguage(language: string): void {
    this.#answers.language = language;
  }

  /** Hears of every answer, with the decisions it confirmed. Returns how to stop. */
  onAnswer(listener: AnswerListener): () => void {
    return this.#answers.subscribe(listener);
  }
}
