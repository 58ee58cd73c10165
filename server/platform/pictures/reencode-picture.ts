/**
 * Makes a picture of a customer into one of our own: decoded, turned upright, made smaller and written anew, without anything that
 * was hidden in it. Runs on a thread (`picture-worker.ts`).
 */
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';

/** A picture with more is refused before it is decoded. */
export const MAX_PIXELS = 40_000_000;
/** Pixels of a side, as it is kept and as it is listed. */
const MAX_SIDE = 2_048;
const THUMBNAIL_SIDE = 192;
/** Seconds for one step of decoding and encoding. */
const TIME_LIMIT = 10;

const TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif']);

export type Reencoded =
  | {
      readonly kind: 'picture';
      /** JPEG, or PNG for one that can be seen through. */
      readonly mediaType: 'image/png' | 'image/jpeg';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly thumbnail: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'refused'; readonly reason: 'not-a-picture' | 'picture-too-large' | 'picture-too-slow' };

// A thread has one processor, and no use for pictures that it has made before.
sharp.concurrency(1);
sharp.cache(false);

/** @param bytes whatever was uploaded */
export async function reencodePicture(bytes: Uint8Array): Promise<Reencoded> {
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !TYPES.has(type.mime)) return { kind: 'refused', reason: 'not-a-picture' };
  const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
  try {
    // Only the head of the file is read for this.
    const { width, height, hasAlpha } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return { kind: 'refused', reason: 'picture-too-large' };
    const encode = async (side: number) => {
      const picture = open()
        .timeout({ seconds: TIME_LIMIT })
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb');
      const written = hasAlpha ? picture.png() : picture.jpeg({ quality: 88 });
      return new Uint8Array(await written.toBuffer());
    };
    return {
      kind: 'picture',
      mediaType: hasAlpha ? 'image/png' : 'image/jpeg',
      bytes: await encode(MAX_SIDE),
      thumbnail: await encode(THUMBNAIL_SIDE),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/timeout/i.test(message)) return { kind: 'refused', reason: 'picture-too-slow' };
    if (/pixel limit/i.test(message)) return { kind: 'refused', reason: 'picture-too-large' };
    return { kind: 'refused', reason: 'not-a-picture' };
  }
}
