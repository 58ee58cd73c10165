import { Matrix4, Quaternion, Vector3 } from 'three';
import type { Transform } from '#scene/geometry/transform.ts';

/** A placement between two others: moved on a straight line, turned the shortest way. */
export function mixTransforms(from: Transform, to: Transform, share: number): Transform {
  const [a, b] = [decomposed(from), decomposed(to)];
  return new Matrix4()
    .compose(a.at.lerp(b.at, share), a.turn.slerp(b.turn, share), a.scale.lerp(b.scale, share))
    .toArray();
}

function decomposed(transform: Transform) {
  const [at, turn, scale] = [new Vector3(), new Quaternion(), new Vector3()];
  new Matrix4().fromArray([...transform]).decompose(at, turn, scale);
  return { at, turn, scale };
}

/** A placement that is moved by a vector of the scene. */
export function movedBy(transform: Transform, [x, y, z]: readonly [number, number, number]): Transform {
  return transform.map((value, index) =>
    index === 12 ? value + x : index === 13 ? value + y : index === 14 ? value + z : value,
  );
}
