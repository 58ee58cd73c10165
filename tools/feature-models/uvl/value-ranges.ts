import type { Condition } from '../feature-model.ts';

/** Inclusive; infinite where nothing is said. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface Ranges {
  /** The range a feature's number has when the feature is there, as far as single comparisons tell. */
  readonly ranges: ReadonlyMap<number, Range>;
  /** Features whose number some comparison speaks of. */
  readonly used: ReadonlySet<number>;
}

const everything: Range = { min: -Infinity, max: Infinity };

/** What conditions that all hold say about the numbers of single features. */
export function rangesIn(conditions: readonly Condition[]): Ranges {
  const used = new Set<number>();
  return { ranges: allOf(conditions.map((condition) => rangesOf(condition, used))), used };
}

function rangesOf(condition: Condition, used: Set<number>): Map<number, Range> {
  switch (condition.kind) {
    case 'and':
      return allOf(condition.args.map((arg) => rangesOf(arg, used)));
    case 'or':
      return oneOf(condition.args.map((arg) => rangesOf(arg, used)));
    case 'implies': {
      rangesOf(condition.left, used);
      const right = rangesOf(condition.right, used);
      // "With the feature, its number is …" limits the number; with another feature it says nothing.
      const subject = condition.left.kind === 'feature' ? condition.left.feature : undefined;
      const range = subject === undefined ? undefined : right.get(subject);
      return new Map(subject === undefined || !range ? [] : [[subject, range]]);
    }
    case 'equivalent':
      rangesOf(condition.left, used);
      rangesOf(condition.right, used);
      return new Map();
    case 'not':
      rangesOf(condition.arg, used);
      return new Map();
    case 'linear':
      return rangeOfLinear(condition, used);
    case 'feature':
    case 'text':
      return new Map();
  }
}

function rangeOfLinear(
  condition: Extract<Condition, { kind: 'linear' }>,
  used: Set<number>,
): Map<number, Range> {
  for (const { of, feature } of condition.terms) if (of === 'value') used.add(feature);
  const [term, another] = condition.terms;
  if (!term || another || term.of !== 'value' || condition.relation === '!=') return new Map();
  const quotient = Number(condition.bound) / Number(term.factor);
  const limits: Range = { min: Math.ceil(quotient), max: Math.floor(quotient) };
  const upward = (condition.relation === '>=') === term.factor > 0n;
  if (condition.relation === '=') return new Map([[term.feature, limits]]);
  return new Map([
    [term.feature, upward ? { ...everything, min: limits.min } : { ...everything, max: limits.max }],
  ]);
}

function allOf(ranges: readonly ReadonlyMap<number, Range>[]): Map<number, Range> {
  const all = new Map<number, Range>();
  for (const each of ranges) {
    for (const [feature, { min, max }] of each) {
      const known = all.get(feature) ?? everything;
      all.set(feature, { min: Math.max(known.min, min), max: Math.min(known.max, max) });
    }
  }
  return all;
}

function oneOf(ranges: readonly ReadonlyMap<number, Range>[]): Map<number, Range> {
  const [first, ...rest] = ranges;
  const hull = new Map<number, Range>();
  for (const [feature, range] of first ?? []) {
    let { min, max } = range;
    for (const each of rest) {
      const other = each.get(feature) ?? everything;
      min = Math.min(min, other.min);
      max = Math.max(max, other.max);
    }
    hull.set(feature, { min, max });
  }
  return hull;
}
