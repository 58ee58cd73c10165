import sharp from 'sharp';

/** How far two pictures of one size are apart. */
export interface PictureDifference {
  /** Of all values of red, green and blue, from 0 to 255. */
  readonly mean: number;
  /** The share of values that differ by more than an eye overlooks. */
  readonly share: number;
}

/** A value that differs by more than this is seen, where many beside it do. */
const SEEN = 24;
/** What two runs differ by at most: a browser that draws in software on other processors rounds otherwise, at edges above all. */
const most: PictureDifference = { mean: 1.5, share: 0.01 };

/** @returns undefined where the pictures are not of one size */
export async function comparePictures(a: Buffer, b: Buffer): Promise<PictureDifference | undefined> {
  const [first, second] = await Promise.all([a, b].map((picture) => readPixels(picture)));
  if (!first || !second || first.width !== second.width || first.height !== second.height) return undefined;
  let [sum, seen] = [0, 0];
  first.data.forEach((value, place) => {
    const difference = Math.abs(value - (second.data[place] ?? 0));
    sum += difference;
    if (difference > SEEN) seen += 1;
  });
  return { mean: sum / first.data.length, share: seen / first.data.length };
}

export function isSamePicture(difference: PictureDifference | undefined): boolean {
  return difference !== undefined && difference.mean <= most.mean && difference.share <= most.share;
}

async function readPixels(picture: Buffer) {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
