/**
 * Reading only what is new. Most of an answer about a configuration says again what the answer before said: `shareParts` finds
 * that in the raw answers, and what a reader made of a shared part is used again (`readOnce`), the same objects.
 */
import type * as v from 'valibot';

/**
 * The answer `now` as JSON has it, with the objects of `before` wherever they are equal. Lists are compared by position: where
 * something is inserted, what follows is read again.
 */
export function shareParts(before: unknown, now: unknown): unknown {
  if (before === now || !isObject(before) || !isObject(now)) return now;
  if (Array.isArray(before) !== Array.isArray(now)) return now;
  const keys = Object.keys(now);
  let isEqual = keys.length === Object.keys(before).length;
  for (const key of keys) {
    // A key may also be called `__proto__`.
    if (!Object.hasOwn(before, key)) {
      isEqual = false;
      continue;
    }
    const [old, value] = [before[key], now[key]];
    // Most parts are texts.
    if (old === value) continue;
    const shared = shareParts(old, value);
    if (shared !== old) isEqual = false;
    now[key] = shared;
  }
  return isEqual ? before : now;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A reader that gives the same object for the same raw object. What it refuses is refused each time, with the same message. */
export function readOnce<T>(reader: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T> {
  const known = new WeakMap<object, T>();
  return {
    ...reader,
    '~run'(dataset, config) {
      const raw = dataset.value;
      if (!isObject(raw)) return reader['~run'](dataset, config);
      const value = known.get(raw);
      if (value !== undefined) return { typed: true, value };
      const result = reader['~run'](dataset, config);
      if (result.typed && !result.issues) known.set(raw, result.value);
      return result;
    },
  };
}
