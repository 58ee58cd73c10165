/** Documents beside a product: manuals, certificates and the like (docs/authoring.md, "Documents"). */
import * as z from 'zod';
import { identifierName, languageRule, mapping, names, text } from './schema-parts.ts';

export const documentCategories = ['manual', 'certificate', 'brochure', 'drawing', 'other'] as const;

const document = mapping({
  document: identifierName,
  title: text,
  category: z.enum(documentCategories),
  /** One file for all languages, or one by language. */
  file: z.string().optional(),
  files: names(z.string(), languageRule).optional(),
});

export const documents = z.array(document);
export type DocumentSource = z.output<typeof document>;
