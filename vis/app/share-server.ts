import type { StateMessage } from '../protocol/messages.ts';
import { textOf, valuesOf, type VisualizationObject } from '../protocol/visualization-object.ts';
import { ownUrl } from './load-scene.ts';
import { screenshotUrl } from './screenshots.ts';

/** What others see of a visualization: no buttons, nothing that the page around the frame knows. */
const sharedKeys = [
  ...['name', 'tvkbPath', 'tvkbReference', 'assetsPath', 'primaryColor', 'aspectRatio'],
  ...['customImagesRootPath', 'customImageData'],
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

/**
 * A view that others follow, at the `sessionServer` of the visualization object. Who has the key changes and ends it; the
 * server derives the id in the link from the key, so that a server that has forgotten the view gets it again with the next
 * change, under the same link.
 */
export class SharedView {
  readonly #server: URL;
  readonly #key = randomKey();
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

  /** @returns the address for others. @throws Error when the server does not answer */
  async start(state: object, language: string): Promise<string> {
    const { id } = (await (await this.#call('PUT', state)).json()) as { id: string };
    const address = new URL(location.pathname, location.href);
    address.hash = new URLSearchParams({ shared: id, lang: language }).toString();
    return address.href;
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

  async end(): Promise<void> {
    await this.#call('DELETE');
  }

  async #call(method: string, state?: object): Promise<Response> {
    const response = await fetch(this.#server, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Share-Key': this.#key },
      ...(state && { body: JSON.stringify(state) }),
    });
    if (!response.ok) throw new Error(`The shared view answered ${response.status}.`);
    return response;
  }
}

function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
