import type * as core from 'zod/v4/core';

/**
 * The keys of a value that its schema does not name, as paths. A key of a record has no name to know; neither has what is below
 * `unknown`.
 */
export function unnamedKeys(schema: core.$ZodType, value: unknown, path = ''): string[] {
  const { def } = (schema as core.$ZodTypes)._zod;
  if (value === null || value === undefined) return [];
  switch (def.type) {
    case 'object':
      return Object.entries(value).flatMap(([key, member]) => {
        const named = def.shape[key];
        return named ? unnamedKeys(named, member, `${path}.${key}`) : [`${path}.${key}`];
      });
    case 'array':
      return (value as unknown[]).flatMap((member, index) =>
        unnamedKeys(def.element, member, `${path}[${String(index)}]`),
      );
    case 'record':
      return Object.entries(value).flatMap(([key, member]) =>
        unnamedKeys(def.valueType, member, `${path}.${key}`),
      );
    case 'union': {
      const found = def.options.map((option) =>
        isOfKind(option, value) ? unnamedKeys(option, value, path) : undefined,
      );
      return found.find((keys) => keys !== undefined) ?? [path];
    }
    case 'optional':
    case 'nullable':
      return unnamedKeys(def.innerType, value, path);
    case 'lazy':
      return unnamedKeys(def.getter(), value, path);
    default:
      return [];
  }
}

/** Whether a value is a list where the schema says so. */
function isOfKind(schema: core.$ZodType, value: unknown): boolean {
  const { type } = (schema as core.$ZodTypes)._zod.def;
  return (type === 'array') === Array.isArray(value);
}
