import type { BomItem } from '#src/api/read/pricing.ts';
import { titledAttributes, type BomAttribute } from '#src/api/bom-attributes.ts';

/** A line of a bill of materials, assemblies and their parts flattened. */
export interface BomLine {
  key: string;
  depth: number;
  name: string;
  description: string;
  quantity: string;
  attributes: readonly BomAttribute[];
}

/** Parts in reading order: an assembly, then what it consists of. */
export function bomLines(items: readonly BomItem[], depth = 0, prefix = ''): BomLine[] {
  return items.flatMap((item, index) => {
    const key = `${prefix}${index}`;
    const { name, description, qty: quantity } = item;
    const line = { key, depth, name, description, quantity, attributes: titledAttributes(item) };
    return [line, ...bomLines(item.subItems, depth + 1, `${key}.`)];
  });
}
