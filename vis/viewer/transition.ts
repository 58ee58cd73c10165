import type { Vector } from '#scene/geometry/vector.ts';
import type { Transform } from '#scene/geometry/transform.ts';
import { blendShapes } from '#scene/shape/blend-shapes.ts';
import type { Shape } from '#scene/shape/shape.ts';
import type { BodyNode } from './body-node.ts';
import { geometryOf } from './geometry-cache.ts';
import type { MaterialCache } from './material-cache.ts';
import { mixTransforms, movedBy } from './mix-transforms.ts';
import type { SceneEntry } from './scene-entry.ts';

/** In milliseconds, for shapes that are drawn anew in each frame: what takes longer is not blended. */
const blendBudget = 8;

type Step = (share: number) => void;

/**
 * The way from one state of a scene to the next: what moves moves, what has another size grows into it, what is new
 * fades in and what goes fades out.
 */
export class Transition {
  readonly #steps: Step[] = [];
  readonly #ends: (() => void)[] = [];
  readonly #morphing = new Set<BodyNode>();
  readonly #materials: MaterialCache;
  #budget = blendBudget;

  /** @param after may have nodes of `before`, whose bodies say already where they are going */
  constructor(
    before: ReadonlyMap<string, SceneEntry>,
    after: ReadonlyMap<string, SceneEntry>,
    materials: MaterialCache,
  ) {
    this.#materials = materials;
    for (const [key, entry] of after) {
      const old = before.get(key);
      if (old?.node === entry.node) this.#move(entry.node);
      else if (!old) this.#appear(entry);
      else if (this.#budget > 0) this.#morph(old.node, entry.node);
    }
    for (const [key, { node }] of before) if (!after.has(key)) this.#leave(node);
  }

  /** Whether a node of the old state stands for one of the new state until the end. */
  isMorphing(node: BodyNode): boolean {
    return this.#morphing.has(node);
  }

  /** @param share from 0 (as it was) to 1 (as it is) */
  step(share: number): void {
    const eased = share * share * (3 - 2 * share);
    for (const step of this.#steps) step(eased);
    this.#materials.fade = eased;
  }

  end(): void {
    for (const end of this.#ends) end();
  }

  #move(node: BodyNode): void {
    const [from, to] = [node.placements, node.body.placements];
    if (samePlaces(from, to)) return;
    this.#steps.push((share) => {
      node.place(mixed(from, to, share));
    });
    this.#ends.push(() => {
      node.place(to);
    });
  }

  #appear({ node, part }: SceneEntry): void {
    const { placements, material } = node.body;
    const from: Vector = part.enter ?? [0, 0, 0];
    node.material = this.#materials.get(material, 'appearing');
    this.#steps.push((share) => {
      const left = 1 - share;
      node.place(placements.map((place) => movedBy(place, [from[0] * left, from[1] * left, from[2] * left])));
    });
    this.#ends.push(() => {
      node.place(placements);
    });
  }

  #leave(node: BodyNode): void {
    node.material = this.#materials.get(node.body.material, 'leaving');
  }

  /** Changes the old node into the shape of the new one, which takes its place at the end. */
  #morph(old: BodyNode, node: BodyNode): void {
    const [from, to] = [old.placements, node.body.placements];
    const start = performance.now();
    const first = between(old, node, 0.05);
    if (!first || from.length !== to.length) return;
    old.setGeometry(geometryOf(first), true);
    old.material = node.material;
    this.#budget -= performance.now() - start;
    this.#morphing.add(old).add(node);
    const before = { body: { shape: old.body.shape } };
    this.#steps.push((share) => {
      const shape = between(before, node, share);
      if (shape) old.setGeometry(geometryOf(shape), true);
      old.place(mixed(from, to, share));
    });
  }
}

interface Shaped {
  readonly body: { readonly shape: Shape };
}

/** Undefined where there is nothing between the two shapes, or nothing to tessellate. */
function between(from: Shaped, to: Shaped, share: number): Exclude<Shape, { kind: 'mesh' }> | undefined {
  const shape = blendShapes(from.body.shape, to.body.shape, share);
  return shape?.kind === 'mesh' || shape?.kind === 'decal' ? undefined : shape;
}

function mixed(from: readonly Transform[], to: readonly Transform[], share: number): readonly Transform[] {
  return to.map((place, index) => mixTransforms(from[index] ?? place, place, share));
}

function samePlaces(a: readonly Transform[], b: readonly Transform[]): boolean {
  return a.every((place, index) => place.every((number, position) => number === b[index]?.[position]));
}
