import type { Context } from 'hono';
import type { ApiCall, TenantEnv } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { sendFile, sendZip } from '../http/send-file.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { noDataFound } from '../ownership.ts';
import { presentDocuments } from './present.ts';
import { categoryTitle, type CartDocument, type DocumentQuery, type DocumentService } from './service.ts';
import type { DocumentedCart, DocumentedLine } from './documented-cart.ts';

/** "Documents" without adding and deleting attachments. All calls are a known customer's. */
export function documentHandlers<Line extends DocumentedLine, Cart extends DocumentedCart<Line>>(
  documents: DocumentService<Line, Cart>,
  { clock }: Pick<TenantDeps, 'clock'>,
) {
  const list = async (call: ApiCall, c: Context<TenantEnv>, itemId?: string) => {
    const query = queryOf(call, c, itemId);
    return presentDocuments(await documents.list(query), query.language);
  };
  const download = async (call: ApiCall, c: Context<TenantEnv>, itemId?: string) => {
    const [type, id] = [mandatory(call, 'documentType'), mandatory(call, 'documentId')];
    if (!isType(type)) throw noDataFound();
    return sendFile(c, await documents.find(queryOf(call, c, itemId), { type, id }));
  };
  const downloadAll = async (call: ApiCall, c: Context<TenantEnv>, itemId?: string) => {
    const category = mandatory(call, 'documentCategory');
    const query = queryOf(call, c, itemId);
    const found = await documents.category(query, category);
    const title = categoryTitle(found.category, query.language);
    return sendZip(c, { name: `${title}.zip`, files: found.files, date: clock() });
  };
  return {
    cartDocuments: (call, _, c) => list(call, c),
    itemDocuments: (call, { itemId }, c) => list(call, c, itemId),
    cartDocument: (call, _, c) => download(call, c),
    itemDocument: (call, { itemId }, c) => download(call, c, itemId),
    allCartDocuments: (call, _, c) => downloadAll(call, c),
    allItemDocuments: (call, { itemId }, c) => downloadAll(call, c, itemId),
  } satisfies Partial<Handlers>;
}

/** "Defaults to en if not specified." */
function queryOf(call: ApiCall, c: Context<TenantEnv>, itemId: string | undefined): DocumentQuery {
  return {
    externalId: call.requireCustomer(),
    itemId,
    language: call.language ?? 'en',
    units: call.get('unitSystemNameOrId') || undefined,
    signal: c.req.raw.signal,
  };
}

function isType(type: string): type is CartDocument['type'] {
  return ['generated', 'product', 'attachment'].includes(type);
}

function mandatory(call: ApiCall, name: string): string {
  const value = call.get(name);
  if (value) return value;
  throw new InvalidRequest('Missing parameter', `Mandatory parameter not provided: ${name}`);
}
