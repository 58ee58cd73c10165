import type { Readable } from 'node:stream';
import type { FileStore, StoredFile } from '#server/platform/files/file-store.ts';
import type { Threads } from '#server/platform/thread-pool.ts';
import type { AddressTokens } from '../address-tokens.ts';
import { screenshotsOf } from '../item-files.ts';
import { appearanceOf } from '../product/messaging-data.ts';
import type { EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import type { ShownScreenshots } from '../product/shown-pictures.ts';
import { NotFound } from '../tenant-error.ts';
import { readUploadedPicture } from '../uploaded-picture.ts';
import { VISUALIZATION_BASE } from '../visualization-addresses.ts';

/** Bytes. A picture of the frame has a tenth of it. */
const MAX_BYTES = 2_000_000;
/** Of one configuration: the newest, so that an item that is edited and left as it was has its own still. */
const MAX_PICTURES = 6;

export const SCREENSHOTS_PATH = '/screenshots';

interface Parts {
  readonly files: FileStore;
  readonly threads: Threads;
  /** Who may send pictures: the page that configures. */
  readonly uploads: AddressTokens;
  /** Who may see them, as somebody has with whom the view was shared. */
  readonly downloads: AddressTokens;
  /** The customer whose configuration or cart item it is; undefined for one that is over. */
  readonly ownerOf: (configId: string) => Promise<string | undefined>;
}

/**
 * Pictures of configured products, drawn in the browser of the customer ("Visualization": `screenshots`, `screenshotRenderer`). Each is
 * stored under what it shows (`appearanceOf`), and is shown only with a configuration that looks so: a picture that comes late,
 * or not at all, is never that of something else.
 */
export class ScreenshotService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * @param appearance what it shows, from the address that the visualization object gave
   * @throws NotFound, FileTooLarge, StorageFull, and errors of the API for what is no picture that can be used
   */
  async upload(
    token: string,
    appearance: string,
    content: AsyncIterable<Uint8Array>,
    options: { readonly language: string | undefined; readonly signal: AbortSignal },
  ): Promise<void> {
    const { files, threads, uploads, ownerOf } = this.#parts;
    const configId = uploads.read(token);
    const owner = configId === undefined ? undefined : await ownerOf(configId);
    if (configId === undefined || owner === undefined || !/^[\da-f]{32}$/.test(appearance))
      throw noScreenshot();
    const limit = Math.min(MAX_BYTES, files.limits.fileSize);
    const { mediaType, bytes } = await readUploadedPicture(threads, content, { owner, limit, ...options });
    const subject = screenshotsOf(configId);
    const stored = await files.put({ owner, subject, name: appearance, mediaType }, [bytes], {
      replace: true,
    });
    // It may have ended, or moved to another customer, while the picture came.
    if ((await ownerOf(configId)) !== owner) {
      await files.remove(stored.id, owner);
      throw noScreenshot();
    }
    const old = (await files.list(owner, subject)).slice(0, -MAX_PICTURES);
    for (const { id } of old) await files.remove(id, owner);
  }

  /** For the visualization object; undefined for a product without a scene. */
  async shownOf(
    configId: string,
    owner: string,
    configuration: EvaluatedConfiguration,
  ): Promise<ShownScreenshots | undefined> {
    if (!configuration.product.model.scene) return undefined;
    const { files, uploads, downloads } = this.#parts;
    const appearance = appearanceOf(configuration);
    const stored = await files.list(owner, screenshotsOf(configId));
    const found = stored.find(({ name }) => name === appearance);
    const at = (token: string, name: string) => `${VISUALIZATION_BASE}${SCREENSHOTS_PATH}/${token}/${name}`;
    return {
      screenshotRenderer: at(uploads.write(configId), appearance),
      screenshots: found
        ? [
            {
              name: 'screenshot1',
              url: at(downloads.write(configId), fileName(found)),
              type: found.mediaType,
            },
          ]
        : [],
    };
  }

  /** Pictures that show configurations or items of a customer as they are now, by their ids; items without one are left out. */
  async currentOf(
    owner: string,
    items: readonly { readonly id: string; readonly configuration: EvaluatedConfiguration | undefined }[],
  ): Promise<ReadonlyMap<string, StoredFile>> {
    const shown = items.flatMap(({ id, configuration }) =>
      configuration?.product.model.scene ? [{ id, configuration }] : [],
    );
    const stored = await this.#parts.files.listAll(
      owner,
      shown.map(({ id }) => screenshotsOf(id)),
    );
    const known = new Set(stored.map(({ subject }) => subject));
    return new Map(
      shown.flatMap(({ id, configuration }) => {
        const subject = screenshotsOf(id);
        if (!known.has(subject)) return [];
        const appearance = appearanceOf(configuration);
        const file = stored.find(
          (candidate) => candidate.subject === subject && candidate.name === appearance,
        );
        return file ? [[id, file] as const] : [];
      }),
    );
  }

  /** A picture by its address. @throws NotFound */
  async open(token: string, name: string): Promise<{ file: StoredFile; content: Readable }> {
    const { files, downloads } = this.#parts;
    const configId = downloads.read(token);
    const [id = ''] = name.split('.');
    const file = configId === undefined ? undefined : await files.findIn([screenshotsOf(configId)], id);
    if (!file || name !== fileName(file)) throw noScreenshot();
    return { file, content: await files.open(file) };
  }
}

function fileName({ id, mediaType }: StoredFile): string {
  return `${id}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
}

function noScreenshot(): NotFound {
  return new NotFound('No data found', 'There is no such picture.');
}
