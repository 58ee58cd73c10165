/**
 * Positions with equal details, described once under all their numbers: `1–3, 7`. A fleet of equal products costs the drawing of
 * one, and nobody has to compare pages. Positions whose price differs, by their number of pieces, are not equal.
 *
 * @param details each with the number of one position, in ascending order
 */
export function shareDetails<Details extends { readonly number: string }>(
  details: readonly Details[],
): Details[] {
  const numbers = new Map<string, { readonly first: Details; readonly positions: number[] }>();
  for (const each of details) {
    const content = JSON.stringify({ ...each, number: '' });
    const known = numbers.get(content);
    if (known) known.positions.push(Number(each.number));
    else numbers.set(content, { first: each, positions: [Number(each.number)] });
  }
  return [...numbers.values()].map(({ first, positions }) => ({ ...first, number: inRanges(positions) }));
}

/** `1–3, 7` of 1, 2, 3, 7. */
function inRanges(ascending: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of ascending) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ');
}
