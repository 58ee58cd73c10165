import {
  answerType,
  isQuestion,
  isStateMessage,
  readyType,
  type ActionMessage,
  type StateMessage,
} from '../protocol/messages.ts';

/** The page around this frame: what it says, and what it is told. */
export class PageLink {
  readonly #origin: string | undefined;
  #seq = 0;

  /**
   * @param origin of the page, as the frame's address says it; without one, nothing is heard and nothing is said
   * @param onState called with every state that is newer than those before
   */
  constructor(origin: string | undefined, onState: (state: StateMessage) => void) {
    this.#origin = origin;
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== window.parent || event.origin !== this.#origin) return;
      if (isQuestion(event.data)) this.#post({ type: answerType });
      if (!isStateMessage(event.data) || event.data.seq <= this.#seq) return;
      this.#seq = event.data.seq;
      onState(event.data);
    });
  }

  ready(): void {
    this.#post({ type: readyType, answers: true });
  }

  send(message: ActionMessage): void {
    this.#post(message);
  }

  #post(message: object): void {
    if (this.#origin !== undefined && window.parent !== window)
      window.parent.postMessage(message, this.#origin);
  }
}
