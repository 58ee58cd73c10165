import type { Shape } from './shape.ts';

/**
 * A shape between two others: every number is mixed. Undefined where they are not described by the same numbers, and so
 * have nothing between them.
 *
 * @param share 0 for the first, 1 for the second
 */
export function blendShapes(from: Shape, to: Shape, share: number): Shape | undefined {
  return blend(from, to, share) as Shape | undefined;
}

function blend(from: unknown, to: unknown, share: number): unknown {
  if (typeof from === 'number' && typeof to === 'number') return from + (to - from) * share;
  if (typeof from !== 'object' || from === null || typeof to !== 'object' || to === null)
    return from === to ? to : undefined;
  if (Array.isArray(from) && Array.isArray(to)) {
    if (from.length !== to.length) return undefined;
    const items = to.map((item, index) => blend(from[index], item, share));
    return items.includes(undefined) ? undefined : items;
  }
  const [before, after] = [from as Record<string, unknown>, to as Record<string, unknown>];
  const keys = Object.keys(after);
  if (keys.length !== Object.keys(before).length) return undefined;
  const entries = keys.map((key) => [key, blend(before[key], after[key], share)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}
