import { CanvasTexture, RepeatWrapping, SRGBColorSpace, type Texture } from 'three';
import type { Texture as TextureName } from '#scene/shape/shape-parameters.ts';

/** Pictures of a surface, drawn in code: how bright it is, how rough, how it rises and falls. */
export interface SurfaceTextures {
  readonly map?: Texture;
  readonly bumpMap?: Texture;
  readonly roughnessMap?: Texture;
  readonly bumpScale?: number;
}

interface Pattern {
  /** Metres that a picture covers. */
  readonly size: number;
  readonly use: readonly ('map' | 'bumpMap' | 'roughnessMap')[];
  readonly bumpScale: number;
  /** From 0 to 1, for a place from 0 to 1. */
  readonly heightAt: (x: number, y: number) => number;
}

const pixels = 128;

const patterns: Readonly<Record<Exclude<TextureName, 'plain'>, Pattern>> = {
  carbon: {
    size: 0.012,
    use: ['map', 'roughnessMap'],
    bumpScale: 0,
    heightAt: (x, y) => {
      const [column, row] = [Math.floor(x * 4), Math.floor(y * 4)];
      const isOver = (column + row) % 4 < 2;
      const across = isOver ? (x * 4) % 1 : (y * 4) % 1;
      return (isOver ? 0.75 : 0.5) + 0.25 * Math.sin(Math.PI * across);
    },
  },
  leather: {
    size: 0.03,
    use: ['bumpMap', 'roughnessMap'],
    bumpScale: 0.6,
    heightAt: (x, y) => cells(x, y, 14),
  },
  brushed: {
    size: 0.04,
    use: ['roughnessMap'],
    bumpScale: 0,
    heightAt: (x, y) => 0.72 + 0.28 * noise(Math.floor(x * 4), Math.floor(y * pixels)),
  },
  knurled: {
    size: 0.006,
    use: ['bumpMap'],
    bumpScale: 1.2,
    heightAt: (x, y) => Math.min(Math.abs(((x + y) % 1) - 0.5), Math.abs(((x - y + 1) % 1) - 0.5)) * 2,
  },
  wicker: {
    size: 0.03,
    use: ['map', 'bumpMap'],
    bumpScale: 2,
    heightAt: (x, y) => {
      const shift = Math.floor(y * 4) % 2 === 0 ? 0 : 0.5;
      return 0.45 + 0.55 * Math.abs(Math.sin(Math.PI * (x * 2 + shift))) * Math.sin(Math.PI * ((y * 4) % 1));
    },
  },
  cast: {
    size: 0.05,
    use: ['bumpMap'],
    bumpScale: 0.35,
    heightAt: (x, y) => noise(Math.floor(x * 64), Math.floor(y * 64)),
  },
};

/** Draws each pattern once. */
export class TextureCache {
  readonly #drawn = new Map<TextureName, SurfaceTextures>();
  readonly #anisotropy: number;

  constructor(anisotropy: number) {
    this.#anisotropy = Math.min(8, anisotropy);
  }

  get(name: TextureName): SurfaceTextures {
    if (name === 'plain') return {};
    const found = this.#drawn.get(name) ?? this.#draw(patterns[name]);
    this.#drawn.set(name, found);
    return found;
  }

  dispose(): void {
    for (const { map, bumpMap, roughnessMap } of this.#drawn.values())
      for (const texture of [map, bumpMap, roughnessMap]) texture?.dispose();
    this.#drawn.clear();
  }

  #draw(pattern: Pattern): SurfaceTextures {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = pixels;
    const context = canvas.getContext('2d');
    if (!context) return {};
    const image = context.createImageData(pixels, pixels);
    for (let y = 0; y < pixels; y++)
      for (let x = 0; x < pixels; x++) {
        const level = Math.round(255 * pattern.heightAt(x / pixels, y / pixels));
        image.data.set([level, level, level, 255], 4 * (y * pixels + x));
      }
    context.putImageData(image, 0, 0);
    const textures: { map?: Texture; bumpMap?: Texture; roughnessMap?: Texture } = {};
    for (const use of pattern.use) {
      const texture = new CanvasTexture(canvas);
      texture.wrapS = texture.wrapT = RepeatWrapping;
      texture.repeat.set(1 / pattern.size, 1 / pattern.size);
      texture.anisotropy = this.#anisotropy;
      if (use === 'map') texture.colorSpace = SRGBColorSpace;
      textures[use] = texture;
    }
    return { ...textures, bumpScale: pattern.bumpScale };
  }
}

/** The same for the same place, without a pattern that is seen. */
function noise(x: number, y: number): number {
  const value = Math.sin(x * 127.1 + y * 311.7) * 43758.5453;
  return value - Math.floor(value);
}

/** Rounded cells of different sizes, without a seam. */
function cells(x: number, y: number, count: number): number {
  let nearest = 1;
  const [column, row] = [Math.floor(x * count), Math.floor(y * count)];
  for (let i = -1; i <= 1; i++)
    for (let j = -1; j <= 1; j++) {
      const [cx, cy] = [column + i, row + j];
      const [wx, wy] = [(cx + count) % count, (cy + count) % count];
      const [dx, dy] = [cx + noise(wx, wy) - x * count, cy + noise(wy + 57, wx) - y * count];
      nearest = Math.min(nearest, Math.hypot(dx, dy));
    }
  return 1 - nearest;
}
