import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { FileStore } from '#server/platform/files/file-store.ts';
import { pictureValueOf } from '../product/present-picture.ts';
import type { ProposedLine } from './proposed-cart.ts';

/** A picture as a document can hold it. */
export type DraftPicture =
  { readonly kind: 'svg'; readonly source: string } | { readonly kind: 'bitmap'; readonly bytes: Uint8Array };

/** Larger pictures are left out: a draft is read by people, and sent by mail. */
const MAX_BYTES = 1024 * 1024;
const MAX_PIXELS = 40_000_000;

/** @returns undefined for a file that is not there, too large, or of another kind than pictures of models have */
export async function readPicture(file: string): Promise<DraftPicture | undefined> {
  const kind = extname(file).toLowerCase();
  if (!['.svg', '.png', '.jpg', '.jpeg', '.webp', '.avif'].includes(kind)) return undefined;
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes || bytes.byteLength > MAX_BYTES) return undefined;
  if (kind === '.svg') return { kind: 'svg', source: bytes.toString('utf8') };
  return kind === '.webp' || kind === '.avif'
    ? asBitmap(bytes)
    : { kind: 'bitmap', bytes: new Uint8Array(bytes) };
}

/**
 * PDF knows neither WebP nor AVIF, and its pictures are small. What nothing shines through is a JPEG, a third of the size of a PNG.
 *
 * @returns undefined for one that cannot be read
 */
async function asBitmap(bytes: Uint8Array): Promise<DraftPicture | undefined> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS }).resize({
    width: 480,
    withoutEnlargement: true,
  });
  const bitmap = await picture
    .metadata()
    .then(({ hasAlpha }) => (hasAlpha ? picture.png() : picture.jpeg({ quality: 86 })).toBuffer())
    .catch(() => undefined);
  return bitmap && { kind: 'bitmap', bytes: new Uint8Array(bitmap) };
}

/** The product as it is configured, drawn in the customer's browser or by its model; or else as the catalog shows it. */
export async function pictureOf(
  { configuration, listed, screenshot }: ProposedLine,
  files: Pick<FileStore, 'open'> | undefined,
): Promise<DraftPicture | undefined> {
  if (screenshot && files && screenshot.size <= MAX_BYTES) {
    // Without its bytes, the other picture does.
    const bytes = await files.open(screenshot).then(buffer, () => undefined);
    const picture = bytes && (await asBitmap(bytes));
    if (picture) return picture;
  }
  const configured = configuration && pictureValueOf(configuration)?.value.picture;
  const file = configured ?? listed?.product.picture ?? listed?.product.model?.picture;
  return file === undefined ? undefined : readPicture(file);
}
