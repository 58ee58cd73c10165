import { expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { pageAnswerSchema, pageRequestSchema, updateAnswerSchema, updateRequestSchema } from './calls.ts';
import { attributeValueSchema } from './config-data.ts';
import previousRequest from './testing/previous-request.json' with { type: 'json' };
import previousResponse from './testing/previous-response.json' with { type: 'json' };
import updateRequest from './testing/update-request.json' with { type: 'json' };
import updateResponse from './testing/update-response.json' with { type: 'json' };
import { unnamedKeys } from './testing/unnamed-keys.ts';

const documents: readonly [string, z.ZodMiniType, Readonly<Record<string, unknown>>][] = [
  ['the request of update', updateRequestSchema, updateRequest],
  ['the answer of update', updateAnswerSchema, updateResponse],
  ['the request of previous', pageRequestSchema, previousRequest],
  ['the answer of previous', pageAnswerSchema, previousResponse],
];

test.each(documents)('%s is what the documents show, key by key', (_, schema, example) => {
  expect(schema.parse(example)).toEqual(example);
  const attributes = attributesIn(example['configData']);
  const unnamed = unnamedKeys(schema, example).filter((path) => !attributes.has(path));
  expect(unnamed).toEqual([]);
});

test('a key that no schema names is found', () => {
  const configData = { _state: { attributes: { ram: { domain: { availableElements: [], extra: 1 } } } } };
  expect(unnamedKeys(updateAnswerSchema, { configData, other: 2 })).toEqual([
    'configData._state.attributes.ram.domain.extra',
    'other',
  ]);
});

/** Attributes are named by `_state`, not by the schema; their values are checked here. */
function attributesIn(configData: unknown): ReadonlySet<string> {
  const { _state, ...values } = (configData ?? {}) as Record<string, unknown>;
  const states = (_state as { attributes?: object } | undefined)?.attributes ?? {};
  const names = Object.keys(values).filter((name) => name in states);
  for (const name of names) expect(attributeValueSchema.safeParse(values[name]).success).toBe(true);
  return new Set(names.map((name) => `configData.${name}`));
}
