/**
 * The objects that draw a placed scene. When the configuration changes, what stays the same stays; what has another
 * place or size moves or grows into it; what comes or goes fades.
 */
import { Box3, Group, type MeshStandardMaterial, type Object3D } from 'three';
import type { PlacedBody, PlacedPart, PlacedScene } from '#scene/evaluate/placed-scene.ts';
import { BodyNode } from './body-node.ts';
import { decalTexture, type DecalSource } from './decal-texture.ts';
import { GeometryCache, shapeKey } from './geometry-cache.ts';
import { GltfModels } from './gltf-models.ts';
import type { MaterialCache } from './material-cache.ts';
import type { SceneEntry } from './scene-entry.ts';
import { Transition } from './transition.ts';

export class SceneGraph {
  readonly root = new Group();
  readonly #geometries = new GeometryCache();
  readonly #materials: MaterialCache;
  readonly #decals: DecalSource;
  readonly #models: GltfModels;
  readonly #changed: () => void;
  #entries = new Map<string, SceneEntry>();
  #ghosts: readonly SceneEntry[] = [];
  #underway:
    { readonly transition: Transition; readonly before: ReadonlyMap<string, SceneEntry> } | undefined;
  #highlighted: string | undefined;

  /**
   * @param assetUrl address of a file of the scene
   * @param changed something that came late can be drawn now
   */
  constructor(
    materials: MaterialCache,
    decals: DecalSource,
    assetUrl: (file: string) => string,
    changed: () => void,
  ) {
    this.#materials = materials;
    this.#decals = decals;
    this.#changed = changed;
    this.#models = new GltfModels(assetUrl, changed);
  }

  /** How much is kept: for a test that memory does not grow. */
  get kept(): Readonly<Record<'geometries' | 'materials' | 'bodies' | 'ghosts', number>> {
    return {
      geometries: this.#geometries.size,
      materials: this.#materials.size,
      bodies: this.#entries.size,
      ghosts: this.#ghosts.length,
    };
  }

  /** What a ray can hit. */
  get pickable(): readonly Object3D[] {
    return [...this.#entries.values()].map(({ node }) => node.object);
  }

  /** Begins to show another state; `step` and `end` lead there. What was under way before ends at once. */
  show(placed: PlacedScene): void {
    this.end();
    const before = this.#entries;
    const after = new Map<string, SceneEntry>();
    for (const part of placed.parts)
      for (const body of part.bodies) {
        const key = `${part.name}/${body.index}`;
        after.set(key, this.#entryFor(part, body, before.get(key)));
      }
    this.#entries = after;
    this.setHighlight(this.#highlighted);
    const transition = new Transition(before, after, this.#materials);
    for (const [key, { node }] of after) {
      if (transition.isMorphing(node)) continue;
      const old = before.get(key)?.node;
      if (old && old !== node) old.object.removeFromParent();
      this.root.add(node.object);
    }
    this.#underway = { transition, before };
  }

  get isUnderway(): boolean {
    return this.#underway !== undefined;
  }

  /** @param share of the way, from 0 to 1 */
  step(share: number): void {
    this.#underway?.transition.step(share);
  }

  /** Shows the new state as it is, and drops the old one. */
  end(): void {
    if (!this.#underway) return;
    const { transition, before } = this.#underway;
    this.#underway = undefined;
    transition.end();
    for (const [key, entry] of before) if (this.#entries.get(key)?.node !== entry.node) this.#remove(entry);
    for (const { node } of this.#entries.values()) this.root.add(node.object);
    this.setHighlight(this.#highlighted);
    this.#dropMaterials();
  }

  setHighlight(part: string | undefined): void {
    this.#highlighted = part;
    for (const { node, part: of } of this.#entries.values())
      node.material = this.#materials.get(node.body.material, of.name === part ? 'highlight' : 'none');
  }

  /** What is drawn meanwhile has neither a highlighted part nor a ghost. */
  withoutHighlight<T>(draw: () => T): T {
    const part = this.#highlighted;
    if (part !== undefined) this.setHighlight(undefined);
    for (const { node } of this.#ghosts) node.object.visible = false;
    const drawn = draw();
    for (const { node } of this.#ghosts) node.object.visible = true;
    if (part !== undefined) this.setHighlight(part);
    return drawn;
  }

  /** Shows what would be other in another scene; nothing for undefined. */
  setGhost(placed: PlacedScene | undefined): void {
    for (const entry of this.#ghosts) this.#remove(entry);
    this.#ghosts = [];
    if (!placed) {
      this.#dropMaterials();
      return;
    }
    this.#ghosts = placed.parts.flatMap((part) =>
      part.bodies.flatMap((body) => {
        const shown = this.#entries.get(`${part.name}/${body.index}`);
        if (body.shape.kind === 'decal' || body.shape.kind === 'mesh' || (shown && isSame(shown, body)))
          return [];
        const shape = shapeKey(body.shape);
        const geometry = this.#geometries.acquire(shape, body.shape);
        const node = new BodyNode(body, geometry, this.#materials.get(body.material, 'ghost'));
        for (const mesh of node.meshes) mesh.castShadow = mesh.receiveShadow = false;
        this.root.add(node.object);
        return [{ node, part, shape }];
      }),
    );
  }

  /** What is shown, by the names of the parts. */
  get objectsByPart(): ReadonlyMap<string, readonly Object3D[]> {
    const objects = new Map<string, Object3D[]>();
    for (const { node, part } of this.#entries.values())
      objects.set(part.name, [...(objects.get(part.name) ?? []), node.object]);
    return objects;
  }

  has(part: string): boolean {
    return [...this.#entries.values()].some(({ part: { name } }) => name === part);
  }

  /** The box around some parts; around all when there are none of these names. */
  boundsOf(names: readonly string[]): Box3 {
    const wanted = new Set(names);
    const entries = [...this.#entries.values()];
    const chosen = entries.filter(({ part }) => wanted.has(part.name));
    const box = new Box3();
    for (const { node } of chosen.length > 0 ? chosen : entries) box.union(node.bounds);
    return box;
  }

  dispose(): void {
    this.end();
    this.setGhost(undefined);
    for (const entry of this.#entries.values()) entry.node.dispose();
    this.#entries.clear();
    this.#geometries.dispose();
    this.#models.dispose();
  }

  #entryFor(part: PlacedPart, body: PlacedBody, before: SceneEntry | undefined): SceneEntry {
    const shape = this.#shapeKey(body);
    const copies = before?.node.body.placements.length;
    if (before?.shape === shape && copies === body.placements.length) {
      before.node.body = body;
      before.node.object.userData = { part: part.name };
      return { node: before.node, part, shape };
    }
    const material = this.#materials.get(body.material);
    const node =
      body.shape.kind === 'mesh'
        ? this.#models.node(body, material)
        : new BodyNode(body, this.#geometries.acquire(shape, body.shape), material);
    node.object.userData = { part: part.name };
    if (body.shape.kind === 'decal') {
      const picture = decalTexture(body.shape, this.#decals, this.#changed);
      if (picture) node.setPicture(picture);
      else node.object.visible = false;
    }
    return { node, part, shape };
  }

  /** The image of a decal is not part of its shape: the customer may choose another one. */
  #shapeKey({ shape }: PlacedBody): string {
    const key = shapeKey(shape);
    if (shape.kind !== 'decal' || shape.image === undefined) return key;
    return `${key} ${this.#decals.imageUrl(shape.image) ?? ''}`;
  }

  #remove({ node, shape }: SceneEntry): void {
    node.dispose();
    if (node.body.shape.kind !== 'mesh') this.#geometries.release(shape);
  }

  #dropMaterials(): void {
    const shown = new Set<MeshStandardMaterial>();
    for (const { node } of [...this.#entries.values(), ...this.#ghosts]) shown.add(node.material);
    this.#materials.keepOnly(shown);
  }
}

function isSame({ node, shape }: SceneEntry, body: PlacedBody): boolean {
  return (
    shape === shapeKey(body.shape) &&
    JSON.stringify(node.body.placements) === JSON.stringify(body.placements) &&
    JSON.stringify(node.body.material) === JSON.stringify(body.material)
  );
}
