/**
 * Units of measure and how to get from one to another, exactly: every factor is a fraction of whole numbers, as the units
 * are defined (an inch is 25.4 mm, a pound 0.45359237 kg).
 */
import { parseExact as decimal } from '../number/decimal.ts';
import {
  add,
  compare,
  divide,
  multiply,
  negate,
  one,
  rational,
  round,
  subtract,
  zero,
  type Rational,
} from '../number/rational.ts';

/** `there = here × factor + offset`. */
export interface Conversion {
  readonly factor: Rational;
  readonly offset: Rational;
}

interface Unit {
  readonly kind: string;
  /** How much of the kind's first unit one of it is; more than 0. */
  readonly size: Rational;
  /** What it shows when the first unit of its kind shows 0. */
  readonly zero: Rational;
}

const kinds: Readonly<Record<string, Readonly<Record<string, Rational>>>> = {
  length: {
    m: decimal('1'),
    mm: decimal('0.001'),
    cm: decimal('0.01'),
    km: decimal('1000'),
    in: decimal('0.0254'),
    ft: decimal('0.3048'),
    yd: decimal('0.9144'),
    mi: decimal('1609.344'),
  },
  mass: {
    kg: decimal('1'),
    g: decimal('0.001'),
    t: decimal('1000'),
    oz: rational(45_359_237n, 1_600_000_000n),
    lb: decimal('0.45359237'),
  },
  volume: {
    l: decimal('1'),
    ml: decimal('0.001'),
    gal: decimal('3.785411784'),
    'fl oz': rational(3_785_411_784n, 128_000_000_000n),
  },
  area: {
    'm²': decimal('1'),
    'cm²': decimal('0.0001'),
    'mm²': decimal('0.000001'),
    'in²': decimal('0.00064516'),
    'ft²': decimal('0.09290304'),
  },
  speed: {
    'km/h': decimal('1'),
    'm/s': decimal('3.6'),
    'ft/s': decimal('1.09728'),
    mph: decimal('1.609344'),
  },
  flow: {
    'm³/h': decimal('1'),
    'l/min': decimal('0.06'),
    'l/s': decimal('3.6'),
    // US gallons a minute.
    gpm: rational(60n * 3_785_411_784n, 1_000_000_000_000n),
  },
  density: {
    'kg/m³': decimal('1'),
    'g/cm³': decimal('1000'),
    // 0.45359237 kg in 0.3048³ m³.
    'lb/ft³': rational(45_359_237n * 10n ** 4n, 3_048n ** 3n),
  },
  pressure: {
    bar: decimal('1'),
    kPa: decimal('0.01'),
    // A pound-force on a square inch: 0.45359237 kg × 9.80665 m/s² on 0.0254² m².
    psi: rational(45_359_237n * 980_665n, 64_516n * 10_000_000_000n),
  },
  power: {
    kW: decimal('1'),
    W: decimal('0.001'),
    // 550 foot-pounds a second.
    hp: rational(550n * 3_048n * 45_359_237n * 980_665n, 10n ** 20n),
  },
};

const temperatures: Readonly<Record<string, Unit>> = {
  '°C': { kind: 'temperature', size: decimal('1'), zero: decimal('0') },
  '°F': { kind: 'temperature', size: rational(5, 9n), zero: decimal('32') },
};

const units: ReadonlyMap<string, Unit> = new Map([
  ...Object.entries(kinds).flatMap(([kind, sizes]) =>
    Object.entries(sizes).map(([name, size]) => [name, { kind, size, zero: decimal('0') }] as const),
  ),
  ...Object.entries(temperatures),
]);

export const unitNames: readonly string[] = [...units.keys()];

/** Units that measure the same kind of thing. */
export function unitsLike(name: string): readonly string[] {
  const kind = units.get(name)?.kind;
  return unitNames.filter((other) => other !== name && kind !== undefined && units.get(other)?.kind === kind);
}

/** How to get from one unit to another; undefined when they do not measure the same. */
export function conversionBetween(from: string, to: string): Conversion | undefined {
  const [here, there] = [units.get(from), units.get(to)];
  if (!here || here.kind !== there?.kind) return undefined;
  const factor = quotient(here.size, there.size);
  return { factor, offset: subtract(there.zero, multiply(here.zero, factor)) };
}

/** A value in the other unit, rounded to so many decimals; halves away from zero. */
export function convert(
  value: Rational,
  { factor, offset }: Conversion,
  decimals: number,
): { readonly value: Rational; readonly isExact: boolean } {
  const exact = add(multiply(value, factor), offset);
  const rounded = round(exact, decimals);
  return { value: rounded, isExact: compare(exact, rounded) === 0 };
}

export function inverse({ factor, offset }: Conversion): Conversion {
  const back = quotient(one, factor);
  return { factor: back, offset: negate(multiply(offset, back)) };
}

/** Of sizes of units, none of which is 0. */
function quotient(a: Rational, b: Rational): Rational {
  return divide(a, b) ?? zero;
}
