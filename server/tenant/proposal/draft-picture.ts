import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
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

/** The product as it is configured, or else as the catalog shows it. */
export function pictureOf({ configuration, listed }: ProposedLine): Promise<DraftPicture | undefined> {
  const configured = configuration && pictureValueOf(configuration)?.value.picture;
  const file = configured ?? listed?.product.picture ?? listed?.product.model?.picture;
  return file === undefined ? Promise.resolve(undefined) : readPicture(file);
}
