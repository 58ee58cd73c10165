/** How long a frame may take to say that it is ready, in milliseconds; and once its document has loaded, which ends its scripts. */
const [PATIENCE, PATIENCE_AFTER_LOAD] = [20_000, 5_000];
/** A frame is asked so often, in milliseconds, and is silent when it has not answered so many questions. */
const [PAUSE, QUESTIONS] = [15_000, 3];

export interface FrameEvents {
  /** Sends a question. */
  readonly ask: () => void;
  /** True when the frame says nothing where it should; false when it speaks for the first time, or after all. */
  readonly onSilence: (isSilent: boolean) => void;
}

/**
 * Notices that a frame never became ready, or that it is gone or hangs: its document was replaced, its server does not answer, its
 * script does not end. Only frames that have promised answers are asked: of another one, silence says nothing. Machines can be slow:
 * a frame is asked several times, and only while it can be seen, because browsers slow down what nobody sees.
 */
export class FrameWatch {
  readonly #container: HTMLElement;
  readonly #frame: HTMLIFrameElement;
  readonly #events: FrameEvents;
  readonly #interval: ReturnType<typeof setInterval>;
  #timeout: ReturnType<typeof setTimeout> | undefined;
  #isReady = false;
  #answers = false;
  #isSilent: boolean | undefined;
  #unanswered = 0;

  /** @param container of the frame: it is there while the frame is hidden, too */
  constructor(container: HTMLElement, frame: HTMLIFrameElement, events: FrameEvents) {
    this.#container = container;
    this.#frame = frame;
    this.#events = events;
    this.#expect(PATIENCE);
    frame.addEventListener('load', () => this.#loaded());
    this.#interval = setInterval(() => this.#askAgain(), PAUSE);
  }

  /** The frame says that it is ready. */
  ready(answers: boolean): void {
    this.#isReady = true;
    this.#answers = answers;
    this.heard();
  }

  /** The frame says anything. */
  heard(): void {
    clearTimeout(this.#timeout);
    this.#unanswered = 0;
    this.#say(false);
  }

  end(): void {
    clearTimeout(this.#timeout);
    clearInterval(this.#interval);
  }

  /** A frame says that it is ready before its document has loaded; of any later document, an answer is expected. */
  #loaded(): void {
    if (this.#isReady && !this.#answers) return;
    if (this.#isReady) this.#events.ask();
    this.#expect(PATIENCE_AFTER_LOAD);
  }

  #askAgain(): void {
    // Pages may take it away without a word.
    if (!this.#frame.isConnected) this.end();
    if (!this.#answers || this.#isSilent) return;
    if (!isOnScreen(this.#container)) this.#unanswered = 0;
    else if (this.#unanswered === QUESTIONS) this.#say(true);
    else {
      this.#unanswered += 1;
      this.#events.ask();
    }
  }

  #expect(milliseconds: number): void {
    clearTimeout(this.#timeout);
    this.#timeout = setTimeout(() => {
      if (!this.#frame.isConnected) return;
      if (isOnScreen(this.#container)) this.#say(true);
      else this.#expect(milliseconds);
    }, milliseconds);
  }

  #say(isSilent: boolean): void {
    if (isSilent === this.#isSilent) return;
    this.#isSilent = isSilent;
    this.#events.onSilence(isSilent);
  }
}

function isOnScreen(element: HTMLElement): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const isInside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return document.visibilityState === 'visible' && isInside && bottom > top;
}
