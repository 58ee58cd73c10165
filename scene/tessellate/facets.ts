/** How far the middle of a facet may be from the true curve, in metres: a fifth of a millimetre. */
const tolerance = 0.0002;
const [fewest, most] = [8, 96];

/** How many straight pieces a full circle is drawn with. */
export function facetsOfCircle(radius: number): number {
  if (radius <= tolerance) return fewest;
  const count = Math.PI / Math.acos(1 - tolerance / radius);
  // A multiple of four has a corner at the top, the bottom and both sides, so that sizes are true.
  return Math.min(most, Math.max(fewest, Math.ceil(count / 4) * 4));
}

/** How many pieces an arc is drawn with. */
export function facetsOfArc(radius: number, angle: number): number {
  return Math.max(1, Math.ceil((facetsOfCircle(radius) * Math.abs(angle)) / (2 * Math.PI)));
}
