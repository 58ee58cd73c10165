import * as z from 'zod/mini';

/**
 * Documents of a cart and its items ("List Shopping Cart Documents"). The API page describes the list as JSON and no further: the
 * keys are the parameters that download a document.
 */
export const documentsSchema = z.array(
  z.strictObject({
    /** `generated` from the configuration when it is downloaded, a file of the `product`, or an `attachment`, by its id. */
    documentType: z.string(),
    documentId: z.string(),
    documentCategory: z.string(),
    /** As customers read it; an extension of Bespoke's tenant. */
    documentCategoryTitle: z.string(),
    name: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    /** Empty for a file that is for all languages. */
    language: z.string(),
    /** Made in the language that is asked for. */
    dynamic: z.boolean(),
    /** Missing for a document of the whole cart. */
    shoppingCartItemId: z.optional(z.string()),
  }),
);

export type Documents = z.infer<typeof documentsSchema>;
