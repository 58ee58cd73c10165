import { textOf, type VisualizationObject } from '../protocol/visualization-object.ts';
import { ownUrl } from './load-scene.ts';
import { savesData } from './saves-data.ts';

/** How long nothing may have changed before a picture is sent, in milliseconds. */
const pause = 400;
/** Browsers send no more than this after a page has gone, in bytes. */
const mostAfterPage = 60_000;
const quality = 0.9;

/** As pictures of products are in the catalog, and large enough for a printed proposal. */
export const pictureSize = { width: 800, height: 600 } as const;

export interface PictureSource {
  /** Resolves when what is shown is drawn; undefined where nothing is. */
  readonly drawn: () => Promise<void> | undefined;
  /** The product as it is shown; undefined where it is not drawn. */
  readonly picture: () => HTMLCanvasElement | Promise<HTMLCanvasElement> | undefined;
}

/** The picture of what is configured now, of this origin; undefined where there is none. */
export function screenshotUrl({ screenshots }: VisualizationObject): string | undefined {
  const [first] = Array.isArray(screenshots) ? (screenshots as unknown[]) : [];
  const url = typeof first === 'object' && first !== null ? (first as VisualizationObject)['url'] : undefined;
  return typeof url === 'string' ? ownUrl(url)?.href : undefined;
}

/** A picture for where nothing is drawn: of what is configured now, or as near to it as the tenant has one (`picture`, an extension). */
export function stillPictureUrl(visualization: VisualizationObject): string | undefined {
  const picture = textOf(visualization, 'picture');
  return screenshotUrl(visualization) ?? (picture === undefined ? undefined : ownUrl(picture)?.href);
}

/**
 * Sends a picture of what is shown to the `screenshotRenderer` of the visualization object, unless the tenant has one: for the cart,
 * proposals and those with whom the view is shared. Nothing waits for it, and nothing fails without it.
 */
export class Screenshots {
  readonly #source: PictureSource;
  /** Where the picture of what is shown is to be sent. */
  #next: URL | undefined;
  #sent: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: PictureSource) {
    this.#source = source;
    // Somebody who chooses and goes on to the cart at once has a picture there as well.
    window.addEventListener('pagehide', () => this.#sendAtOnce());
  }

  /** Call it with every state, after it is shown. */
  update(visualization: VisualizationObject): void {
    clearTimeout(this.#timer);
    const address = textOf(visualization, 'screenshotRenderer');
    const url = address === undefined ? undefined : ownUrl(address);
    const isWanted = url && url.href !== this.#sent && screenshotUrl(visualization) === undefined;
    this.#next = isWanted && !savesData() ? url : undefined;
    if (this.#next) this.#timer = setTimeout(() => void this.#send(), pause);
  }

  async #send(): Promise<void> {
    const to = this.#next;
    await this.#source.drawn();
    if (!to || this.#next !== to) return;
    const picture = await this.#source.picture();
    if (!picture) return;
    this.#next = undefined;
    this.#sent = to.href;
    const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, 'image/webp', quality));
    if (blob) await put(to, blob);
  }

  #sendAtOnce(): void {
    const to = this.#next;
    const picture = to && this.#source.picture();
    // A page that is left waits for nothing, as a picture of WebGPU would need.
    if (!to || !picture || picture instanceof Promise) return;
    this.#next = undefined;
    const [, data = ''] = picture.toDataURL('image/webp', quality).split(',');
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    void put(to, new Blob([bytes]));
  }
}

async function put(url: URL, body: Blob): Promise<void> {
  try {
    await fetch(url, { method: 'PUT', body, keepalive: body.size <= mostAfterPage });
  } catch {
    // The tenant shows another picture then.
  }
}
