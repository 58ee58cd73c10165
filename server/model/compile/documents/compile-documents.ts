import type { ProductDocument, ProductDocumentFile } from '../../product/product-document.ts';
import type { FolderFiles } from '../../source/folder-files.ts';
import type { DocumentSource } from '../../source/schema/document-schema.ts';
import { hintFor } from '../../source/suggest-name.ts';
import type { LocalizedText } from '../../source/texts.ts';
import type { Path, Place } from '../../source/yaml-source.ts';

/** What the compilers of models and catalogs have for this. */
export interface DocumentContext {
  /** Where the files are, in words: `in the folder "documents"`. */
  readonly where: string;
  readonly files: FolderFiles;
  /** Names that other documents of the product have. */
  readonly taken?: readonly ProductDocument[];
  readonly localize: (text: string, path: Path) => LocalizedText;
  readonly error: (place: Place, message: string, hint?: string) => void;
}

/** Documents with the files that they name; what is wrong with them is reported at its place. */
export function compileDocuments(
  sources: readonly DocumentSource[] = [],
  path: Path,
  context: DocumentContext,
): readonly ProductDocument[] {
  const { localize, error, taken = [] } = context;
  const names = new Set(taken.map(({ name }) => name));
  return sources.map((source, index) => {
    const at = [...path, index];
    if (names.has(source.document))
      error({ path: [...at, 'document'] }, `There is a document "${source.document}" already.`);
    names.add(source.document);
    return {
      name: source.document,
      title: localize(source.title, [...at, 'title']),
      category: source.category,
      files: filesOf(source, at, context),
    };
  });
}

function filesOf(
  { file, files }: DocumentSource,
  path: Path,
  context: DocumentContext,
): readonly ProductDocumentFile[] {
  if ((file === undefined) === (files === undefined)) {
    const message = file === undefined ? 'This document has no file.' : 'Here are both "file" and "files".';
    const hint = 'Write "file" for one that is for all languages, "files" for one in each language.';
    context.error({ path, key: true }, message, hint);
  }
  const named: readonly (readonly [string | undefined, string, Path])[] = [
    ...(file === undefined ? [] : [[undefined, file, [...path, 'file']] as const]),
    ...[...(files ?? [])].map(([language, name]) => [language, name, [...path, 'files', language]] as const),
  ];
  return named.flatMap(([language, name, at]): ProductDocumentFile[] => {
    const found = context.files.find(name);
    if (found !== undefined) return [{ language, file: found }];
    const hint = hintFor(name, context.files.names);
    context.error({ path: at }, `There is no document "${name}" ${context.where}.`, hint);
    return [];
  });
}
