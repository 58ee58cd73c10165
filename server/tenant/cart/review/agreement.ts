/**
 * What a customer agreed to with a cart item: values as they were shown (prices: `kept-price.ts`). Stored with the item,
 * because the model they come from is gone once it is revised.
 */
import * as z from 'zod';
import { isCommitted } from '#server/configurator/parameters.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import { agreedVariants, type AgreedVariant } from './agreed-variants.ts';
import { describeWithUnit } from '../../product/describe-value.ts';
import { unitsOf, valueOf, type EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';
import { summaryLine } from '../../product/summary-line.ts';

const textSchema = z.object({ text: z.string(), translations: z.record(z.string(), z.string()) });
const agreementSchema = z.object({
  revision: z.string(),
  summary: textSchema,
  values: z.array(
    z.object({
      field: z.string(),
      label: textSchema,
      value: z.string(),
      description: textSchema,
      isChosen: z.boolean(),
    }),
  ),
  variants: z.optional(
    z.array(z.object({ position: z.string(), label: textSchema, line: z.string(), description: textSchema })),
  ),
  unitPrices: z.optional(z.record(z.string(), z.int())),
});

export interface AgreedValue {
  readonly field: string;
  readonly label: LocalizedText;
  readonly value: string;
  readonly description: LocalizedText;
  /** Chosen by the customer; it followed from the rest otherwise. */
  readonly isChosen: boolean;
}

export interface Agreement {
  /** Of the model that it is about. */
  readonly revision: string;
  readonly summary: LocalizedText;
  /** What the customer could see, in the order of the screen. */
  readonly values: readonly AgreedValue[];
  /** From variant catalogs; not known of older rows. */
  readonly variants?: readonly AgreedVariant[] | undefined;
  /** Of one piece, by currency, in minor units. Only of older rows: see `KeptPrice`. */
  readonly unitPrices?: Readonly<Record<string, number>> | undefined;
}

export function agreementOn(configuration: EvaluatedConfiguration): Agreement {
  const { product, state, evaluation } = configuration;
  const { model } = product;
  const [language = '', ...others] = model.languages;
  const inAll = (describe: (language: string) => string): LocalizedText => {
    const text = describe(language);
    const translated = others.map((other) => [other, describe(other)] as const);
    return { text, translations: Object.fromEntries(translated.filter(([, other]) => other !== text)) };
  };
  return {
    revision: state.revision,
    summary: inAll((wanted) => summaryLine(configuration, wanted)),
    values: visibleFields(configuration).flatMap((field): AgreedValue[] => {
      const value = valueOf(configuration, field);
      if (value === '' || !isPresent(field, evaluation.assignment)) return [];
      const description = inAll((wanted) => describeWithUnit(field, value, wanted, unitsOf(configuration)));
      const isChosen = isCommitted(state, field);
      return [{ field: field.name, label: nameOf(field), value, description, isChosen }];
    }),
    ...(model.variantCatalogs.length > 0 && { variants: agreedVariants(configuration, inAll) }),
  };
}

/** Each once, also where several steps show it. */
export function visibleFields({ product }: EvaluatedConfiguration): ModelField[] {
  const shown = product.model.steps.flatMap(fieldsOf).filter(({ hidden }) => !hidden);
  return [...new Map(shown.map((field) => [field.name, field])).values()];
}

export function serializeAgreement(agreement: Agreement): string {
  return JSON.stringify(agreement);
}

/** @throws Error for text that `serializeAgreement` did not write */
export function parseAgreement(json: string): Agreement {
  return agreementSchema.parse(JSON.parse(json));
}
