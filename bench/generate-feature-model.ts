/**
 * A synthetic feature model: a tree of yes/no features with mandatory and optional children, or-groups and alternatives,
 * and cross-tree constraints (requires, excludes, and clauses of three). Shape and density follow published models of
 * operating systems and product lines. A hidden configuration satisfies everything.
 */
import type { Field, Formula, Problem, Rule } from '#server/engine/problem.ts';
import { SeededRandom } from './seeded-random.ts';

const CONSTRAINTS_PER_FEATURE = 0.15;
/** Most constraints link features that are this close in the tree's breadth-first order. */
const NEAR = 60;

/** Features are numbers, 0 the root; every other is in one group. */
export interface GeneratedFeatures {
  readonly count: number;
  readonly groups: readonly {
    readonly parent: number;
    readonly kind: 'single' | 'or' | 'alternative';
    readonly members: readonly number[];
  }[];
  /** Members of `single` groups that are selected whenever their parent is. */
  readonly mandatory: ReadonlySet<number>;
  /** One of the literals holds. */
  readonly constraints: readonly (readonly Literal[])[];
  /** Features that are preferred. */
  readonly preferred: ReadonlySet<number>;
}

interface Literal {
  readonly feature: number;
  readonly positive: boolean;
}

export function generateFeatures(featureCount: number, seed: number): GeneratedFeatures {
  const random = new SeededRandom(seed);
  const groups: GeneratedFeatures['groups'][number][] = [];
  const mandatory = new Set<number>();
  const hidden = new Set([0]);
  /** In every product: the root and what is mandatory below it. Constraints leave them alone. */
  const core = new Set([0]);
  /** Features that have no children yet. Taking an early one keeps the tree broad. */
  const open = [0];
  let count = 1;
  while (count < featureCount) {
    const [parent = 0] = open.splice(random.integer(0, Math.min(open.length - 1, 30)), 1);
    const size = Math.min(random.integer(1, 9), featureCount - count);
    const members = Array.from({ length: size }, (_, i) => count + i);
    count += size;
    open.push(...members);
    const chance = size > 1 ? random.next() : 1;
    const kind = chance < 0.15 ? 'alternative' : chance < 0.3 ? 'or' : 'single';
    groups.push({ parent, kind, members });
    if (kind === 'alternative') {
      if (hidden.has(parent)) hidden.add(random.pick(members));
    } else if (kind === 'or') {
      if (hidden.has(parent))
        for (const child of random.sample(members, random.integer(1, size))) hidden.add(child);
    } else {
      for (const child of members) {
        if (random.chance(0.25)) mandatory.add(child);
        if (mandatory.has(child) && core.has(parent)) core.add(child);
        if (hidden.has(parent) && (mandatory.has(child) || random.chance(0.5))) hidden.add(child);
      }
    }
  }
  const wanted = Math.round(featureCount * CONSTRAINTS_PER_FEATURE);
  const constraints: Literal[][] = [];
  while (constraints.length < wanted) {
    const size = random.chance(0.75) ? 2 : 3;
    const first = random.integer(1, featureCount - 1);
    const features = [first];
    while (features.length < size)
      features.push(
        random.chance(0.8)
          ? Math.min(featureCount - 1, Math.max(1, first + random.integer(-NEAR, NEAR)))
          : random.integer(1, featureCount - 1),
      );
    const literals = features.map((feature, place) => ({
      feature,
      positive: place > 0 && random.chance(0.6),
    }));
    if (new Set(features).size < size || features.some((feature) => core.has(feature))) continue;
    if (!literals.some(({ feature, positive }) => hidden.has(feature) === positive)) continue;
    constraints.push(literals);
  }
  const preferred = new Set(
    Array.from({ length: featureCount }, (_, i) => i).filter(() => random.chance(0.2)),
  );
  return { count: featureCount, groups, mandatory, constraints, preferred };
}

export function generateFeatureModel(featureCount: number, seed: number): Problem {
  const { count, groups, mandatory, constraints, preferred } = generateFeatures(featureCount, seed);
  const rules: Rule[] = [{ name: 'root', kind: 'formula', formula: has(0) }];
  for (const { parent, kind, members } of groups) {
    const name = `feature_${parent}_children`;
    if (kind === 'alternative') rules.push({ name, kind: 'formula', formula: alternative(parent, members) });
    else if (kind === 'or') rules.push({ name, kind: 'formula', formula: orGroup(parent, members) });
    else {
      for (const child of members)
        rules.push({
          name: `feature_${child}`,
          kind: 'formula',
          formula: single(parent, child, mandatory.has(child)),
        });
    }
  }
  for (const [i, literals] of constraints.entries()) {
    rules.push({
      name: `constraint_${i}`,
      kind: 'formula',
      formula: { op: 'or', args: literals.map((l) => (l.positive ? has(l.feature) : lacks(l.feature))) },
    });
  }
  const fields = Array.from({ length: count }, (_, i): Field => ({
    kind: 'enumerated',
    name: `feature_${i}`,
    values: ['Yes', 'No'],
    preference: [preferred.has(i) ? 'Yes' : 'No'],
  }));
  return { fields, rules };
}

function has(feature: number): Formula {
  return { op: 'in', field: `feature_${feature}`, values: ['Yes'] };
}

function lacks(feature: number): Formula {
  return { op: 'in', field: `feature_${feature}`, values: ['No'] };
}

function single(parent: number, child: number, mandatory: boolean): Formula {
  const upward: Formula = { op: 'implies', if: has(child), then: has(parent) };
  return mandatory
    ? { op: 'and', args: [upward, { op: 'implies', if: has(parent), then: has(child) }] }
    : upward;
}

function orGroup(parent: number, children: readonly number[]): Formula {
  return {
    op: 'and',
    args: [
      { op: 'implies', if: has(parent), then: { op: 'or', args: children.map(has) } },
      ...children.map((child): Formula => ({ op: 'implies', if: has(child), then: has(parent) })),
    ],
  };
}

function alternative(parent: number, children: readonly number[]): Formula {
  const pairs = children.flatMap((a, i) =>
    children.slice(i + 1).map((b): Formula => ({ op: 'or', args: [lacks(a), lacks(b)] })),
  );
  return { op: 'and', args: [orGroup(parent, children), ...pairs] };
}
