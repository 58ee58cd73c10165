/** Answers as the contract allows them, for tests of what reads them. */
import * as fc from 'fast-check';
import type * as z from 'zod/v4/core';

/** Below this, lists are empty: groups and parts hold others of their kind. */
const MAX_DEPTH = 9;

/**
 * Whatever a schema of the contract allows. Names that a schema leaves open are made of letters.
 * @throws Error for a kind of schema that the contract does not use so far
 */
export function arbitraryAnswer(schema: z.$ZodType, depth = 0): fc.Arbitrary<unknown> {
  const { def } = (schema as z.$ZodTypes)._zod;
  const inner = (next: z.$ZodType) => arbitraryAnswer(next, depth + 1);
  const isDeep = depth >= MAX_DEPTH;
  switch (def.type) {
    case 'string':
      return fc.string({ unit: 'grapheme', maxLength: 12 });
    case 'number':
      return fc.nat();
    case 'boolean':
      return fc.boolean();
    case 'unknown':
      return fc.constant('anything');
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'union':
      return fc.oneof(...def.options.map(inner));
    case 'array':
      return fc.array(isDeep ? fc.constant(undefined) : inner(def.element), { maxLength: isDeep ? 0 : 3 });
    case 'record':
      return fc.dictionary(name, inner(def.valueType), { maxKeys: isDeep ? 0 : 3 });
    case 'object':
      return objectOf(def, inner);
    default:
      throw new Error(`No arbitrary for ${def.type}.`);
  }
}

const name = fc.stringMatching(/^[a-z]{1,8}$/);

function objectOf(
  { shape, catchall }: z.$ZodObjectDef,
  inner: (schema: z.$ZodType) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const isOptional = (schema: z.$ZodType) => (schema as z.$ZodTypes)._zod.def.type === 'optional';
  const keys = Object.entries(shape).map(([key, schema]) => {
    const { def } = (schema as z.$ZodTypes)._zod;
    return [key, inner(def.type === 'optional' ? def.innerType : schema)] as const;
  });
  const requiredKeys = Object.keys(shape).filter((key) => !isOptional(shape[key]!));
  const named = fc.record(Object.fromEntries(keys), { requiredKeys });
  const isOpen = catchall !== undefined && (catchall as z.$ZodTypes)._zod.def.type !== 'never';
  if (!isOpen) return named;
  // Custom attributes beside the named keys.
  const others = fc.dictionary(name, inner(catchall), { maxKeys: 2 });
  return fc.tuple(others, named).map(([custom, own]) => ({ ...custom, ...own }));
}
