import type { PlacedPart } from '#scene/evaluate/placed-scene.ts';
import type { BodyNode } from './body-node.ts';

/** A shape of a part that is drawn. */
export interface SceneEntry {
  readonly node: BodyNode;
  readonly part: PlacedPart;
  /** Of its geometry in the cache. */
  readonly shape: string;
}
