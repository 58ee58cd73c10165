import { beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import {
  configurationDetailsSchema,
  instanceDetailsSchema,
  instanceSchema,
  restErrorsSchema,
  savedConfigurationsSchema,
  savedInstanceSchema,
  type ConfigurationDetails,
} from '../wire/configurator-answers.ts';
import { catalogDetailsSchema, productDetailsSchema, productListSchema } from '../wire/product-discovery.ts';
import { placedTransactionSchema } from '../wire/sales-transaction-api.ts';
import type { TransactionContext } from '../wire/sales-transaction.ts';
import { tokenSchema } from '../wire/oauth.ts';
import documented from '../wire/testing/configuration-details.json' with { type: 'json' };
import documentedRequests from '../wire/testing/requests.json' with { type: 'json' };
import { unnamedKeys } from '../wire/testing/unnamed-keys.ts';
import type { SalesforceSandbox } from './build-salesforce-sandbox.ts';
import { comparable } from './testing/comparable.ts';
import { SANDBOX_SECRET, testSandbox } from './testing/test-sandbox.ts';

const RACK = '01txx0000006jkuAAA';
const SLOTS = '0tjxx00000001H3AAI';
const MEMORY = '0tjxx00000001IfAAI';
const SERVICE_RELATION = '0dSxx000000001dEAA';
const ACTIONS = 'cpq/configurator/actions';

let sandbox: SalesforceSandbox;
let token = '';

async function post<T>(path: string, schema: z.ZodMiniType<T>, body: object, expected = 200): Promise<T> {
  const answer = await sandbox.app.request(`/services/data/v66.0/connect/${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  expect(answer.status, text).toBe(expected);
  return schema.parse(JSON.parse(text));
}

const configure = (body: object) => post(`${ACTIONS}/configure`, configurationDetailsSchema, body);
const refuse = (body: object) => post(`${ACTIONS}/configure`, restErrorsSchema, body, 400);

function linesOf({ transactionContext }: { transactionContext?: TransactionContext | null | undefined }) {
  return transactionContext?.SalesTransaction?.[0]?.SalesTransactionItem ?? [];
}

function messagesOf({ messages }: ConfigurationDetails) {
  return Object.values(messages ?? {}).flat();
}

function askToken(form: Record<string, string>) {
  return sandbox.app.request('/services/oauth2/token', { method: 'POST', body: new URLSearchParams(form) });
}

async function openRack() {
  const [example] = documentedRequests.place;
  const [quote, line] = example?.graph.records ?? [];
  const records = [quote, { ...line, record: { ...line?.record, Product2Id: RACK } }];
  const placed = await post(
    'rev/sales-transaction/actions/place',
    placedTransactionSchema,
    { ...example, graph: { graphId: 'createQuote', records } },
    201,
  );
  expect(placed).toMatchObject({ isSuccess: true, errorResponse: [] });
  const transactionId = placed.salesTransactionId ?? '';
  const opened = await configure({ transactionId });
  const [rack, warranty] = linesOf(opened);
  return {
    transactionId,
    contextId: opened.transactionContextId ?? '',
    lineId: rack?.id ?? '',
    warrantyId: warranty?.id ?? '',
    attribute: (AttributeKey: string, AttributeValue: string) => ({
      transactionId,
      transactionContextId: opened.transactionContextId,
      addedNodes: [
        {
          path: [transactionId, rack?.id, 'ref_attribute'],
          addedObject: {
            id: 'ref_attribute',
            businessObjectType: 'QuoteLineItemAttribute',
            AttributeKey,
            AttributeValue,
          },
        },
      ],
    }),
  };
}

beforeAll(async () => {
  sandbox = await testSandbox();
  const answer = await askToken({
    grant_type: 'client_credentials',
    client_id: 'bespoke-sandbox',
    client_secret: SANDBOX_SECRET,
  });
  token = tokenSchema.parse(await answer.json()).access_token;
});

describe('the server rack of the document', () => {
  it('answers Configuration Details as the document has them', async () => {
    const { attribute, lineId } = await openRack();
    const [open] = documentedRequests.configure;
    const answer = await configure({ ...open, ...attribute(SLOTS, '30'), transactionLineId: lineId });
    // Not the document's: its lines add up to 152000, and the total it tells is 152500.
    const expected = structuredClone(documented);
    const [transaction] = expected.transactionContext.SalesTransaction;
    if (transaction) Object.assign(transaction, { Subtotal: 152000, TotalAmount: 152000 });
    expect(comparable(answer)).toEqual(comparable(expected));
    expect(unnamedKeys(configurationDetailsSchema, answer)).toEqual([]);
    expect(answer.catalogProducts).toEqual(documented.catalogProducts);
  });

  it('keeps choices that contradict each other, and says what is wrong', async () => {
    const { transactionId, contextId, lineId, warrantyId } = await openRack();
    const call = { transactionId, transactionContextId: contextId };
    const without = await configure({ ...call, deletedNodes: [{ path: [transactionId, warrantyId] }] });
    expect(linesOf(without)).toHaveLength(1);
    expect(messagesOf(without)).toMatchObject([
      { messageType: 'Info', message: 'Without the warranty, repairs are charged.' },
    ]);
    const service = { businessObjectType: 'QuoteLineItem', Product: '01txx0000006jmW', Quantity: 1 };
    const relation = {
      businessObjectType: 'QuoteLineRelationship',
      MainItem: lineId,
      AssociatedItem: 'ref_service',
      ProductRelatedComponent: SERVICE_RELATION,
    };
    const conflicting = await configure({
      ...call,
      addedNodes: [
        { path: [transactionId, 'ref_service'], addedObject: { id: 'ref_service', ...service } },
        {
          path: [transactionId, 'ref_service', 'ref_relation'],
          addedObject: { id: 'ref_relation', ...relation },
        },
      ],
    });
    expect(conflicting.messages?.ref_service).toMatchObject([
      { messageType: 'Error', message: 'The service is only available together with the warranty.' },
    ]);
    const lines = linesOf(conflicting);
    expect(lines.map(({ id }) => id)).toEqual([lineId, 'ref_service']);
    expect(lines[1]).toMatchObject({ NetUnitPrice: 0, ProductSellingModel: '0jPxx000000004rEAA' });
  });

  it('refuses values and nodes that are not there, and leaves the context as it was', async () => {
    const { attribute } = await openRack();
    expect(await refuse(attribute(MEMORY, '25;75'))).toEqual([
      { errorCode: 'INVALID_API_INPUT', message: 'Memory has no value 25;75.' },
    ]);
    await refuse(attribute('0tjxx0000000000AAA', '1'));
    const several = await configure(attribute(MEMORY, '25;100'));
    expect(linesOf(several)[0]?.SalesTransactionItemAttribute).toMatchObject([
      { AttributeKey: MEMORY, AttributeValue: '25;100', AttributePicklistValue: null },
    ]);
    expect(messagesOf(several)).toEqual([]);
    expect(messagesOf(await configure(attribute(SLOTS, '4000')))).toMatchObject([
      { messageType: 'Error', message: 'Expansion Slots must be a number from 4 to 48.' },
    ]);
  });

  it('saves a line, loads it, and clones it by getting and setting an instance', async () => {
    const { transactionId, contextId } = await openRack();
    const get = (id: string | null | undefined) =>
      post(`${ACTIONS}/get-instance`, instanceSchema, { contextId: id });
    const changed = await post(`${ACTIONS}/set-product-quantity`, instanceDetailsSchema, {
      ...documentedRequests['set-product-quantity'][0],
      contextId,
      quantity: 2,
    });
    expect(unnamedKeys(instanceDetailsSchema, changed)).toEqual([]);
    const saved = await post(`${ACTIONS}/save-instance`, savedInstanceSchema, { contextId });
    expect(saved).toEqual({ errors: [], success: true });
    const loaded = await post(`${ACTIONS}/load-instance`, instanceDetailsSchema, { transactionId });
    const instance = await get(loaded.contextId);
    expect(instance.transactionContext?.SalesTransaction).toMatchObject([{ TotalAmount: 304000 }]);
    const clone = await post(`${ACTIONS}/set-instance`, instanceDetailsSchema, {
      contextMappingId: '11jxx0000004LwOAAU',
      transaction: JSON.stringify(instance.transactionContext),
    });
    const cloned = await get(clone.contextId);
    expect(cloned.transactionContext?.SalesTransaction).toMatchObject([{ TotalAmount: 304000 }]);
    const path = [transactionId, linesOf(instance)[0]?.id];
    await post(`${ACTIONS}/update-nodes`, instanceDetailsSchema, {
      contextId: clone.contextId,
      updatedNodes: [{ path, updatedAttributes: { ProductSellingModel: '0jPxx000000003FEAQ' } }],
    });
    expect(linesOf(await get(clone.contextId))[0]?.NetUnitPrice).toBe(4900);
    expect(linesOf(await get(loaded.contextId))[0]?.NetUnitPrice).toBe(150000);
  });

  it('keeps configurations to be used again', async () => {
    const path = 'cpq/configurator/saved-configuration';
    const [{ data } = { data: '' }] = documentedRequests['saved-configuration'];
    const saved = await post(path, savedConfigurationsSchema, { data, referenceRecordId: 'record' }, 201);
    const id = saved.savedConfigurations?.[0]?.id ?? '';
    const call = (method: string, rest: string, body?: object) =>
      sandbox.app.request(`/services/data/v66.0/connect/${path}${rest}`, {
        method,
        headers: { Authorization: `Bearer ${token}` },
        ...(body && { body: JSON.stringify(body) }),
      });
    expect((await call('PUT', `/${id}`, { data: '{}' })).status).toBe(200);
    const listed = await call('GET', '?referenceRecordId=record');
    expect(await listed.json()).toMatchObject({ savedConfigurations: [{ id, data: '{}' }] });
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect((await call('DELETE', `/${id}`)).status).toBe(404);
  });
});

describe('the org', () => {
  it('takes client credentials, and no others', async () => {
    const credentials = { grant_type: 'client_credentials', client_id: 'bespoke-sandbox' };
    expect((await askToken({ ...credentials, client_secret: 'wrong' })).status).toBe(400);
    const password = { ...credentials, grant_type: 'password', client_secret: SANDBOX_SECRET };
    expect((await askToken(password)).status).toBe(400);
    const address = '/services/data/v66.0/connect/cpq/products';
    const answer = await sandbox.app.request(address, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual([
      { errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' },
    ]);
  });

  it('lists products and says what is in one', async () => {
    const list = await post('cpq/products', productListSchema, documentedRequests.products[0] ?? {});
    expect(list.result).toMatchObject([{ id: RACK, attributeCategories: [] }]);
    const nothing = { searchTerm: 'nothing like it' };
    expect((await post('cpq/products/search', productListSchema, nothing)).total).toBe(0);
    const { result } = await post('cpq/products/01txx0000006jku', productDetailsSchema, {});
    expect(result.prices).toHaveLength(3);
    await post('cpq/products/01txx0000000000', restErrorsSchema, {}, 404);
    const id = (await post('cpq/catalogs', productListSchema, {})).result[0]?.id ?? '';
    expect((await post(`cpq/catalogs/${id}`, catalogDetailsSchema, {})).result.name).toBe('Sandbox');
  });
});
