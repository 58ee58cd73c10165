import sharp from 'sharp';

/** A square picture of one colour, as a PNG. */
export const plainPicture = (colour: string) =>
  sharp({ create: { width: 240, height: 240, channels: 3, background: colour } })
    .png()
    .toBuffer();

/** Red, green and blue in the middle of a picture, each 0 to 255. */
export async function middleOf(picture: Uint8Array): Promise<readonly number[]> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = 4 * (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2));
  return [...data.subarray(at, at + 3)];
}
