/**
 * Units of measure and how to get from one to another, exactly: every factor is a fraction of whole numbers, as the units
 * are defined (an inch is 25.4 mm, a pound 0.45359237 kg).
 */
import { parseDecimal, zero, type Decimal } from '../number/decimal.ts';

/** `numerator / denominator`; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `there = here × factor + offset`. */
export interface Conversion {
  readonly factor: Fraction;
  readonly offset: Fraction;
}

interface Unit {
  readonly kind: string;
  /** How much of the kind's first unit one of it is. */
  readonly size: Fraction;
  /** What it shows when the first unit of its kind shows 0. */
  readonly zero: Fraction;
}

function fraction(numerator: string, denominator = '1'): Fraction {
  const [a, b] = [parseDecimal(numerator) ?? zero, parseDecimal(denominator) ?? zero];
  return { numerator: a.digits * 10n ** BigInt(b.scale), denominator: b.digits * 10n ** BigInt(a.scale) };
}

const kinds: Readonly<Record<string, Readonly<Record<string, Fraction>>>> = {
  length: {
    m: fraction('1'),
    mm: fraction('0.001'),
    cm: fraction('0.01'),
    km: fraction('1000'),
    in: fraction('0.0254'),
    ft: fraction('0.3048'),
    yd: fraction('0.9144'),
    mi: fraction('1609.344'),
  },
  mass: {
    kg: fraction('1'),
    g: fraction('0.001'),
    t: fraction('1000'),
    // More decimals than a number of a model may have: as fractions.
    oz: { numerator: 45_359_237n, denominator: 1_600_000_000n },
    lb: { numerator: 45_359_237n, denominator: 100_000_000n },
  },
  volume: {
    l: fraction('1'),
    ml: fraction('0.001'),
    gal: { numerator: 3_785_411_784n, denominator: 1_000_000_000n },
    'fl oz': { numerator: 3_785_411_784n, denominator: 128_000_000_000n },
  },
  area: {
    'm²': fraction('1'),
    'cm²': fraction('0.0001'),
    'mm²': fraction('0.000001'),
    'in²': { numerator: 64_516n, denominator: 100_000_000n },
    'ft²': { numerator: 9_290_304n, denominator: 100_000_000n },
  },
  speed: {
    'km/h': fraction('1'),
    'm/s': fraction('3.6'),
    'ft/s': fraction('1.09728'),
    mph: fraction('1.609344'),
  },
  flow: {
    'm³/h': fraction('1'),
    'l/min': fraction('0.06'),
    'l/s': fraction('3.6'),
    // US gallons a minute.
    gpm: { numerator: 60n * 3_785_411_784n, denominator: 1_000_000_000_000n },
  },
  density: {
    'kg/m³': fraction('1'),
    'g/cm³': fraction('1000'),
    // 0.45359237 kg in 0.3048³ m³.
    'lb/ft³': { numerator: 45_359_237n * 10n ** 4n, denominator: 3_048n ** 3n },
  },
  pressure: {
    bar: fraction('1'),
    kPa: fraction('0.01'),
    // A pound-force on a square inch: 0.45359237 kg × 9.80665 m/s² on 0.0254² m².
    psi: { numerator: 45_359_237n * 980_665n, denominator: 64_516n * 10_000_000_000n },
  },
  power: {
    kW: fraction('1'),
    W: fraction('0.001'),
    // 550 foot-pounds a second.
    hp: { numerator: 550n * 3_048n * 45_359_237n * 980_665n, denominator: 10n ** 20n },
  },
};

const temperatures: Readonly<Record<string, Unit>> = {
  '°C': { kind: 'temperature', size: fraction('1'), zero: fraction('0') },
  '°F': { kind: 'temperature', size: fraction('5', '9'), zero: fraction('32') },
};

const units: ReadonlyMap<string, Unit> = new Map([
  ...Object.entries(kinds).flatMap(([kind, sizes]) =>
    Object.entries(sizes).map(([name, size]) => [name, { kind, size, zero: fraction('0') }] as const),
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
  const factor = divide(here.size, there.size);
  return { factor, offset: plus(there.zero, times(minus(here.zero), factor)) };
}

/** A value in the other unit, rounded to so many decimals; halves away from zero. */
export function convert(
  value: Decimal,
  conversion: Conversion,
  decimals: number,
): { readonly value: Decimal; readonly isExact: boolean } {
  const own: Fraction = { numerator: value.digits, denominator: 10n ** BigInt(value.scale) };
  return round(plus(times(own, conversion.factor), conversion.offset), decimals);
}

export function inverse({ factor, offset }: Conversion): Conversion {
  const back = divide({ numerator: 1n, denominator: 1n }, factor);
  return { factor: back, offset: minus(times(offset, back)) };
}

export function toFloat({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

function round({ numerator, denominator }: Fraction, decimals: number) {
  const scaled = numerator * 10n ** BigInt(decimals);
  const size = scaled < 0n ? -scaled : scaled;
  const digits = (2n * size + denominator) / (2n * denominator);
  return {
    value: { digits: scaled < 0n ? -digits : digits, scale: decimals },
    isExact: scaled % denominator === 0n,
  };
}

function plus(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

function divide(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator };
}

function minus({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator };
}
