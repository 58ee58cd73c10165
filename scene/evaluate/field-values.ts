import type { Result } from '../expression/expression.ts';
import type { SceneField } from '../scene.ts';

/** A value of the configuration as a visualization object has it in `messagingData`. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** The values of the fields that a scene knows, as what they are; undefined where there is none. */
export function readFieldValues(
  fields: Readonly<Record<string, SceneField>>,
  values: readonly NamedValue[],
): ReadonlyMap<string, Result> {
  const read = new Map<string, Result>();
  for (const { name, value } of values) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field) read.set(name, readValue(field, value));
  }
  return read;
}

function readValue({ type }: SceneField, value: string): Result {
  if (type === 'word') return value;
  const text = value.trim();
  if (type === 'truth') return /^yes$/i.test(text) ? true : /^no$/i.test(text) ? false : undefined;
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : undefined;
}
