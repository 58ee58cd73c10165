import {
  frameParameters,
  isActionMessage,
  isReadyMessage,
  questionType,
  type StateMessage,
} from '../protocol/messages.ts';
import { textOf, valuesOf, type VisualizationObject } from '../protocol/visualization-object.ts';
import { copyText } from './copy-text.ts';
import { cssAspectRatio, frameAddress } from './frame-address.ts';
import { FrameWatch } from './frame-watch.ts';
import type { Triggers } from './read-triggers.ts';
import { scriptTexts } from './script-texts.ts';

export type MessageHandler = (message: { readonly action: string }, visualization: TactonVisObject) => void;

/** What `tactonVis` returns. The API page knows `onMessage`; the rest is an extra of this tenant. */
export interface TactonVisObject {
  /** Called with every message. Each call adds a handler. */
  readonly onMessage: (handler: MessageHandler) => void;
  readonly off: (handler: MessageHandler) => void;
  /** Takes the frame out of the page. */
  readonly destroy: () => void;
  /**
   * Called with true when the frame cannot be loaded or is gone, and with false when it is there again. With a handler, the script
   * hides the frame meanwhile and says nothing by itself: the page does, and calls `reload`.
   */
  readonly onFailure: (handler: (hasFailed: boolean) => void) => void;
  readonly reload: () => void;
  readonly iframe: HTMLIFrameElement | undefined;
}

/** The visualization in one container: its frame, what it shows, and who listens. */
export class Visualization {
  readonly object: TactonVisObject;
  readonly #container: HTMLElement;
  readonly #base: string;
  readonly #handlers: MessageHandler[] = [];
  #frame: HTMLIFrameElement | undefined;
  #address: URL | undefined;
  #isReady = false;
  #listening: AbortController | undefined;
  #watch: FrameWatch | undefined;
  #tellFailure: ((hasFailed: boolean) => void) | undefined;
  #notice: HTMLElement | undefined;
  #seq = 0;
  /** What a frame that is ready, or ready again, has to know. */
  #state: Omit<StateMessage, 'seq' | 'triggers' | 'buttonTriggers'> | undefined;
  #waiting: Triggers = { triggers: [], buttonTriggers: [] };

  /** @param base address of the script */
  constructor(container: HTMLElement, base: string) {
    this.#container = container;
    this.#base = base;
    const frame = () => this.#frame;
    this.object = {
      onMessage: (handler) => void this.#handlers.push(handler),
      off: (handler) => {
        const index = this.#handlers.lastIndexOf(handler);
        if (index >= 0) this.#handlers.splice(index, 1);
      },
      destroy: () => {
        this.#remove();
      },
      onFailure: (handler) => {
        this.#tellFailure = handler;
      },
      reload: () => {
        this.#reload();
        // Until it is there: browsers have pages of their own for what cannot be loaded.
        if (this.#tellFailure) this.#hide(true);
      },
      get iframe() {
        return frame();
      },
    };
  }

  /** Shows a state, then does once what is triggered. An object without a frame means that there is nothing to show. */
  update(
    visualization: VisualizationObject,
    response: unknown,
    { triggers, buttonTriggers }: Triggers,
  ): void {
    const address = frameAddress(visualization, this.#base, location.origin);
    if (!address) {
      this.#remove();
      this.#state = undefined;
      this.#waiting = { triggers: [], buttonTriggers: [] };
      return;
    }
    const currentGroup = textOf(visualization, 'currentGroup');
    this.#state = {
      type: 'tacton.vis',
      visualization,
      ...(response !== undefined && { response }),
      ...(currentGroup !== undefined && { currentGroup }),
      page: location.href,
    };
    if (!this.#isAt(address)) this.#open(address);
    this.#size();
    const ofFrame = triggers.filter((name) => name !== 'toggleFullscreen' && name !== 'copyconfig');
    this.#waiting = {
      triggers: [...this.#waiting.triggers, ...ofFrame],
      buttonTriggers: [...this.#waiting.buttonTriggers, ...buttonTriggers],
    };
    if (this.#isReady) this.#send();
    // Both need the click that led here, which a frame would not have.
    if (triggers.includes('toggleFullscreen')) this.#toggleFullscreen();
    if (triggers.includes('copyconfig')) void copyText(JSON.stringify(valuesOf(visualization), null, 2));
  }

  /** What is in the fragment is for the first moment; it needs no other frame, except for another language. */
  #isAt(address: URL): boolean {
    const shown = this.#address;
    return (
      this.#frame?.isConnected === true &&
      shown?.href.split('#')[0] === address.href.split('#')[0] &&
      languageIn(shown) === languageIn(address)
    );
  }

  #open(address: URL): void {
    this.#remove();
    this.#address = address;
    const { signal } = (this.#listening = new AbortController());
    window.addEventListener('message', (event) => this.#receive(event), { signal });
    document.addEventListener('fullscreenchange', () => this.#size(), { signal });
    const frame = document.createElement('iframe');
    const visualization = this.#state?.visualization ?? {};
    frame.title = textOf(visualization, 'name') ?? scriptTexts(textOf(visualization, 'language')).title;
    frame.allow = 'fullscreen; xr-spatial-tracking; clipboard-write';
    // Of the page's own origin, a frame could take its sandbox off.
    if (address.origin !== location.origin)
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-downloads');
    Object.assign(frame.style, { display: 'block', width: '100%', border: '0' });
    frame.src = address.href;
    this.#frame = frame;
    this.#container.append(frame);
    this.#watch = new FrameWatch(this.#container, frame, {
      ask: () => this.#post({ type: questionType }),
      onSilence: (isSilent) => {
        if (this.#tellFailure) this.#tellFailure(isSilent);
        else if (isSilent) this.#showNotice();
        else this.#endNotice();
        this.#hide(isSilent);
      },
    });
  }

  #remove(): void {
    this.#watch?.end();
    this.#listening?.abort();
    this.#endNotice();
    this.#frame?.remove();
    this.#frame = this.#address = undefined;
    this.#isReady = false;
  }

  #reload(): void {
    if (this.#address) this.#open(this.#address);
    this.#size();
  }

  #hide(isHidden: boolean): void {
    const style = this.#frame?.style;
    if (!style) return;
    // A notice takes its place; a page that shows something of its own finds the size unchanged.
    style.display = isHidden && this.#notice ? 'none' : 'block';
    style.visibility = isHidden ? 'hidden' : '';
  }

  #size(): void {
    if (!this.#frame) return;
    const isWhole = document.fullscreenElement === this.#container;
    const ratio = cssAspectRatio(this.#state && textOf(this.#state.visualization, 'aspectRatio'));
    this.#frame.style.aspectRatio = isWhole ? 'auto' : (ratio ?? '');
    this.#frame.style.height = isWhole || ratio === undefined ? '100%' : 'auto';
  }

  #receive(event: MessageEvent<unknown>): void {
    const frame = this.#frame;
    // Other windows may say what they like, and so may this frame once it shows another site.
    if (event.source !== frame?.contentWindow || event.origin !== this.#address?.origin) return;
    this.#watch?.heard();
    if (isReadyMessage(event.data)) {
      this.#watch?.ready(event.data.answers === true);
      this.#isReady = true;
      this.#send();
    } else if (isActionMessage(event.data)) {
      for (const handler of [...this.#handlers]) handler(event.data, this.object);
    }
  }

  #send(): void {
    if (!this.#state) return;
    const message: StateMessage = { ...this.#state, seq: ++this.#seq, ...this.#waiting };
    this.#waiting = { triggers: [], buttonTriggers: [] };
    // Only what can be copied arrives: an object of a page may hold anything.
    this.#post(JSON.parse(JSON.stringify(message)));
  }

  /** Only to the site of the frame: it may show another one by now. */
  #post(message: unknown): void {
    if (this.#address) this.#frame?.contentWindow?.postMessage(message, this.#address.origin);
  }

  #toggleFullscreen(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else this.#container.requestFullscreen?.().catch(() => undefined);
  }

  #endNotice(): void {
    this.#notice?.remove();
    this.#notice = undefined;
  }

  #showNotice(): void {
    const { failed, retry } = scriptTexts(this.#state && textOf(this.#state.visualization, 'language'));
    const notice = document.createElement('p');
    notice.setAttribute('role', 'alert');
    notice.textContent = `${failed} `;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = retry;
    button.addEventListener('click', () => this.#reload());
    notice.append(button);
    this.#notice = notice;
    this.#container.append(notice);
  }
}

/** Of the texts of the frame that an address opens. */
function languageIn(frameAddress: URL | undefined): string | null {
  return new URLSearchParams(frameAddress?.hash.slice(1)).get(frameParameters.language);
}
