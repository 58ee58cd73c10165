import type { Documents } from '#contract/documents.ts';
import { categoryTitle, type CartDocument } from './service.ts';

/** The keys of an entry are the parameters that download it. */
export function presentDocuments(documents: readonly CartDocument[], language: string): Documents {
  return documents.map(({ id, type, category, name, itemId, download, language: of }) => ({
    documentType: type,
    documentId: id,
    documentCategory: category,
    documentCategoryTitle: categoryTitle(category, language),
    name,
    fileName: download.name,
    contentType: download.mediaType,
    language: of,
    dynamic: type === 'generated',
    ...(itemId !== undefined && { shoppingCartItemId: itemId }),
  }));
}
