/** Checks of JSON from elsewhere, small enough for a browser. Each throws at the first thing that is wrong. */

/** Says where in the JSON something is not as it should be. */
export class InvalidScene extends Error {
  override readonly name = 'InvalidScene';

  constructor(path: string, expected: string) {
    super(`${path || 'The scene'}: expected ${expected}.`);
  }
}

export type Check = (value: unknown, path: string) => void;

export const text: Check = (value, path) => {
  if (typeof value !== 'string') throw new InvalidScene(path, 'a text');
};

export const finite: Check = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new InvalidScene(path, 'a number');
};

export function oneOf(...values: readonly (string | number | boolean)[]): Check {
  return (value, path) => {
    if (!values.some((known) => known === value)) throw new InvalidScene(path, values.join(' or '));
  };
}

export function list(item: Check, least = 0, most = Infinity): Check {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < least || value.length > most)
      throw new InvalidScene(path, least === most ? `a list of ${least}` : 'a list');
    value.forEach((entry: unknown, index) => {
      item(entry, `${path}[${index}]`);
    });
  };
}

export function record(entry: Check): Check {
  return (value, path) => {
    for (const [key, found] of Object.entries(objectAt(value, path))) entry(found, `${path}.${key}`);
  };
}

/** An object with these keys and no others. */
export function object(
  needed: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (value, path) => {
    const found = objectAt(value, path);
    for (const [key, check] of Object.entries(needed)) check(found[key], `${path}.${key}`);
    for (const key of Object.keys(found)) {
      if (Object.hasOwn(needed, key)) continue;
      const check = Object.hasOwn(optional, key) ? optional[key] : undefined;
      if (!check) throw new InvalidScene(`${path}.${key}`, 'nothing');
      if (found[key] !== undefined) check(found[key], `${path}.${key}`);
    }
  };
}

export function objectAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidScene(path, 'an object');
  return value as Readonly<Record<string, unknown>>;
}
