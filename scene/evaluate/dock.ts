import {
  alongDirection,
  identity,
  multiply,
  positionOf,
  rotation,
  translation,
  type Transform,
} from '../geometry/transform.ts';
import { add, length, mix, normalize, origin, scale, subtract, type Vector } from '../geometry/vector.ts';
import type { PlacementSource } from '../scene.ts';
import type { Expression } from '../expression/expression.ts';
import { NotCalculable, PartAbsent } from './not-calculable.ts';
import type { Quantities } from './quantities.ts';

const axes = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] } as const satisfies Record<string, Vector>;

/** The docking points of the parts that are there, in the frame of the scene, and where things are placed by them. */
export class Dock {
  readonly #points = new Map<string, Transform>();
  readonly #quantities: Quantities;

  constructor(quantities: Quantities) {
    this.#quantities = quantities;
  }

  /** @param name `part.point` */
  set(name: string, frame: Transform): void {
    this.#points.set(name, frame);
  }

  /**
   * The frame of a docking point in the scene.
   * @throws PartAbsent for a point of a part that is not there; NotCalculable
   */
  frame(point: Expression, what: string): Transform {
    const name = this.#quantities.word(point, what);
    const found = this.#points.get(name);
    if (!found) throw new PartAbsent(name);
    return found;
  }

  position(point: Expression, what: string): Vector {
    return positionOf(this.frame(point, what));
  }

  /**
   * The frame that something is placed in, before it is moved and turned there: copies are made about this one.
   * @param own the frame where the placement names no other
   * @throws PartAbsent, NotCalculable
   */
  base({ on, along }: PlacementSource, own: Transform, what: string): Transform {
    if (along) {
      const from = this.position(along.from, what);
      const way = subtract(this.position(along.to, what), from);
      if (length(way) < 1e-9) throw new NotCalculable(`${what} lies between two points that are the same`);
      const share = along.share === undefined ? 0 : this.#quantities.number(along.share, what);
      const shift = along.shift === undefined ? 0 : this.#quantities.length(along.shift, what);
      const at = add(mix(from, add(from, way), share), scale(normalize(way), shift));
      return alongDirection(way, at);
    }
    return on === undefined ? own : this.frame(on, what);
  }

  /** How something is moved and turned in its base. @throws NotCalculable */
  local({ at, turn, axis }: PlacementSource, what: string): Transform {
    const moved = at ? translation(this.#quantities.vector(at, what)) : identity;
    const turned = turn ? multiply(moved, rotation(this.#quantities.angles(turn, what))) : moved;
    return axis === undefined || axis === 'y' ? turned : multiply(turned, alongDirection(axes[axis], origin));
  }
}
