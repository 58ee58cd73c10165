import { isStateMessage, type StateMessage } from '../protocol/messages.ts';

/** How long to wait before a server that did not answer is asked again, in milliseconds; the last one again and again. */
const pauses = [500, 2_000, 5_000, 10_000];
/** Between two messages that say who points at what, in milliseconds. */
const presencePause = 300;

/** Why there is nothing to follow. */
export type EndReason = 'forged' | 'expired' | 'withdrawn';

export interface NamedViewer {
  readonly name: string;
  readonly part?: string;
  readonly isOwner?: true;
}

export interface Viewers {
  /** All that follow, without the owner. */
  readonly count: number;
  /** Those with a name, and the owner. */
  readonly named: readonly NamedViewer[];
}

/** How someone follows a shared view. */
export interface SharedLinkEvents {
  readonly onState?: (state: StateMessage) => void;
  readonly onViewers: (viewers: Viewers) => void;
  /** For the owner: a viewer wants values committed. */
  readonly onChange?: (parameters: Readonly<Record<string, string>>) => void;
  readonly onConnection?: (isConnected: boolean) => void;
  /** Nothing comes any more. */
  readonly onEnd?: (reason: EndReason) => void;
}

/** Follows a shared view by server-sent events, connects again when the connection breaks, and takes part in it. */
export class SharedLink {
  readonly #address: string;
  readonly #viewer = randomHex(16);
  readonly #events: SharedLinkEvents;
  readonly #key: string | undefined;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  #isConnected = false;
  #seq = 0;
  #failures = 0;
  #name = '';
  #part: string | undefined;
  #said = '';
  #isSaying = false;

  /**
   * @param token of the link
   * @param key of the owner
   */
  constructor(token: string, events: SharedLinkEvents, key?: string) {
    this.#address = new URL(`/visualization/sessions/${encodeURIComponent(token)}`, location.href).href;
    this.#events = events;
    this.#key = key;
    this.#connect();
  }

  /** What others read beside what this viewer points at; without a name they read nothing. */
  set name(name: string) {
    this.#name = name.trim();
    void this.#say();
  }

  set part(part: string | undefined) {
    this.#part = part;
    void this.#say();
  }

  /** Asks the page of the owner to commit values. @returns whether it was asked */
  async ask(parameters: Readonly<Record<string, string>>): Promise<boolean> {
    const answer = await this.#post('changes', { viewer: this.#viewer, parameters });
    return answer?.ok === true;
  }

  close(): void {
    this.#isClosed = true;
    this.#isConnected = false;
    this.#source?.close();
    clearTimeout(this.#timer);
  }

  #connect(): void {
    const source = new EventSource(`${this.#address}?viewer=${this.#viewer}`);
    this.#source = source;
    const on = (event: string, hear: (data: object) => void) =>
      source.addEventListener(event, ({ data }: MessageEvent<string>) => hear(readObject(data)));
    source.onopen = () => {
      this.#failures = 0;
      this.#isConnected = true;
      this.#events.onConnection?.(true);
      // The server knows nobody of the connection before.
      this.#said = '';
      void this.#say();
    };
    on('state', (data) => {
      this.#seq += 1;
      const state = {
        ...data,
        type: 'tacton.vis',
        seq: this.#seq,
        triggers: [],
        buttonTriggers: [],
        page: '',
      };
      if (isStateMessage(state)) this.#events.onState?.(state);
    });
    on('viewers', (data) => {
      if (isViewers(data)) this.#events.onViewers(data);
    });
    on('change', (data) => {
      if (isTexts(data)) this.#events.onChange?.(data);
    });
    on('end', (data) => {
      this.close();
      this.#events.onEnd?.('reason' in data && isReason(data.reason) ? data.reason : 'withdrawn');
    });
    source.onerror = () => {
      source.close();
      this.#isConnected = false;
      this.#events.onConnection?.(false);
      const pause = pauses[Math.min(this.#failures++, pauses.length - 1)];
      if (!this.#isClosed) this.#timer = setTimeout(() => this.#connect(), pause);
    };
  }

  /** Says the newest; what is said meanwhile is said afterwards. */
  async #say(): Promise<void> {
    if (this.#isSaying || !this.#isConnected || this.#name === '') return;
    this.#isSaying = true;
    for (;;) {
      const presence = { viewer: this.#viewer, name: this.#name, part: this.#part };
      const text = JSON.stringify(presence);
      if (text === this.#said || !this.#isConnected) break;
      this.#said = text;
      await this.#post('viewer', presence);
      await new Promise((resolve) => setTimeout(resolve, presencePause));
    }
    this.#isSaying = false;
  }

  /** @returns undefined where the server did not answer: it is told again with the next connection */
  async #post(path: string, body: object): Promise<Response | undefined> {
    return fetch(`${this.#address}/${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(this.#key !== undefined && { 'X-Share-Key': this.#key }),
      },
      body: JSON.stringify(body),
    }).catch(() => undefined);
  }
}

/** @param bytes of which two digits each are made */
export function randomHex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isReason(value: unknown): value is EndReason {
  return value === 'forged' || value === 'expired' || value === 'withdrawn';
}

function isViewers(data: object): data is Viewers {
  const { count, named } = data as Record<string, unknown>;
  return typeof count === 'number' && Array.isArray(named) && named.every(isNamedViewer);
}

function isNamedViewer(value: unknown): value is NamedViewer {
  if (typeof value !== 'object' || value === null) return false;
  const { name, part } = value as Record<string, unknown>;
  return typeof name === 'string' && (part === undefined || typeof part === 'string');
}

function isTexts(data: object): data is Readonly<Record<string, string>> {
  return Object.values(data).every((value) => typeof value === 'string');
}

function readObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
