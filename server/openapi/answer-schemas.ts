/** The schemas of the contract as JSON Schema, with the parts that several answers share under names of their own. */
import * as z from 'zod/mini';
import { answers } from '#contract/answers.ts';
import { apiErrorSchema } from '#contract/api-error.ts';
import { cartItemSchema, cartSchema, firmRequestSchema, resultMemberSchema } from '#contract/cart.ts';
import {
  catalogColumnSchema,
  catalogFilterSchema,
  catalogRowSchema,
  catalogTabSchema,
} from '#contract/catalog.ts';
import {
  changedParameterSchema,
  configurationSchema,
  domainSchema,
  elementSchema,
  explanationSchema,
  groupSchema,
  parameterSchema,
  propagatedChangeSchema,
  propagatedSchema,
  responseSchema,
  stepSchema,
  warningSchema,
} from '#contract/configuration.ts';
import { optimizationSchema } from '#contract/optimization.ts';
import { bomItemSchema, pricingSchema } from '#contract/pricing.ts';

const { Json: _, ...describedAnswers } = answers;

const named = {
  ...describedAnswers,
  ApiError: apiErrorSchema,
  BomItem: bomItemSchema,
  Cart: cartSchema,
  CartItem: cartItemSchema,
  CatalogColumn: catalogColumnSchema,
  CatalogFilter: catalogFilterSchema,
  CatalogRow: catalogRowSchema,
  CatalogTab: catalogTabSchema,
  ChangedParameter: changedParameterSchema,
  Configuration: configurationSchema,
  ConfigurationResponse: responseSchema,
  Domain: domainSchema,
  Element: elementSchema,
  Explanation: explanationSchema,
  FirmRequest: firmRequestSchema,
  Group: groupSchema,
  Optimization: optimizationSchema,
  Parameter: parameterSchema,
  Pricing: pricingSchema,
  Propagated: propagatedSchema,
  PropagatedChange: propagatedChangeSchema,
  ResultMember: resultMemberSchema,
  Step: stepSchema,
  Warning: warningSchema,
} as const;

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Reference to a schema of the document. */
export const schemaReference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** By name, sorted; OpenAPI 3.1 takes JSON Schema 2020-12 as it is. */
export function answerSchemas(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema]),
  );
}
