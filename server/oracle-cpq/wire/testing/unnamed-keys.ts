import type * as z from 'zod/mini';

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  readonly element?: z.ZodMiniType;
  readonly innerType?: z.ZodMiniType;
  readonly valueType?: z.ZodMiniType;
  readonly options?: readonly z.ZodMiniType[];
}

/** Paths of the keys in `value` that the schema, which keeps unknown keys, does not name. */
export function unnamedKeys(schema: z.ZodMiniType, value: unknown, path = ''): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  const definition = schema._zod.def as unknown as Definition;
  const inner = (entry: z.ZodMiniType, child: unknown, key: string) =>
    unnamedKeys(entry, child, path === '' ? key : `${path}.${key}`);
  switch (definition.type) {
    case 'optional':
    case 'nullable':
      return definition.innerType ? unnamedKeys(definition.innerType, value, path) : [];
    case 'array':
      return (value as readonly unknown[]).flatMap((child, index) =>
        definition.element ? inner(definition.element, child, String(index)) : [],
      );
    case 'record':
      return Object.entries(value).flatMap(([key, child]) =>
        definition.valueType ? inner(definition.valueType, child, key) : [],
      );
    case 'union': {
      const fitting = definition.options?.filter((option) => option.safeParse(value).success) ?? [];
      return (
        fitting.map((option) => unnamedKeys(option, value, path)).sort((a, b) => a.length - b.length)[0] ?? []
      );
    }
    case 'object':
      return Object.entries(value).flatMap(([key, child]) => {
        const named = definition.shape?.[key];
        return named ? inner(named, child, key) : [path === '' ? key : `${path}.${key}`];
      });
    default:
      return [];
  }
}
