import { CanvasTexture, ImageLoader, SRGBColorSpace, type Texture } from 'three';
import { inLanguage } from '#scene/describe/describe-scene.ts';
import type { ShapeOf } from '#scene/shape/shape.ts';

const pixelsPerMetre = 5000;
const maxPixels = 1024;

/** What a decal needs from outside of the scene. */
export interface DecalSource {
  readonly language: string;
  /** Address of a customer's image by its name; undefined where none was chosen. */
  readonly imageUrl: (name: string) => string | undefined;
}

/** The picture of a decal: a text as large as fits, or an image. Undefined where there is nothing to show. */
export function decalTexture(
  { text, image, width, height, color = '#202225' }: ShapeOf<'decal'>,
  { language, imageUrl }: DecalSource,
  changed: () => void,
): Texture | undefined {
  const url = image === undefined ? undefined : imageUrl(image);
  if (url !== undefined) return imageTexture(url, width, height, changed);
  const written = typeof text === 'object' ? inLanguage(text, language) : text;
  return written ? textTexture(written, width, height, color) : undefined;
}

/** A customer's image as large as fits, in its own proportions; nothing of it is seen before it has come. */
function imageTexture(url: string, width: number, height: number, changed: () => void): Texture | undefined {
  const context = contextOf(width, height);
  if (!context) return undefined;
  const texture = textureOf(context);
  new ImageLoader().load(url, (image) => {
    const { canvas } = context;
    const scale = Math.min(canvas.width / image.naturalWidth, canvas.height / image.naturalHeight);
    const [across, up] = [image.naturalWidth * scale, image.naturalHeight * scale];
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, (canvas.width - across) / 2, (canvas.height - up) / 2, across, up);
    texture.needsUpdate = true;
    changed();
  });
  return texture;
}

function textTexture(text: string, width: number, height: number, color: string): Texture | undefined {
  const context = contextOf(width, height);
  if (!context) return undefined;
  const { canvas } = context;
  const font = (size: number) => `700 ${size}px "Helvetica Neue", Arial, sans-serif`;
  context.font = font(100);
  const measured = context.measureText(text).width || 1;
  const size = Math.min(canvas.height * 0.9, (100 * canvas.width * 0.98) / measured);
  context.font = font(size);
  context.fillStyle = color;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, canvas.width / 2, canvas.height / 2);
  return textureOf(context);
}

/** A canvas for a rectangle in metres; undefined where the browser has none to give. */
function contextOf(width: number, height: number): CanvasRenderingContext2D | undefined {
  const scale = Math.min(pixelsPerMetre, maxPixels / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(2, Math.round(width * scale));
  canvas.height = Math.max(2, Math.round(height * scale));
  return canvas.getContext('2d') ?? undefined;
}

function textureOf({ canvas }: CanvasRenderingContext2D): Texture {
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 8;
  return texture;
}
