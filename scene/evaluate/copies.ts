import {
  identity,
  mirror as mirrored,
  multiply,
  translation,
  turn,
  type Axis,
  type Transform,
} from '../geometry/transform.ts';
import { scale } from '../geometry/vector.ts';
import type { CopySource } from '../scene.ts';
import { NotCalculable } from './not-calculable.ts';
import type { Quantities } from './quantities.ts';

/** More copies of one thing than this are a mistake, and would stop a browser. */
export const maxCopies = 20_000;

/**
 * The transforms of all copies, the thing itself included.
 * @throws NotCalculable, also for more than `maxCopies`
 */
export function copiesOf(
  { repeat = [], mirror }: { readonly repeat?: readonly CopySource[]; readonly mirror?: Axis },
  quantities: Quantities,
  what: string,
): readonly Transform[] {
  const rows = repeat.map((copy) => rowOf(copy, quantities, what));
  const total = rows.reduce((product, row) => product * row.length, mirror ? 2 : 1);
  if (total > maxCopies) throw new NotCalculable(`${what} has ${total} copies, more than ${maxCopies}`);
  const repeated = rows.reduce<readonly Transform[]>(
    (copies, row) => row.flatMap((outer) => copies.map((copy) => multiply(outer, copy))),
    [identity],
  );
  if (!mirror) return repeated;
  const plane = mirrored(mirror);
  return [...repeated, ...repeated.map((copy) => multiply(plane, copy))];
}

function rowOf({ count, shift, around, angle }: CopySource, quantities: Quantities, what: string) {
  const number = quantities.count(count, `the number of copies of ${what}`);
  if (number > maxCopies) throw new NotCalculable(`${what} has ${number} copies, more than ${maxCopies}`);
  const step = shift ? quantities.vector(shift, what) : undefined;
  const whole = angle === undefined ? 360 : quantities.number(angle, what);
  // A full circle ends where it began; an arc has a copy at both of its ends.
  const part = Math.abs(whole) === 360 ? whole / number : whole / Math.max(1, number - 1);
  return Array.from({ length: number }, (_, index) => {
    const moved = step ? translation(scale(step, index)) : identity;
    return around ? multiply(turn(around, part * index), moved) : moved;
  });
}
