import { CanvasTexture, SRGBColorSpace, TextureLoader, type Texture } from 'three';
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
  if (url !== undefined) {
    const texture = new TextureLoader().load(url, changed);
    texture.colorSpace = SRGBColorSpace;
    return texture;
  }
  const written = typeof text === 'object' ? inLanguage(text, language) : text;
  return written ? textTexture(written, width, height, color) : undefined;
}

function textTexture(text: string, width: number, height: number, color: string): Texture | undefined {
  const scale = Math.min(pixelsPerMetre, maxPixels / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(2, Math.round(width * scale));
  canvas.height = Math.max(2, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const font = (size: number) => `700 ${size}px "Helvetica Neue", Arial, sans-serif`;
  context.font = font(100);
  const measured = context.measureText(text).width || 1;
  const size = Math.min(canvas.height * 0.9, (100 * canvas.width * 0.98) / measured);
  context.font = font(size);
  context.fillStyle = color;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, canvas.width / 2, canvas.height / 2);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 8;
  return texture;
}
