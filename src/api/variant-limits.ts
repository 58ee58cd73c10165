/** Limits of positions: the API publishes them, and leaves it to the client to keep to them. */
import type { VariantCatalogs, VariantLine, VariantPosition } from '#src/api/read/variant-catalog.ts';

/** Why no more fits. */
export interface Limit {
  readonly kind: 'quantity' | 'perVariant' | 'variants';
  readonly max: number;
}

/**
 * How many pieces of a variant the position takes beside what is in it, and the limit that is reached first.
 * @param lines of the position
 * @param except a line that does not count, because its quantity is what is asked about
 */
export function roomFor(
  position: VariantPosition,
  lines: readonly VariantLine[],
  variantId: string,
  except?: VariantLine,
): { readonly room: number; readonly limit: Limit | undefined } {
  const others = lines.filter((line) => line !== except);
  const sum = (counted: readonly VariantLine[]) =>
    counted.reduce((total, { quantity }) => total + quantity, 0);
  const kinds = new Set(others.map((line) => line.variantId));
  const { maxQuantity, maxQuantityPerVariant, maxDifferentVariants } = position;
  const limits: { room: number; limit: Limit }[] = [];
  if (maxDifferentVariants !== undefined && !kinds.has(variantId) && kinds.size >= maxDifferentVariants)
    limits.push({ room: 0, limit: { kind: 'variants', max: maxDifferentVariants } });
  if (maxQuantityPerVariant !== undefined) {
    const room = maxQuantityPerVariant - sum(others.filter((line) => line.variantId === variantId));
    limits.push({ room, limit: { kind: 'perVariant', max: maxQuantityPerVariant } });
  }
  if (maxQuantity !== undefined)
    limits.push({ room: maxQuantity - sum(others), limit: { kind: 'quantity', max: maxQuantity } });
  const [least] = limits.sort((a, b) => a.room - b.room);
  return least ? { ...least, room: Math.max(0, least.room) } : { room: Infinity, limit: undefined };
}

/** Limits that a position exceeds as it is: the configuration may have changed since. */
export function exceededLimits(position: VariantPosition, lines: readonly VariantLine[]): readonly Limit[] {
  const { maxQuantity, maxQuantityPerVariant, maxDifferentVariants } = position;
  const total = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const byVariant = new Map<string, number>();
  for (const { variantId, quantity } of lines)
    byVariant.set(variantId, (byVariant.get(variantId) ?? 0) + quantity);
  const exceeded: Limit[] = [];
  if (maxQuantity !== undefined && total > maxQuantity) exceeded.push({ kind: 'quantity', max: maxQuantity });
  if (maxQuantityPerVariant !== undefined && Math.max(0, ...byVariant.values()) > maxQuantityPerVariant)
    exceeded.push({ kind: 'perVariant', max: maxQuantityPerVariant });
  if (maxDifferentVariants !== undefined && byVariant.size > maxDifferentVariants)
    exceeded.push({ kind: 'variants', max: maxDifferentVariants });
  return exceeded;
}

/** The limit that one variant exceeds in its position by itself. */
export function exceededOf(
  position: VariantPosition,
  lines: readonly VariantLine[],
  variantId: string,
): Limit | undefined {
  return exceededLimits(
    position,
    lines.filter((line) => line.variantId === variantId),
  ).find(({ kind }) => kind === 'perVariant');
}

/** The first position that has more in it than it takes. */
export function exceededPosition({ positions, variantBom }: VariantCatalogs): VariantPosition | undefined {
  return positions.find((position) => {
    const lines = variantBom.items.filter(({ positionId }) => positionId === position.id);
    return exceededLimits(position, lines).length > 0;
  });
}
