import { isStateMessage, type StateMessage } from '../protocol/messages.ts';

/** How long to wait before a server that did not answer is asked again, in milliseconds. */
const pauses = [500, 2_000, 5_000, 10_000];

/** How a viewer of a shared view follows it. */
export interface SharedLinkEvents {
  readonly onState: (state: StateMessage) => void;
  /** The view was withdrawn or has expired; nothing comes any more. */
  readonly onEnd: () => void;
}

/** Follows a shared view by server-sent events; calls again when the connection breaks, and tells when the view is over. */
export class SharedLink {
  readonly #address: URL;
  readonly #events: SharedLinkEvents;
  #seq = 0;
  #failures = 0;
  #hasSeen = false;

  /** @param id of the link that was opened */
  constructor(id: string, events: SharedLinkEvents) {
    this.#address = new URL(`/visualization/sessions/${encodeURIComponent(id)}`, location.href);
    this.#events = events;
    this.#connect();
  }

  #connect(): void {
    const source = new EventSource(this.#address);
    source.addEventListener('state', ({ data }: MessageEvent<string>) => {
      this.#failures = 0;
      const state: unknown = { ...readObject(data), ...this.#envelope() };
      if (!isStateMessage(state)) return;
      this.#hasSeen = true;
      this.#events.onState(state);
    });
    source.addEventListener('end', () => {
      source.close();
      this.#events.onEnd();
    });
    source.onerror = () => {
      source.close();
      const pause = pauses[this.#failures++];
      // A link that never worked is not one that will; one that did may only have lost its server for a while.
      if (pause === undefined || (!this.#hasSeen && this.#failures > 2)) this.#events.onEnd();
      else setTimeout(() => this.#connect(), pause);
    };
  }

  #envelope(): Omit<StateMessage, 'visualization'> {
    this.#seq += 1;
    return { type: 'tacton.vis', seq: this.#seq, triggers: [], buttonTriggers: [], page: '' };
  }
}

function readObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
