/** The signs of comparisons, in expressions and elsewhere. */
export const relations = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Relation = (typeof relations)[number];

/** Does `order ⋈ 0` hold, where `order` is below, at or above 0 as the left side is below, at or above the right? */
export function relationHolds(order: number | bigint, relation: Relation): boolean {
  switch (relation) {
    case '=':
      return !(order < 0 || order > 0);
    case '!=':
      return order < 0 || order > 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
