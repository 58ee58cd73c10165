import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import * as endpoints from '#contract/endpoints.ts';
import {
  cadFilesReader,
  cadStatusReader,
  documentsReader,
  type CartDocument,
} from '#src/api/read/documents.ts';
import { call, download } from './client.ts';

/** Below the key of the cart: with every change of it there are other documents. */
const FILES = ['cart', 'files'] as const;

/** Milliseconds between two questions how far a job is. */
export const JOB_POLL_MS = 1_000;

/** Documents of an item, or without one those of the cart alone. */
export function documentsQuery(itemId: string | undefined, language: string) {
  return queryOptions({
    queryKey: [...FILES, 'documents', itemId ?? '', language],
    queryFn: async ({ signal }) => {
      const options = { language, read: documentsReader, signal };
      if (itemId !== undefined) return call(endpoints.itemDocuments, { path: { itemId }, ...options });
      const all = await call(endpoints.cartDocuments, options);
      return all.filter(({ shoppingCartItemId }) => shoppingCartItemId === '');
    },
  });
}

export async function downloadDocument(
  itemId: string | undefined,
  { documentType, documentId, fileName, name }: CartDocument,
  language: string,
): Promise<{ blob: Blob; fileName: string }> {
  const query = { documentType, documentId };
  const answer = await (itemId === undefined
    ? download(endpoints.cartDocument, { query, language })
    : download(endpoints.itemDocument, { path: { itemId }, query, language }));
  return { blob: answer.blob, fileName: fileName || answer.fileName || name };
}

/** The documents of a category as an archive. For the cart those of its items are in it. */
export async function downloadCategory(
  itemId: string | undefined,
  documentCategory: string,
  language: string,
): Promise<{ blob: Blob; fileName: string }> {
  const query = { documentCategory };
  const { blob, fileName } = await (itemId === undefined
    ? download(endpoints.allCartDocuments, { query, language })
    : download(endpoints.allItemDocuments, { path: { itemId }, query, language }));
  return { blob, fileName: fileName ?? `${documentCategory}.zip` };
}

/** "Status of CAD Document Generation"; asks again while there is something to wait for. */
export function cadStatusQuery(itemId: string, language: string) {
  return queryOptions({
    queryKey: [...FILES, 'cad', itemId, language],
    queryFn: ({ signal }) =>
      call(endpoints.cadStatus, { path: { itemId }, language, read: cadStatusReader, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? JOB_POLL_MS : false),
  });
}

/** "Download CAD Document List". */
export function cadFilesQuery(itemId: string) {
  return queryOptions({
    queryKey: [...FILES, 'cad-files', itemId],
    queryFn: ({ signal }) => call(endpoints.cadDocuments, { path: { itemId }, read: cadFilesReader, signal }),
  });
}

export function useStartCad(itemId: string, language: string) {
  return useCadCall(endpoints.startCad, itemId, language);
}

export function useCancelCad(itemId: string, language: string) {
  return useCadCall(endpoints.cancelCad, itemId, language);
}

function useCadCall(
  endpoint: typeof endpoints.startCad | typeof endpoints.cancelCad,
  itemId: string,
  language: string,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(endpoint, { path: { itemId }, language, read: v.unknown() }),
    onSettled: () => client.invalidateQueries({ queryKey: FILES }),
  });
}

/** @param file of the list; undefined for all of them as an archive */
export async function downloadCadFile(
  itemId: string,
  file: string | undefined,
  language: string,
): Promise<{ blob: Blob; fileName: string }> {
  const { blob, fileName } = await (file === undefined
    ? download(endpoints.allCadDocuments, { path: { itemId }, language })
    : download(endpoints.cadDocument, { path: { itemId }, query: { file }, language }));
  return { blob, fileName: fileName ?? file?.split('/').at(-1) ?? 'cad.zip' };
}
