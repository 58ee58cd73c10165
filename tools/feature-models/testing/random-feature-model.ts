/**
 * Arbitrary small feature models, as text in both formats, and all their configurations found by trying every choice of
 * features on the meaning of the language alone: nothing of the reader, the tree or the encoding is used here.
 */
import fc from 'fast-check';

export interface SmallModel {
  readonly features: readonly string[];
  readonly uvl: string;
  /** The attribute "Price" of each feature; none in models of clauses. */
  readonly prices: readonly number[];
  /** Every configuration, as the set of its features. */
  readonly configurations: readonly ReadonlySet<string>[];
}

interface Group {
  readonly parent: number;
  readonly kind: 'mandatory' | 'optional' | 'or' | 'alternative' | 'cardinality';
  readonly min: number;
  readonly max: number;
  readonly members: readonly number[];
}

type Condition =
  | { readonly op: 'feature'; readonly feature: number }
  | { readonly op: '!'; readonly arg: Condition }
  | { readonly op: '&' | '|' | '=>' | '<=>'; readonly left: Condition; readonly right: Condition }
  | { readonly op: 'sum'; readonly relation: '<=' | '>=' | '==' | '!='; readonly bound: number };

const nameOf = (feature: number) => `F${feature}`;

/** Groups of arbitrary kinds over features 1…count−1, each below an earlier feature. */
const groups = (count: number): fc.Arbitrary<Group[]> =>
  fc
    .array(
      fc.record({
        size: fc.integer({ min: 1, max: 4 }),
        parent: fc.nat(),
        kind: fc.constantFrom<Group['kind'][]>('mandatory', 'optional', 'or', 'alternative', 'cardinality'),
        limits: fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })),
      }),
      { minLength: count, maxLength: count },
    )
    .map((parts) => {
      const all: Group[] = [];
      let next = 1;
      for (const { size, parent, kind, limits } of parts) {
        const members = Array.from({ length: Math.min(size, count - next) }, (_, i) => next + i);
        if (members.length === 0) break;
        const [a, b] = limits.map((limit) => Math.min(limit, members.length)) as [number, number];
        all.push({ parent: parent % next, kind, min: Math.min(a, b), max: Math.max(a, b), members });
        next += members.length;
      }
      return all;
    });

const condition = (count: number, depth: number): fc.Arbitrary<Condition> => {
  const feature = fc.nat({ max: count - 1 }).map((index): Condition => ({ op: 'feature', feature: index }));
  if (depth === 0) return feature;
  const inner = condition(count, depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: feature },
    { weight: 2, arbitrary: inner.map((arg): Condition => ({ op: '!', arg })) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom<('&' | '|' | '=>' | '<=>')[]>('&', '|', '=>', '<=>'), inner, inner)
        .map(([op, left, right]): Condition => ({ op, left, right })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom<('<=' | '>=' | '==' | '!=')[]>('<=', '>=', '==', '!='),
          fc.integer({ min: 0, max: 20 }),
        )
        .map(([relation, bound]): Condition => ({ op: 'sum', relation, bound })),
    },
  );
};

export const smallFeatureModel: fc.Arbitrary<SmallModel> = fc.integer({ min: 1, max: 10 }).chain((count) =>
  fc
    .tuple(
      groups(count),
      fc.array(condition(count, 2), { maxLength: 4 }),
      fc.array(fc.integer({ min: -3, max: 9 }), { minLength: count, maxLength: count }),
    )
    .map(([tree, conditions, prices]) => {
      const features = Array.from({ length: count }, (_, i) => nameOf(i));
      const configurations: ReadonlySet<string>[] = [];
      for (let bits = 0; bits < 2 ** count; bits += 1) {
        const has = (feature: number) => (bits >> feature) % 2 === 1;
        const fits = obeysTree(tree, has) && conditions.every((its) => holds(its, has, prices));
        if (fits) configurations.push(new Set(features.filter((_, i) => has(i))));
      }
      return { features, uvl: uvlText(tree, conditions, prices), prices, configurations };
    }),
);

function obeysTree(tree: readonly Group[], has: (feature: number) => boolean): boolean {
  if (!has(0)) return false;
  return tree.every(({ parent, kind, min, max, members }) => {
    const chosen = members.filter(has).length;
    if (!has(parent)) return chosen === 0;
    if (kind === 'mandatory') return chosen === members.length;
    if (kind === 'or') return chosen >= 1;
    if (kind === 'alternative') return chosen === 1;
    return kind === 'optional' || (chosen >= min && chosen <= max);
  });
}

function holds(its: Condition, has: (feature: number) => boolean, prices: readonly number[]): boolean {
  switch (its.op) {
    case 'feature':
      return has(its.feature);
    case '!':
      return !holds(its.arg, has, prices);
    case '&':
      return holds(its.left, has, prices) && holds(its.right, has, prices);
    case '|':
      return holds(its.left, has, prices) || holds(its.right, has, prices);
    case '=>':
      return !holds(its.left, has, prices) || holds(its.right, has, prices);
    case '<=>':
      return holds(its.left, has, prices) === holds(its.right, has, prices);
    case 'sum': {
      const sum = prices.reduce((total, price, feature) => total + (has(feature) ? price : 0), 0);
      if (its.relation === '<=') return sum <= its.bound;
      if (its.relation === '>=') return sum >= its.bound;
      return its.relation === '==' ? sum === its.bound : sum !== its.bound;
    }
  }
}

function uvlText(
  tree: readonly Group[],
  conditions: readonly Condition[],
  prices: readonly number[],
): string {
  const lines = ['features'];
  const write = (feature: number, indent: string): void => {
    lines.push(`${indent}${nameOf(feature)} {Price ${prices[feature] ?? 0}}`);
    for (const { kind, min, max, members } of tree.filter(({ parent }) => parent === feature)) {
      lines.push(`${indent}  ${kind === 'cardinality' ? `[${min}..${max}]` : kind}`);
      for (const member of members) write(member, `${indent}    `);
    }
  };
  write(0, '  ');
  if (conditions.length > 0) lines.push('constraints', ...conditions.map((its) => `  ${conditionText(its)}`));
  return `${lines.join('\n')}\n`;
}

function conditionText(its: Condition): string {
  if (its.op === 'feature') return nameOf(its.feature);
  if (its.op === '!') return `!(${conditionText(its.arg)})`;
  if (its.op === 'sum') return `(sum(Price) ${its.relation} ${its.bound})`;
  return `(${conditionText(its.left)} ${its.op} ${conditionText(its.right)})`;
}

/** Clauses over some variables, the first of which have names; the others only have to be completed somehow. */
export const smallClauses: fc.Arbitrary<SmallModel & { readonly dimacs: string }> = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 4 }))
  .chain(([named, auxiliary]) => {
    const variables = named + auxiliary;
    const literal = fc
      .tuple(fc.integer({ min: 1, max: variables }), fc.boolean())
      .map(([variable, positive]) => (positive ? variable : -variable));
    return fc
      .array(fc.array(literal, { minLength: 1, maxLength: 4 }), { maxLength: 3 * variables })
      .map((clauses) => {
        const features = Array.from({ length: named }, (_, i) => nameOf(i));
        const found = new Map<number, ReadonlySet<string>>();
        for (let bits = 0; bits < 2 ** variables; bits += 1) {
          const holdsHere = (its: number) => ((bits >> (Math.abs(its) - 1)) % 2 === 1) === its > 0;
          if (!clauses.every((clause) => clause.some(holdsHere))) continue;
          found.set(bits % 2 ** named, new Set(features.filter((_, i) => (bits >> i) % 2 === 1)));
        }
        const lines = [
          ...features.map((name, i) => `c ${i + 1} ${name}`),
          `p cnf ${variables} ${clauses.length}`,
          ...clauses.map((clause) => `${clause.join(' ')} 0`),
        ];
        return {
          features,
          uvl: '',
          prices: [],
          dimacs: `${lines.join('\n')}\n`,
          configurations: [...found.values()],
        };
      });
  });
