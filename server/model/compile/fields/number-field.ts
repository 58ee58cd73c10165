import type { IntegerField } from '#server/engine/problem.ts';
import type { Compilation } from '../compilation.ts';
import {
  decimalPlaces,
  fromEngineText,
  maxDecimals,
  scaled,
  toEngineText,
} from '#server/model/number/decimal.ts';
import type { Rational } from '#server/model/number/rational.ts';
import type { NumberScope } from '#server/model/expression/scope.ts';
import type { FieldSource } from '#server/model/source/schema/model-schema.ts';
import type { NumberField } from '#server/model/product/model-field.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/** The engine counts in steps of the last decimal; this many of them are exact and fit into its tables. */
const largest = 1_000_000_000n;

export interface CompiledNumber {
  readonly field: Pick<NumberField, 'min' | 'max' | 'step' | 'decimals'>;
  readonly scope: NumberScope;
  readonly problem: Omit<IntegerField, 'name'>;
}

/** `type: integer` and `type: decimal`: the engine solves both as whole numbers, a decimal × 10^decimals. */
export function compileNumber(compilation: Compilation, source: FieldSource, path: Path): CompiledNumber {
  const decimals = readDecimals(compilation, source, path);
  const isWhole = source.type === 'integer';
  const read = (key: 'min' | 'max' | 'step', value: Rational): number => {
    const problem = problemOf(value, decimals);
    if (problem === undefined) return Number(scaled(value, decimals));
    const whole = 'This is not a whole number.';
    const hint = isWhole ? 'Write it as 12; it must be below 1,000,000,000.' : problem.hint;
    compilation.error([...path, key], isWhole ? whole : problem.message, hint);
    return 0;
  };
  for (const key of ['min', 'max'] as const) {
    if (source[key] === undefined) compilation.error({ path, key: true }, `"${key}" is missing.`);
  }
  const before = compilation.diagnostics.length;
  const min = source.min && read('min', source.min);
  const max = source.max && read('max', source.max);
  const step = source.step && read('step', source.step);
  const isSound = before === compilation.diagnostics.length;
  const [from, to] = [min ?? max ?? 0, max ?? min ?? 0];
  const shown = (value: number) => fromEngineText(String(value), decimals);
  const preferred = Number(source.default === undefined ? from : toEngineText(source.default, decimals));
  if (isSound && from > to) compilation.error([...path, 'max'], '"max" is smaller than "min".');
  else if (isSound && min !== undefined && max !== undefined && !(preferred >= from && preferred <= to)) {
    const kind = isWhole ? 'whole number' : `number with at most ${decimals} decimals`;
    compilation.error(
      [...path, 'default'],
      `The default must be a ${kind} from ${shown(from)} to ${shown(to)}.`,
    );
  }
  if (isSound && step !== undefined && step < 1)
    compilation.error([...path, 'step'], isWhole ? '"step" must be at least 1.' : '"step" must be above 0.');
  const plain = (value: number) => Number(shown(value));
  return {
    field: {
      min: plain(from),
      max: plain(to),
      step: step === undefined ? undefined : plain(step),
      decimals,
    },
    scope: { type: 'number', min: from, max: to, decimals },
    problem: { kind: 'integer', min: from, max: Math.max(from, to), preferred: preferred || 0 },
  };
}

/** How many decimals a field has. */
export function readDecimals(compilation: Compilation, { decimals, type }: FieldSource, path: Path): number {
  if (type === 'integer') return 0;
  if (decimals === undefined) {
    if (type === 'decimal') {
      const hint = 'Write "decimals: 2" for numbers such as 12.25.';
      compilation.error({ path, key: true }, '"decimals" is missing.', hint);
    }
    return 0;
  }
  if (decimals >= 0 && decimals <= maxDecimals) return decimals;
  compilation.error([...path, 'decimals'], `"decimals" must be from 0 to ${maxDecimals}.`);
  return 0;
}

function problemOf(value: Rational, decimals: number): { message: string; hint: string } | undefined {
  const size = scaled(value, decimals);
  if (size === undefined) {
    const message = `This has ${decimalPlaces(value) ?? 0} decimals; the field has ${decimals}.`;
    return { message, hint: 'Round it, or raise "decimals".' };
  }
  if (size < largest && size > -largest) return undefined;
  const message = 'This has too many digits to be exact.';
  const limit = fromEngineText(String(largest), decimals);
  return { message, hint: `With ${decimals} decimals it must be below ${limit}.` };
}
