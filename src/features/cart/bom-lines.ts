import type { BomItem } from '#contract/pricing.ts';

/** A line of a parts list, assemblies and their parts flattened. */
export interface BomLine {
  key: string;
  depth: number;
  name: string;
  description: string;
  quantity: string;
}

/** Parts in reading order: an assembly, then what it consists of. */
export function bomLines(items: readonly BomItem[], depth = 0, prefix = ''): BomLine[] {
  return items.flatMap((item, index) => {
    const key = `${prefix}${index}`;
    const line = { key, depth, name: item.name, description: item.description, quantity: item.qty };
    return [line, ...bomLines(item.subItems, depth + 1, `${key}.`)];
  });
}
