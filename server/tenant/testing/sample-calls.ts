/**
 * A call of every endpoint, made from the table of calls: for tests that hold for all of them. An endpoint that is added is
 * in these tests from then on; a parameter of a new name needs a value in `VALUES`.
 */
import { cartsSchema } from '#contract/cart.ts';
import { API_BASE, pathOf, type Endpoint, type Parameters, type ParameterType } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import type { EndpointName } from '#contract/routes.ts';
import { modelText } from '#server/model/testing/model-folder.ts';
import { writeVariantId } from '../variants/variant-id.ts';
import { openShop } from './sample-shop.ts';
import type { TestCall, TestTenant } from './test-tenant.ts';

/** Objects of a customer. */
export interface SampleIds {
  readonly configId: string;
  readonly itemId: string;
  /** An empty cart that is not the active one. */
  readonly cartId: string;
  readonly configState: string;
  /** An attachment of the cart, and one of its item. */
  readonly cartFileId: string;
  readonly itemFileId: string;
}

/** What the sample shop refuses, however it is called: its product has no CAD files. */
export const REFUSED: ReadonlySet<EndpointName> = new Set([
  'startCad',
  'cancelCad',
  'cadDocument',
  'allCadDocuments',
]);

export interface SampleCall {
  readonly name: EndpointName;
  readonly endpoint: Endpoint;
  /** What the path is made of. */
  readonly parts: Readonly<Record<string, string>>;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** Of `openSampleShop`. What is sent under these names is right there; ids are those of the caller. */
const VALUES: Readonly<Record<string, string>> = {
  tab: 'parts',
  productId: 'bolt',
  product: 'thing',
  parameter: 'size_field',
  value: 'small',
  par: 'size_field',
  val: 'small',
  step: 's',
  group: 'g',
  excludePricing: 'false',
  uomSystemId: 'metric',
  selectedUomItemId: '',
  previousValues: 'size_field=small',
  goal: 'narrowest',
  budget: '',
  qty: '2',
  table: 'shelf_count',
  row: '1',
  limit: '10',
  offset: '0',
  sort: 'name',
  order: 'asc',
  q: 'bolt',
  page: '1',
  type: 'product',
  id: 'thing',
  property: 'catalogImage',
  section: 'size',
  sectionId: 'small',
  file: 'logo.png',
  imageId: 'logo_field',
  catalogId: 'bolts',
  pageId: 'every',
  positionId: 'bag',
  company: 'Ada Ltd',
  documentType: 'generated',
  documentCategory: 'configuration',
  unitSystemNameOrId: '',
  agreement: '',
  active: 'false',
};

/** The only body of JSON that the table has: lines of a variant catalog. */
const BOLTS = JSON.stringify({ items: [{ variantId: writeVariantId('bag', 'm4'), quantity: 2 }] });

/** Unnamed parameters: filters, needs and attributes. */
const OTHERS: Readonly<Record<NonNullable<Endpoint['others']>, readonly (readonly [string, string])[]>> = {
  filters: [['name', 'bolt']],
  needs: [],
  attributes: [
    ['customerName', 'Ada'],
    ['customerEmail', 'ada@example.com'],
  ],
};

/** A configurable product in the tab `things` and a plain one in `parts`. Everything about it is small, so calls are fast. */
export function openSampleShop() {
  return openShop(
    modelText({
      picture: 'thing.svg',
      domains: '{ size: { label: Size, values: { small: Small, large: Large } } }',
      fields: `
  size_field: { label: Size, domain: size }
  width_field: { label: Width, type: integer, min: 1, max: 99, default: 10, unit: mm }
  note_field: { label: Note, type: text }
  logo_field: { label: Logo, type: text, widget: custom_viz_image }`,
      components:
        '{ bolt: { label: Bolt, features: { size: { type: text, label: Size } }, variants: { m4: { label: M4, article: B-4, features: { size: M4 } }, m5: { label: M5, article: B-5, features: { size: M5 } } } } }',
      variant_catalogs: `
  bolts:
    label: Bolts
    component: bolt
    columns: [size]
    pages: [{ page: every, label: All bolts }]
    positions: [{ position: bag, label: Bag, max_quantity: 9 }]`,
      rows: `
  shelf:
    label: Shelf
    min: 0
    max: 3
    default: 1
    count: Shelves
    fields: { height_field: { label: Height, type: integer, min: 1, max: 9, default: 1 } }`,
      goals: '{ narrowest: { label: Narrowest, minimize: width_field } }',
      steps: `
  - { step: s, label: S, groups: [{ group: g, label: G, members: [size_field, width_field, { rows: shelf, label: Shelves }] }] }
  - { step: t, label: T, groups: [{ group: h, label: H, members: [note_field, logo_field] }] }`,
    }),
    {
      'thing/pictures/thing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'catalog.yaml': `format: 1
language: en
currency: EUR
currencies: { CHF: 0.94 }
tabs:
  - tab: things
    title: Things
    configurable: yes
    columns: { name: Thing }
    products: [{ id: thing, model: thing, price: 1 }]
  - tab: parts
    title: Parts
    configurable: no
    columns: { name: Part }
    products: [{ id: bolt, price: 2, attributes: { name: Bolt } }]
`,
    },
  );
}

export function sampleCalls(ids: SampleIds): SampleCall[] {
  return (Object.entries(endpoints) as [EndpointName, Endpoint][]).map(([name, endpoint]) => {
    const all = [...(endpoint.query ?? []), ...(endpoint.form ?? []), endpoint.pairs ?? {}];
    const values = valuesFor(endpoint, ids);
    const valueOf = (parameter: string) => values[parameter] ?? 'x';
    const parts = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, part = '']) => [part, valueOf(part)]);
    return {
      name,
      endpoint,
      parts: Object.fromEntries(parts) as Record<string, string>,
      parameters: [
        ...all.flatMap(Object.keys).map((parameter) => [parameter, valueOf(parameter)] as const),
        ...(endpoint.others ? OTHERS[endpoint.others] : []),
      ].filter(([, value]) => value !== ''),
    };
  });
}

/** `configState` and `configId` name different configurations; a call of a known customer sends the second. */
function valuesFor({ base, path }: Endpoint, ids: SampleIds): Readonly<Record<string, string>> {
  const isStart = path === endpoints.start.path;
  return {
    ...VALUES,
    ...(isStart && { tab: 'things', productId: 'thing' }),
    ...(path === endpoints.modelImage.path && { productId: 'thing' }),
    // A row is put back as it is: what it had may come along.
    ...(path === endpoints.insertRow.path && { parameter: '', value: '' }),
    ...(path === endpoints.restart.path && { configId: ids.itemId }),
    ...(path !== endpoints.restart.path && { configId: ids.configId }),
    configState: base ? ids.configState : '',
    itemId: ids.itemId,
    documentId: `${ids.itemId}.summary`,
    attachmentId: path === endpoints.removeCartAttachment.path ? ids.cartFileId : ids.itemFileId,
    cartId: path === endpoints.requestFirmProposal.path ? '' : ids.cartId,
    ...(path === endpoints.carts.path && { name: 'Spare parts' }),
    ...(path === endpoints.changeCart.path && { name: 'Renamed' }),
  };
}

/** The types of the parameters that the table names. */
export function parameterTypes({ query = [], form = [], pairs = {} }: Endpoint): Map<string, ParameterType> {
  const groups: readonly Parameters[] = [...query, ...form, pairs];
  return new Map(groups.flatMap((group) => Object.entries(group)));
}

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A form with a file that can be attached. */
function fileForm(): FormData {
  const form = new FormData();
  form.append('file', new File(['text'], 'notes.txt'));
  return form;
}

/** Sends it; a body that is a file is one that can be used. */
export function send(
  tenant: TestTenant,
  { endpoint, parts, parameters }: SampleCall,
  call: TestCall = {},
): Promise<Response> {
  const { method, base = API_BASE, body } = endpoint;
  const inQuery = method === 'GET' || method === 'DELETE' || body !== undefined;
  const bodies: Readonly<Record<NonNullable<typeof body>, TestCall>> = {
    json: { body: BOLTS, headers: { 'Content-Type': 'application/json' } },
    file: { body: fileForm() },
    bytes: { body: PIXEL },
  };
  return tenant.call(pathOf(endpoint, parts), {
    method,
    base,
    ...(inQuery ? { query: parameters } : { form: parameters }),
    ...(body && bodies[body]),
    ...call,
  });
}

/** A customer with a configuration, an item of the cart, an empty second cart and an anonymous configuration. */
export async function openCustomer(tenant: TestTenant, as: string): Promise<SampleIds> {
  const start = async (call: TestCall) =>
    (await tenant.json('/config/start/things/thing', { form: {}, ...call })) as Partial<SampleIds>;
  const [bought, ongoing, anonymous] = [await start({ as }), await start({ as }), await start({})];
  const form = { configId: bought.configId ?? '' };
  const item = (await tenant.json('/cart/items', { form, as })) as { '#id': string };
  const attach = async (path: string) =>
    ((await tenant.json(path, { method: 'POST', body: fileForm(), as })) as { id: string }).id;
  const { carts } = cartsSchema.parse(await tenant.json('/carts', { form: { name: 'Empty' }, as }));
  return {
    cartFileId: await attach('/cart/attachment'),
    itemFileId: await attach(`/cart/items/${item['#id']}/attachment`),
    configId: ongoing.configId ?? '',
    itemId: item['#id'],
    cartId: carts.find(({ name }) => name === 'Empty')?.id ?? '',
    configState: anonymous.configState ?? '',
  };
}
