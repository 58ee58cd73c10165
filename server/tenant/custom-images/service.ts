import type { Readable } from 'node:stream';
import type { FileStore, StoredFile } from '#server/platform/files/file-store.ts';
import type { Threads } from '#server/platform/thread-pool.ts';
import { texts } from '#server/texts/texts.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { customImageFields, type ShownImages } from '../custom-image-fields.ts';
import { imagesOf, screenshotsOf, thumbnailsOf } from '../item-files.ts';
import { noDataFound } from '../ownership.ts';
import type { AddressTokens } from '../address-tokens.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import { readUploadedPicture } from '../uploaded-picture.ts';
import { VISUALIZATION_BASE } from '../visualization-addresses.ts';

/** Bytes: a picture is decoded as a whole. */
const MAX_BYTES = 16_000_000;
/** The most pictures of one field. */
const MAX_PICTURES = 20;

export const CUSTOM_IMAGES_PATH = '/custom-images';

/** A configuration that goes on, and whose it is. */
export interface OngoingOwned {
  readonly externalId: string;
  readonly state: ConfigurationState;
  readonly model: ProductModel;
}

/** What pictures need of configurations. */
export interface ImageConfigurations {
  /**
   * @param externalId the API asks for none here; when it is sent, it has to be the owner's
   * @throws NotFound
   */
  ongoing(configId: string, externalId: string | undefined): Promise<OngoingOwned>;
  /** Gives a field the key of a picture; '' for none. @throws Incompatible */
  setText(configId: string, externalId: string, field: string, value: string): Promise<void>;
}

/** Which field of which configuration, and who asks. */
export interface ImagePlace {
  readonly configId: string;
  readonly externalId: string | undefined;
  readonly field: string;
}

/** A picture of a field. Its key is the name it was uploaded under; its file is stored as `field/key`. */
export interface CustomImage {
  readonly key: string;
  readonly file: StoredFile;
  /** From the root of this server. */
  readonly url: string;
  readonly thumbnailUrl: string;
}

interface Parts {
  readonly files: FileStore;
  readonly threads: Threads;
  readonly tokens: AddressTokens;
  readonly configurations: ImageConfigurations;
}

/** "Custom visualization images". */
export class CustomImageService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * @throws NotFound for a configuration or field that is not there
   * @throws FileTooLarge, StorageFull, and errors of the API for what is no picture that can be used
   */
  async upload(
    { configId, externalId, field }: ImagePlace,
    key: string,
    content: AsyncIterable<Uint8Array>,
    { language, signal }: { readonly language: string | undefined; readonly signal: AbortSignal },
  ): Promise<void> {
    const { files, threads, configurations } = this.#parts;
    const { externalId: owner } = await this.#ongoing(configId, externalId, field);
    const name = `${field}/${key}`;
    const before = await files.list(owner, imagesOf(configId));
    const replaced = before.find((file) => file.name === name);
    if (!replaced && before.filter((file) => file.name.startsWith(`${field}/`)).length >= MAX_PICTURES) {
      throw new InvalidRequest(
        'Too many pictures',
        texts.format('files.too-many-pictures', language, { count: MAX_PICTURES }),
      );
    }
    const picture = await readUploadedPicture(threads, content, {
      owner,
      limit: Math.min(MAX_BYTES, files.limits.fileSize),
      signal,
      language,
    });
    const { mediaType } = picture;
    const stored = await files.put({ owner, subject: imagesOf(configId), name, mediaType }, [picture.bytes], {
      replace: true,
    });
    const thumbnail = { owner, subject: thumbnailsOf(configId), name: stored.id, mediaType };
    try {
      await files.put(thumbnail, [picture.thumbnail]);
      await configurations.ongoing(configId, externalId); // it may have ended while the picture came
    } catch (error) {
      await this.#remove(stored);
      throw error;
    }
    if (!replaced) return;
    await this.#removeThumbnail(configId, replaced);
    // They show the picture that had this key before.
    await files.removeAll(owner, screenshotsOf(configId));
  }

  /** The pictures of a field, the oldest first. @throws NotFound */
  async list({ configId, externalId, field }: ImagePlace): Promise<CustomImage[]> {
    const { externalId: owner } = await this.#ongoing(configId, externalId, field);
    return this.#imagesOf(configId, owner, field);
  }

  /** @throws NotFound, also for a key that is not there */
  async select(place: ImagePlace, key: string): Promise<void> {
    const { configId, field } = place;
    const { externalId: owner } = await this.#ongoing(configId, place.externalId, field);
    const images = await this.#imagesOf(configId, owner, field);
    if (!images.some((image) => image.key === key)) throw noSuchPicture();
    await this.#parts.configurations.setText(configId, owner, field, key);
  }

  /** What is selected, of all fields. A key whose picture is not there (any more) is no selection. */
  async selected(
    configId: string,
    externalId: string | undefined,
  ): Promise<{ readonly field: string; readonly key: string }[]> {
    const {
      externalId: owner,
      model,
      state,
    } = await this.#parts.configurations.ongoing(configId, externalId);
    const names = new Set((await this.#parts.files.list(owner, imagesOf(configId))).map(({ name }) => name));
    return customImageFields(model)
      .map(({ name }) => ({ field: name, key: state.texts.get(name) ?? '' }))
      .filter(({ field, key }) => names.has(`${field}/${key}`));
  }

  /** A picture that is deleted is no longer selected. @throws NotFound */
  async remove(place: ImagePlace, key: string): Promise<void> {
    const { configId, field } = place;
    const { externalId: owner, state } = await this.#ongoing(configId, place.externalId, field);
    const image = (await this.#imagesOf(configId, owner, field)).find((candidate) => candidate.key === key);
    if (!image) throw noSuchPicture();
    if (state.texts.get(field) === key) await this.#parts.configurations.setText(configId, owner, field, '');
    await this.#removeThumbnail(configId, image.file);
    await this.#remove(image.file);
  }

  /** For the visualization object; undefined where there are no pictures. */
  async shownOf(
    configId: string,
    owner: string,
    { model, chosen }: { readonly model: ProductModel; readonly chosen: ReadonlyMap<string, string> },
  ): Promise<ShownImages | undefined> {
    const fields = customImageFields(model);
    if (fields.length === 0) return undefined;
    const stored = await this.#parts.files.list(owner, imagesOf(configId));
    if (stored.length === 0) return undefined;
    const data = fields.map(({ name: field }) => {
      const available = stored
        .filter(({ name }) => name.startsWith(`${field}/`))
        .map((file) => [keyOf(file), fileName(file)] as const);
      const selected = new Map(available).get(chosen.get(field) ?? '');
      return [
        field,
        { ...(selected !== undefined && { selected }), available: Object.fromEntries(available) },
      ];
    });
    return {
      customImagesRootPath: `${this.#root(configId)}/`,
      customImageData: JSON.stringify(Object.fromEntries(data)),
    };
  }

  /** A picture or thumbnail by its address. @throws NotFound */
  async open(token: string, name: string): Promise<{ file: StoredFile; content: Readable }> {
    const { files, tokens } = this.#parts;
    const configId = tokens.read(token);
    const [id = ''] = name.split('.');
    const file =
      configId === undefined
        ? undefined
        : await files.findIn([imagesOf(configId), thumbnailsOf(configId)], id);
    if (!file || name !== fileName(file)) throw noSuchPicture();
    return { file, content: await files.open(file) };
  }

  async #ongoing(configId: string, externalId: string | undefined, field: string): Promise<OngoingOwned> {
    const ongoing = await this.#parts.configurations.ongoing(configId, externalId);
    if (customImageFields(ongoing.model).some(({ name }) => name === field)) return ongoing;
    throw noDataFound();
  }

  async #imagesOf(configId: string, owner: string, field: string): Promise<CustomImage[]> {
    const { files } = this.#parts;
    const thumbnails = new Map(
      (await files.list(owner, thumbnailsOf(configId))).map((file) => [file.name, file]),
    );
    const root = this.#root(configId);
    return (await files.list(owner, imagesOf(configId)))
      .filter(({ name }) => name.startsWith(`${field}/`))
      .map((file) => ({
        key: keyOf(file),
        file,
        url: `${root}/${fileName(file)}`,
        thumbnailUrl: `${root}/${fileName(thumbnails.get(file.id) ?? file)}`,
      }));
  }

  #root(configId: string): string {
    return `${VISUALIZATION_BASE}${CUSTOM_IMAGES_PATH}/${this.#parts.tokens.write(configId)}`;
  }

  async #remove({ id, owner }: StoredFile): Promise<void> {
    await this.#parts.files.remove(id, owner);
  }

  async #removeThumbnail(configId: string, { id, owner }: StoredFile): Promise<void> {
    const thumbnails = await this.#parts.files.list(owner, thumbnailsOf(configId));
    for (const thumbnail of thumbnails) if (thumbnail.name === id) await this.#remove(thumbnail);
  }
}

const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg' };

/** The last part of its address: the id is another one for each upload, so what is there never changes. */
function fileName({ id, mediaType }: StoredFile): string {
  return `${id}.${ENDINGS[mediaType] ?? 'bin'}`;
}

function keyOf({ name }: StoredFile): string {
  return name.slice(name.indexOf('/') + 1);
}

function noSuchPicture(): NotFound {
  return new NotFound('No data found', 'There is no such picture.');
}
