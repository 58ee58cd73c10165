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
  if (Array.isArray(before) && Array.isArray(now)) return shareItems(before, now);
  if (Array.isArray(before) || Array.isArray(now)) return now;
  let isEqual = true;
  let count = 0;
  // Objects of JSON inherit nothing that is listed; to make lists of their keys would take longer than to compare them.
  for (const key in now) {
    count++;
    const [old, value] = [before[key], now[key]];
    // Most parts are texts.
    if (old === value) continue;
    // A key may also be called `__proto__`.
    const shared = isObject(value) && Object.hasOwn(before, key) ? shareParts(old, value) : value;
    if (shared !== old) isEqual = false;
    if (shared !== value) now[key] = shared;
  }
  if (!isEqual) return now;
  for (const _ in before) count--;
  return count === 0 ? before : now;
}

function shareItems(before: unknown[], now: unknown[]): unknown[] {
  let isEqual = before.length === now.length;
  for (let index = 0; index < now.length; index++) {
    const [old, value] = [before[index], now[index]];
    const shared = shareParts(old, value);
    if (shared !== old) isEqual = false;
    if (shared !== value) now[index] = shared;
  }
  return isEqual ? before : now;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * A reader that gives the same object for the same raw object. What it refuses is refused each time, with the same message. Parts that
 * came as the shop wants them are not kept twice: then the raw object is the one that is given.
 */
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
      if (!result.typed || result.issues) return result;
      const read = shareParts(raw, result.value) as T;
      known.set(raw, read);
      return { typed: true, value: read };
    },
  };
}
