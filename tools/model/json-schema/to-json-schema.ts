/**
 * The schemas of the loader as JSON Schema, for editors: what they complete and underline is what the loader reads.
 *
 * An editor parses YAML with its usual types, so what is text for us may arrive there as a number or a boolean.
 */
import type * as z from 'zod';
import { shorthandOf } from '#server/model/source/schema/schema-parts.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Path of keys (`fields.*.widget`) → what an editor shows about it. */
export type Descriptions = Readonly<Record<string, string>>;

/** @param descriptions every one must be of a path there is */
export function toJsonSchema(schema: z.core.$ZodType, title: string, descriptions: Descriptions): JsonSchema {
  const writer = new SchemaWriter(descriptions);
  const root = writer.write(schema, '');
  const stale = Object.keys(descriptions).filter((path) => !writer.described.has(path));
  if (stale.length > 0) throw new Error(`There is nothing at ${stale.join(', ')} that could be described.`);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...root,
    ...(writer.definitions.size > 0 ? { definitions: Object.fromEntries(writer.definitions) } : {}),
  };
}

const scalar: JsonSchema = { type: ['string', 'number', 'boolean'] };

class SchemaWriter {
  readonly definitions = new Map<string, JsonSchema>();
  readonly described = new Set<string>();
  readonly #descriptions: Descriptions;
  readonly #names = new Map<z.core.$ZodType, string>();

  constructor(descriptions: Descriptions) {
    this.#descriptions = descriptions;
  }

  write(schema: z.core.$ZodType, path: string): JsonSchema {
    const written = this.#plain(schema as z.core.$ZodTypes, path);
    const description = Object.hasOwn(this.#descriptions, path) ? this.#descriptions[path] : undefined;
    if (description === undefined) return written;
    this.described.add(path);
    // Beside a reference, editors of this version of JSON Schema look at nothing else.
    return '$ref' in written ? { description, allOf: [written] } : { description, ...written };
  }

  #plain(schema: z.core.$ZodTypes, path: string): JsonSchema {
    const { def } = schema._zod;
    switch (def.type) {
      case 'object':
        return this.#object(schema, def, path);
      case 'map':
        return { type: 'object', additionalProperties: this.write(def.valueType, `${path}.*`) };
      case 'array':
        return { type: 'array', items: this.write(def.element, `${path}[]`), ...minimumOf(schema) };
      case 'union':
        return { anyOf: def.options.map((option) => this.#plain(option as z.core.$ZodTypes, path)) };
      case 'record':
        return { type: 'object', additionalProperties: this.write(def.valueType, `${path}.*`) };
      case 'literal':
        return { enum: def.values };
      case 'any':
      case 'unknown':
        return {};
      case 'enum':
        return { enum: Object.values(def.entries) };
      case 'optional':
      case 'nullable':
      case 'readonly':
      case 'default':
      case 'prefault':
        return this.#plain(def.innerType as z.core.$ZodTypes, path);
      case 'pipe': {
        // What is read is the first schema, unless that only prepares the value for the second.
        const { in: first, out: second } = def;
        return this.#plain((first._zod.def.type === 'transform' ? second : first) as z.core.$ZodTypes, path);
      }
      case 'lazy':
        return this.#reference(schema, path);
      case 'string':
        return scalar;
      default:
        throw new Error(`${path} is of the kind "${def.type}", which JSON Schema is not written for yet.`);
    }
  }

  #object(
    schema: z.core.$ZodTypes,
    { shape }: { readonly shape: Readonly<Record<string, z.core.$ZodType>> },
    path: string,
  ): JsonSchema {
    const entries = Object.entries(shape);
    const object: JsonSchema = {
      type: 'object',
      properties: Object.fromEntries(
        entries.map(([key, value]) => [key, this.write(value, path === '' ? key : `${path}.${key}`)]),
      ),
      required: entries.filter(([, value]) => !isOptional(value)).map(([key]) => key),
      additionalProperties: false,
    };
    return shorthandOf(schema) === undefined ? object : { anyOf: [scalar, object] };
  }

  /** What contains itself is written once. */
  #reference(schema: z.core.$ZodTypes, path: string): JsonSchema {
    let name = this.#names.get(schema);
    if (name === undefined) {
      name = path.split('.').at(-1)?.replace('[]', '') ?? 'part';
      while (this.definitions.has(name)) name = `${name}_`;
      this.#names.set(schema, name);
      this.definitions.set(name, {});
      const { def } = schema._zod;
      if (def.type === 'lazy')
        this.definitions.set(name, this.#plain(def.getter() as z.core.$ZodTypes, name));
    }
    return { $ref: `#/definitions/${name}` };
  }
}

function isOptional(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return ['optional', 'default', 'prefault'].includes(def.type);
}

function minimumOf(schema: z.core.$ZodTypes): JsonSchema {
  const { minimum } = schema._zod.bag as { readonly minimum?: number };
  return minimum === undefined ? {} : { minItems: minimum };
}
