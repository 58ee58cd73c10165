import type { TypedExpression } from './scene-names.ts';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

const unknown: Bounds = { min: -Infinity, max: Infinity };

/**
 * Between what the result of an operation lies when its arguments lie between theirs. Never too narrow; wider than it has
 * to be where the arguments depend on each other.
 */
export function boundsOf(op: string, args: readonly TypedExpression[]): Bounds {
  const [a = unknown, b = unknown] = args;
  switch (op) {
    case 'add':
      return { min: a.min + b.min, max: a.max + b.max };
    case 'subtract':
      return { min: a.min - b.max, max: a.max - b.min };
    case 'negate':
      return { min: -a.max, max: -a.min };
    case 'multiply':
      return hull([a.min * b.min, a.min * b.max, a.max * b.min, a.max * b.max]);
    case 'divide':
      if (b.min <= 0 && b.max >= 0) return unknown;
      return hull([a.min / b.min, a.min / b.max, a.max / b.min, a.max / b.max]);
    case 'sum':
      return {
        min: args.reduce((sum, { min }) => sum + min, 0),
        max: args.reduce((sum, { max }) => sum + max, 0),
      };
    case 'min':
      return { min: Math.min(...args.map(({ min }) => min)), max: Math.min(...args.map(({ max }) => max)) };
    case 'max':
      return { min: Math.max(...args.map(({ min }) => min)), max: Math.max(...args.map(({ max }) => max)) };
    case 'floor':
      return { min: Math.floor(a.min), max: Math.floor(a.max) };
    case 'ceil':
      return { min: Math.ceil(a.min), max: Math.ceil(a.max) };
    case 'round':
      return { min: a.min - 1, max: a.max + 1 };
    case 'abs':
      return { min: a.min > 0 ? a.min : a.max < 0 ? -a.max : 0, max: Math.max(-a.min, a.max) };
    case 'sqrt':
      return { min: Math.sqrt(Math.max(0, a.min)), max: Math.sqrt(Math.max(0, a.max)) };
    default:
      return unknown;
  }
}

/** 0 × ∞ is no number, and says nothing. */
function hull(corners: readonly number[]): Bounds {
  if (corners.some(Number.isNaN)) return unknown;
  return { min: Math.min(...corners), max: Math.max(...corners) };
}
