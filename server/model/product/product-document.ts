import type { documentCategories } from '../source/schema/document-schema.ts';
import type { LocalizedText } from '../source/texts.ts';

export type DocumentCategory = (typeof documentCategories)[number];

/** A manual, a certificate or the like, as the author put it beside the product. */
export interface ProductDocument {
  /** Unique for a product. */
  readonly name: string;
  readonly title: LocalizedText;
  readonly category: DocumentCategory;
  readonly files: readonly ProductDocumentFile[];
}

export interface ProductDocumentFile {
  /** Undefined for a file that is for all languages. */
  readonly language: string | undefined;
  /** Absolute path. */
  readonly file: string;
}
