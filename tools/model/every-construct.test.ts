/**
 * The pump uses the whole language. What that is, is read from where the language is defined: the published JSON Schema
 * says which keys and words there are, the parser which operators and functions.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { functionNames, parseExpression, type Syntax } from '#server/model/expression/parse-expression.ts';
import { relations } from '#server/model/expression/relation.ts';
import { documentCategories } from '#server/model/source/schema/document-schema.ts';

const root = join(import.meta.dirname, '../..');

/** What the pump may do without, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'steps[].groups[].field': 'A member that is a field is written as its name alone, everywhere.',
};

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
}

/** Constructs by what they are, wherever they stand: the first place names them. */
class Constructs {
  readonly places = new Map<string, string>();
  readonly used = new Set<string>();

  add(identity: string, place: string, isUsed: boolean): void {
    if (!this.places.has(identity)) this.places.set(identity, place);
    if (isUsed) this.used.add(identity);
  }

  get missing(): readonly string[] {
    return [...this.places]
      .filter(([identity, place]) => !this.used.has(identity) && exceptions[place] === undefined)
      .map(([, place]) => place);
  }
}

/** A schema without its descriptions: mappings of one shape are one construct, also where two sections have it. */
function shapeOf(schema: Schema): string {
  return JSON.stringify(schema, (key, value: unknown) => (key === 'description' ? undefined : value));
}

/** All constructs that a schema has, and which of them a document uses. */
function constructsOf(written: Schema, document: unknown): Constructs {
  const constructs = new Constructs();
  const { definitions } = written;
  const opened = new Set<Schema>();
  const walk = (reference: Schema, values: readonly unknown[], place: string): void => {
    const schema = definitions?.[reference.$ref?.replace('#/definitions/', '') ?? ''] ?? reference;
    // A group in a group is the same again; what is written there was collected with the first.
    if (opened.has(schema)) return;
    opened.add(schema);
    const shape = shapeOf(schema);
    for (const word of schema.enum ?? []) {
      // "no" is what is not said.
      if (word !== 'no') constructs.add(`${shape} ${word}`, `${place}: ${word}`, values.includes(word));
    }
    for (const [index, alternative] of (schema.anyOf ?? []).entries()) {
      const its = values.filter((value) => fits(alternative, value));
      const kind = alternative.properties ? 'in full' : alternative.items ? 'as a list' : 'in short';
      constructs.add(`${shape} ${index}`, `${place} ${kind}`, its.length > 0);
      walk(alternative, its, place);
    }
    const records = values.filter(isRecord);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const its = records.flatMap((record) => (record[key] === undefined ? [] : [record[key]]));
      const below = place === '' ? key : `${place}.${key}`;
      constructs.add(`${shape} ${key}`, below, its.length > 0);
      walk(property, its, below);
    }
    if (schema.additionalProperties)
      walk(schema.additionalProperties, records.flatMap(Object.values), `${place}.*`);
    if (schema.items)
      walk(
        schema.items,
        values.flatMap((value) => (Array.isArray(value) ? deep(value) : [])),
        `${place}[]`,
      );
    opened.delete(schema);
  };
  walk(written, [document], '');
  return constructs;
}

/** Members and lines hold others of their kind. */
function deep(list: readonly unknown[]): readonly unknown[] {
  return list.flatMap((one) =>
    isRecord(one) ? [one, ...['members', 'lines'].flatMap((key) => deep(asList(one[key])))] : [one],
  );
}
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fits(schema: Schema, value: unknown): boolean {
  if (schema.properties || schema.additionalProperties) return isRecord(value);
  if (schema.items) return Array.isArray(value);
  return typeof value !== 'object';
}

const read = async (model: string): Promise<unknown> =>
  parse(await readFile(join(root, `models/${model}/model.yaml`), 'utf8'));
const pump = await read('pump');
/** The sections that the pump has no use for are those of the rack and of the service contract. */
const { variant_catalogs } = (await read('rack')) as Record<string, unknown>;
const { services } = (await read('service')) as Record<string, unknown>;
/** Files of every category, a picture of the customer, and pictures for other clients than the shop, which no demo has. */
const further = {
  documents: documentCategories.map((category) => ({
    document: category,
    title: category,
    category,
    file: 'manual.pdf',
    files: { en: 'manual.pdf' },
  })),
  fields: {
    ...(pump as { fields: object }).fields,
    badge: {
      label: 'Badge',
      type: 'text',
      widget: 'custom_viz_image',
      field_picture: 'a.png',
      detail_picture: 'b.png',
    },
  },
  steps: [...(pump as { steps: object[] }).steps, { step: 'last', picture: 'a.png' }],
};
const whole = { ...(pump as object), variant_catalogs, services, ...further };

test('the pump, with the catalogs of the rack and the services of the contract, uses every key and every word of the language', async () => {
  const schema = JSON.parse(await readFile(join(root, 'docs/schema/model.schema.json'), 'utf8')) as Schema;
  const constructs = constructsOf(schema, whole);
  expect(constructs.places.size).toBeGreaterThan(120);
  expect(constructs.missing).toEqual([]);
  for (const place of Object.keys(exceptions)) {
    const identity = [...constructs.places].find(([, its]) => its === place)?.[0] ?? '';
    expect([place, constructs.places.has(identity), constructs.used.has(identity)]).toEqual([
      place,
      true,
      false,
    ]);
  }
});

test('its translation uses every key', async () => {
  const read = (file: string) => readFile(join(root, file), 'utf8');
  const schema = JSON.parse(await read('docs/schema/translation.schema.json')) as Schema;
  const german: unknown = parse(await read('models/pump/translations/de.yaml'));
  expect(constructsOf(schema, german).missing).toEqual([]);
});

/** What can be written. Listed by hand, and complete: the compiler refuses a kind that is missing here, or is none. */
const kinds: Readonly<Record<Syntax['kind'], true>> = {
  and: true,
  or: true,
  not: true,
  compare: true,
  in: true,
  add: true,
  subtract: true,
  multiply: true,
  divide: true,
  power: true,
  call: true,
  negate: true,
  number: true,
  quoted: true,
  name: true,
  feature: true,
};

test('the pump uses every operator and every function', () => {
  const used = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (isRecord(value)) Object.values(value).forEach(collect);
    else if (typeof value === 'string') collectText(value);
  };
  const collectText = (text: string): void => {
    try {
      visitNode(parseExpression(text));
    } catch {
      // Most texts of a model are no expressions.
    }
  };
  const visitNode = (node: Syntax): void => {
    used.add(node.kind);
    if (node.kind === 'compare') used.add(node.relation);
    if (node.kind === 'call') used.add(`${node.name}()`);
    if (node.kind === 'call' && node.over) used.add('table:');
    for (const part of Object.values(node) as unknown[]) {
      for (const inner of Array.isArray(part) ? (part as unknown[]) : [part])
        if (isRecord(inner) && 'kind' in inner) visitNode(inner as unknown as Syntax);
    }
  };
  collect(pump);
  const wanted = [...Object.keys(kinds), ...relations, ...functionNames.map((name) => `${name}()`), 'table:'];
  expect(wanted.filter((one) => !used.has(one) && exceptions[one] === undefined)).toEqual([]);
});
