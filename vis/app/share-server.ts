import type { StateMessage } from '../protocol/messages.ts';
import { textOf, valuesOf, type VisualizationObject } from '../protocol/visualization-object.ts';
import { ownUrl } from './load-scene.ts';
import { screenshotUrl } from './screenshots.ts';
import { randomHex } from './shared-link.ts';

/** What others see of a visualization: no buttons, nothing that the page around the frame knows. */
const sharedKeys = [
  ...['name', 'tvkbPath', 'tvkbReference', 'assetsPath', 'primaryColor', 'aspectRatio'],
  ...['customImagesRootPath', 'customImageData', 'picture'],
] as const;

export function sharedState(state: StateMessage): object {
  const { visualization, currentGroup } = state;
  const screenshot = screenshotUrl(visualization);
  return {
    visualization: {
      ...Object.fromEntries(
        sharedKeys.flatMap((key) => {
          const value = textOf(visualization, key);
          return value === undefined ? [] : [[key, value]];
        }),
      ),
      messagingData: valuesOf(visualization),
      ...(screenshot !== undefined && { screenshots: [{ url: screenshot }] }),
    },
    ...(currentGroup !== undefined && { currentGroup }),
  };
}

/** The link to a shared view. */
export interface ShareLink {
  readonly address: string;
  /** What the server signed of it. */
  readonly token: string;
  readonly expires: Date;
}

/**
 * A view that others follow, at the `sessionServer` of the visualization object. Who has the key changes and withdraws it; the id in
 * the link is the hash of the key.
 */
export class SharedView {
  readonly key = randomHex(32);
  /** Whether viewers may change the configuration. */
  mayChange = false;
  readonly #server: URL;
  #isSending = false;
  #next: object | undefined;

  private constructor(server: URL) {
    this.#server = server;
  }

  /** Undefined where the visualization object names no server of this origin. */
  static at(visualization: VisualizationObject): SharedView | undefined {
    const path = textOf(visualization, 'sessionServer');
    const server = path === undefined ? undefined : ownUrl(path);
    return server && new SharedView(server);
  }

  /** @throws Error when the server does not answer */
  async start(state: object, language: string): Promise<ShareLink> {
    const { id, expires } = (await (await this.#call('PUT', state)).json()) as {
      id: string;
      expires: string;
    };
    const address = new URL(location.pathname, location.href);
    address.hash = new URLSearchParams({ shared: id, lang: language }).toString();
    return { address: address.href, token: id, expires: new Date(expires) };
  }

  /** Sends what is shown now; of several changes at once the last one counts. */
  async update(state: object): Promise<void> {
    this.#next = state;
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      while (this.#next) {
        const next: object = this.#next;
        this.#next = undefined;
        await this.#call('PUT', next);
      }
    } catch {
      // The next change tells everything again.
    } finally {
      this.#isSending = false;
    }
  }

  async withdraw(): Promise<void> {
    await this.#call('DELETE');
  }

  async #call(method: string, state?: object): Promise<Response> {
    const response = await fetch(this.#server, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Share-Key': this.key },
      ...(state && { body: JSON.stringify({ ...state, mayChange: this.mayChange }) }),
    });
    if (!response.ok) throw new Error(`The shared view answered ${response.status}.`);
    return response;
  }
}
