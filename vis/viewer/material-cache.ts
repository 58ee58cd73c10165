import {
  Color,
  MeshPhysicalMaterial,
  MeshStandardMaterial,
  type MeshStandardMaterialParameters,
} from 'three';
import type { Material } from '#scene/shape/shape.ts';
import { TextureCache } from './surface-textures.ts';

/** How a part looks beside its own look: pointed at, fading in or out, or only proposed. */
export type Emphasis = 'none' | 'highlight' | 'appearing' | 'leaving' | 'ghost';

/** Materials by what they look like. They are few, and shared; nothing changes them but the share of a fade. */
export class MaterialCache {
  readonly #materials = new Map<string, MeshStandardMaterial>();
  readonly #textures: TextureCache;
  readonly #accent: Color;

  /** @param accent of what is pointed at */
  constructor(anisotropy: number, accent: string) {
    this.#textures = new TextureCache(anisotropy);
    this.#accent = new Color(accent);
  }

  get size(): number {
    return this.#materials.size;
  }

  get(material: Material, emphasis: Emphasis = 'none'): MeshStandardMaterial {
    const key = `${emphasis} ${JSON.stringify(material)}`;
    const found = this.#materials.get(key) ?? this.#make(material, emphasis);
    this.#materials.set(key, found);
    return found;
  }

  /** How far a transition is: what appears fades in, what leaves fades out. */
  set fade(share: number) {
    for (const [key, material] of this.#materials) {
      const opacity = material.userData['opacity'] as number;
      if (key.startsWith('appearing')) material.opacity = opacity * share;
      if (key.startsWith('leaving')) material.opacity = opacity * (1 - share);
    }
  }

  /** Drops what nothing shows any more, so that trying all colours does not fill the memory. */
  keepOnly(shown: ReadonlySet<MeshStandardMaterial>): void {
    for (const [key, material] of this.#materials) {
      if (shown.has(material)) continue;
      material.dispose();
      this.#materials.delete(key);
    }
  }

  dispose(): void {
    for (const material of this.#materials.values()) material.dispose();
    this.#materials.clear();
    this.#textures.dispose();
  }

  #make(source: Material, emphasis: Emphasis): MeshStandardMaterial {
    if (emphasis === 'ghost') {
      return new MeshStandardMaterial({
        color: source.color,
        metalness: source.metalness ?? 0,
        roughness: 0.6,
        transparent: true,
        opacity: 0.6,
        depthWrite: false,
      });
    }
    const { color, metalness = 0, roughness = 0.5, clearcoat = 0, opacity = 1, glow = 0 } = source;
    const isFading = emphasis === 'appearing' || emphasis === 'leaving';
    const parameters: MeshStandardMaterialParameters = {
      color,
      metalness,
      roughness,
      opacity,
      transparent: opacity < 1 || isFading,
      emissive: emphasis === 'highlight' ? this.#accent : color,
      emissiveIntensity: emphasis === 'highlight' ? 0.35 + glow : glow,
      ...this.#textures.get(source.texture ?? 'plain'),
    };
    const material =
      clearcoat > 0
        ? new MeshPhysicalMaterial({ ...parameters, clearcoat, clearcoatRoughness: 0.08 })
        : new MeshStandardMaterial(parameters);
    material.userData['opacity'] = opacity;
    return material;
  }
}
