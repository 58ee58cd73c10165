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

/** @returns undefined for a file that is not there, too large, or of a kind that PDF does not know (WebP, AVIF) */
export async function readPicture(file: string): Promise<DraftPicture | undefined> {
  const kind = extname(file).toLowerCase();
  if (!['.svg', '.png', '.jpg', '.jpeg'].includes(kind)) return undefined;
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes || bytes.byteLength > MAX_BYTES) return undefined;
  return kind === '.svg'
    ? { kind: 'svg', source: bytes.toString('utf8') }
    : { kind: 'bitmap', bytes: new Uint8Array(bytes) };
}

/** The product as it is configured, drawn in the customer's browser or by its model; or else as the catalog shows it. */
export async function pictureOf(
  { configuration, listed, screenshot }: ProposedLine,
  files: Pick<FileStore, 'open'> | undefined,
): Promise<DraftPicture | undefined> {
  if (screenshot && files && screenshot.size <= MAX_BYTES) {
    // Without its bytes, the other picture does.
    const bytes = await files.open(screenshot).then(buffer, () => undefined);
    if (bytes) return { kind: 'bitmap', bytes: new Uint8Array(bytes) };
  }
  const configured = configuration && pictureValueOf(configuration)?.value.picture;
  const file = configured ?? listed?.product.picture ?? listed?.product.model?.picture;
  return file === undefined ? undefined : readPicture(file);
}
