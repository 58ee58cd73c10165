/** What the calls of the Product Configurator answer (`/connect/cpq/configurator/…`). */
import * as z from 'zod/mini';
import { catalogProductSchema } from './catalog-product.ts';
import { transactionContextSchema } from './sales-transaction.ts';

const text = z.optional(z.nullable(z.string()));

/** "Configurator Message". */
export const messageSchema = z.looseObject({
  message: z.string(),
  /** Error, Warning or Info; the documents and the API differ in the case. */
  messageType: text,
  category: text,
  primaryRecordId: text,
  relatedRecordId: text,
  groupByValue: text,
});

/** By the id of the record they are about. */
const messagesSchema = z.record(z.string(), z.array(messageSchema));

/** "Configurator UI Treatment": what a rule hides or disables. */
export const uiTreatmentSchema = z.looseObject({
  /** Hide or Disable. */
  uiTreatmentType: text,
  /** Component, Attribute or Attribute_Picklist_Value. */
  uiTreatmentTarget: text,
  /** Product or Bundle. */
  uiTreatmentScope: text,
  details: z.optional(
    z.looseObject({
      /** The line. */
      stiId: text,
      /** How the component belongs to its bundle. */
      prcId: text,
      attributeId: text,
      attributePicklistValueId: text,
    }),
  ),
});

const errorSchema = z.looseObject({ message: text, errorCode: text });
const outcome = {
  success: z.optional(z.boolean()),
  errors: z.optional(z.nullable(z.array(errorSchema))),
};

const qualificationSchema = z.looseObject({ isQualified: z.optional(z.nullable(z.boolean())) });

/** "Configuration Details". The documents call `catalogProducts` a list and show one product. */
export const configurationDetailsSchema = z.looseObject({
  ...outcome,
  catalogProducts: z.optional(z.nullable(z.union([z.array(catalogProductSchema), catalogProductSchema]))),
  messages: z.optional(z.nullable(messagesSchema)),
  transactionContext: z.optional(z.nullable(transactionContextSchema)),
  transactionContextId: text,
  transactionContextMappingId: text,
  transactionQualification: z.optional(z.nullable(z.record(z.string(), qualificationSchema))),
  uiTreatments: z.optional(z.nullable(z.array(uiTreatmentSchema))),
});

/** "Configuration Load Instance", "Configuration Set Instance". */
export const instanceDetailsSchema = z.looseObject({
  ...outcome,
  contextId: text,
  configuratorMessages: z.optional(z.nullable(messagesSchema)),
  configuratorUITreatments: z.optional(z.nullable(z.array(uiTreatmentSchema))),
  productQualifications: z.optional(z.nullable(z.record(z.string(), qualificationSchema))),
});

/** "Configuration Get Instance": the transaction of the context; its form is not in the documents that are known here. */
export const instanceSchema = z.looseObject({
  ...outcome,
  transactionContext: z.optional(z.nullable(transactionContextSchema)),
});

/** "Configuration Save Instance"; its form is not in the documents that are known here. */
export const savedInstanceSchema = z.looseObject(outcome);

/** "Configuration Save Details". */
export const savedConfigurationsSchema = z.looseObject({
  ...outcome,
  savedConfigurations: z.optional(
    z.array(z.looseObject({ id: text, name: text, data: text, referenceRecordId: text })),
  ),
});

/** Errors of the REST API: a list, whatever the call. */
export const restErrorsSchema = z.array(errorSchema);

export type ConfiguratorMessage = z.infer<typeof messageSchema>;
export type UiTreatment = z.infer<typeof uiTreatmentSchema>;
export type ConfigurationDetails = z.infer<typeof configurationDetailsSchema>;
export type WireError = z.infer<typeof errorSchema>;
