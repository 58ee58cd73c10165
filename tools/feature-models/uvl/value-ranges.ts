import type { Condition } from '../feature-model.ts';

/** Inclusive; infinite where nothing is said. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

const everything: Range = { min: -Infinity, max: Infinity };

/** The range a feature's number has when the feature is there, as far as single comparisons of conditions that all hold tell. */
export function rangesIn(conditions: readonly Condition[]): ReadonlyMap<number, Range> {
  return allOf(conditions.map(rangesOf));
}

function rangesOf(condition: Condition): Map<number, Range> {
  switch (condition.kind) {
    case 'and':
      return allOf(condition.args.map(rangesOf));
    case 'or':
      return oneOf(condition.args.map(rangesOf));
    case 'implies': {
      const right = rangesOf(condition.right);
      // "With the feature, its number is …" limits the number; with another feature it says nothing.
      const subject = condition.left.kind === 'feature' ? condition.left.feature : undefined;
      const range = subject === undefined ? undefined : right.get(subject);
      return new Map(subject === undefined || !range ? [] : [[subject, range]]);
    }
    case 'linear':
      return rangeOfLinear(condition);
    case 'equivalent':
    case 'not':
    case 'feature':
    case 'text':
      return new Map();
  }
}

function rangeOfLinear(condition: Extract<Condition, { kind: 'linear' }>): Map<number, Range> {
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
