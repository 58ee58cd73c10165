import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { configurationDetailsSchema, instanceDetailsSchema } from './configurator-answers.ts';
import * as requestSchemas from './configurator-requests.ts';
import {
  catalogDetailsSchema,
  categoryListSchema,
  productListRequestSchema,
  productListSchema,
} from './product-discovery.ts';
import { placedTransactionSchema, placeTransactionSchema } from './sales-transaction-api.ts';
import { isSameRecord, recordKey } from './salesforce-id.ts';
import answers from './testing/answers.json' with { type: 'json' };
import details from './testing/configuration-details.json' with { type: 'json' };
import requests from './testing/requests.json' with { type: 'json' };
import { unnamedKeys } from './testing/unnamed-keys.ts';

const examples: [string, z.ZodMiniType, unknown][] = [
  ['Configuration Details', configurationDetailsSchema, details],
  ['Configuration Set Instance', instanceDetailsSchema, answers['set-instance']],
  ['Configurator Message', configurationDetailsSchema, answers.messages],
  ['Sales Transaction', placedTransactionSchema, answers.place],
  ['CPQ Base Details of a catalog', catalogDetailsSchema, answers.catalog],
  ['CPQ Base List of categories', categoryListSchema, answers.categories],
  ['CPQ Base List of products', productListSchema, answers.products],
  ...requests.configure.map(asExample('configure', requestSchemas.configureSchema)),
  ...requests['load-instance'].map(asExample('load-instance', requestSchemas.loadInstanceSchema)),
  ...requests['set-instance'].map(asExample('set-instance', requestSchemas.setInstanceSchema)),
  ...requests['get-instance'].map(asExample('get-instance', requestSchemas.contextSchema)),
  ...requests['save-instance'].map(asExample('save-instance', requestSchemas.contextSchema)),
  ...requests['set-product-quantity'].map(asExample('quantity', requestSchemas.setQuantitySchema)),
  ...requests['add-nodes'].map(asExample('add-nodes', requestSchemas.addNodesSchema)),
  ...requests.place.map(asExample('place', placeTransactionSchema)),
  ...requests['delete-nodes'].map(asExample('delete-nodes', requestSchemas.deleteNodesSchema)),
  ...requests['update-nodes'].map(asExample('update-nodes', requestSchemas.updateNodesSchema)),
  ...requests['saved-configuration'].map(asExample('saved', requestSchemas.saveConfigurationSchema)),
  ...requests.products.map(asExample('products', productListRequestSchema)),
];

function asExample(name: string, schema: z.ZodMiniType) {
  return (example: unknown): [string, z.ZodMiniType, unknown] => [name, schema, example];
}

describe('the examples of the documents', () => {
  it.each(examples)('%s has no key that the schema does not name', (_, schema, example) => {
    expect(schema.parse(example)).toEqual(example);
    expect(unnamedKeys(schema, example)).toEqual([]);
  });

  it('finds a key without a name, at any depth', () => {
    const more = structuredClone(details) as { catalogProducts: Record<string, unknown> };
    more.catalogProducts.novelty = 1;
    expect(unnamedKeys(configurationDetailsSchema, more)).toEqual(['.catalogProducts.novelty']);
  });
});

describe('record ids', () => {
  it('come with 15 and with 18 characters', () => {
    expect(isSameRecord('0tjxx00000001H3', '0tjxx00000001H3AAI')).toBe(true);
    expect(isSameRecord('0tjxx00000001h3', '0tjxx00000001H3AAI')).toBe(false);
    expect(recordKey('ref_f0f2da7b_c431_482d_bf4b_599052f3a2e1')).toContain('599052f3a2e1');
    expect(isSameRecord(undefined, undefined)).toBe(false);
  });
});
