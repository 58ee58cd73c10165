import { parse } from 'content-disposition';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsSchema, type Documents } from '#contract/documents.ts';
import { readTextBoxes } from '#server/pdf/testing/read-text-boxes.ts';
import { customerOf, errorOf } from '../testing/test-customer.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { unzip } from '../testing/unzip.ts';

const me = 'ada';
let tenant: TestTenant;
const customer = customerOf(
  () => tenant,
  () => me,
);
let bike = '';
let valve = '';

beforeAll(async () => {
  tenant = await startTestTenant();
  const { configId } = await customer.start(me);
  await customer.commit(configId, 'rider_height_field', '178');
  bike = (await customer.add({ configId, qty: 2 }))['#id'];
  valve = (await customer.add({ tab: 'valves', productId: 'rillo_b12_15', qty: 3 }))['#id'];
});
afterAll(() => tenant.close());

async function list(path: string, query: Record<string, string> = {}): Promise<Documents> {
  return documentsSchema.parse(await tenant.json(`${path}/document/list`, { as: me, query }));
}

type Listed = Documents[number];

function download(path: string, { documentType, documentId }: Listed, query: Record<string, string> = {}) {
  return tenant.call(`${path}/document/download`, { as: me, query: { documentType, documentId, ...query } });
}

const nameOf = (response: Response) =>
  parse(response.headers.get('Content-Disposition') ?? '').parameters['filename'];

function find(documents: Documents, end: string): Listed {
  const found = documents.find(({ documentId }) => documentId.endsWith(end));
  if (!found) throw new Error(`There is no document ${end}.`);
  return found;
}

async function textOf(response: Response): Promise<string> {
  const pages = readTextBoxes(new Uint8Array(await response.arrayBuffer()));
  return pages
    .flat()
    .map(({ text }) => text)
    .join(' ');
}

describe('the list', () => {
  it('has the documents of the cart, then those of its items', async () => {
    const documents = await list('/cart');
    const shown = documents.map(({ documentId, shoppingCartItemId, dynamic }) => [
      shoppingCartItemId === bike ? 'bike' : shoppingCartItemId === valve ? 'valve' : 'cart',
      documentId.slice(documentId.indexOf('.') + 1),
      dynamic,
    ]);
    expect(shown).toEqual([
      ['cart', 'summary', true],
      ['cart', 'parts-list-xlsx', true],
      ['cart', 'parts-list-csv', true],
      ['bike', 'data-sheet', true],
      ['bike', 'summary', true],
      ['bike', 'parts-list-xlsx', true],
      ['bike', 'parts-list-csv', true],
      ['bike', 'care.en', false],
      ['bike', 'care.de', false],
      ['valve', 'summary', true],
      ['valve', 'material', false],
    ]);
    expect(await list(`/cart/items/${bike}`)).toEqual(
      documents.filter(({ shoppingCartItemId }) => shoppingCartItemId === bike),
    );
  });

  it('is in the language asked for, English where none is, and empty for an empty cart', async () => {
    const german = await list(`/cart/items/${bike}`, { language: 'de' });
    expect(find(german, '.data-sheet')).toMatchObject({ name: 'Datenblatt', language: 'de' });
    expect(find(german, '.care.de').name).toBe('Montage und Pflege');
    expect(find(await list(`/cart/items/${bike}`), '.data-sheet').name).toBe('Data sheet');
    expect(await tenant.json('/cart/document/list', { as: 'nobody' })).toEqual([]);
  });
});

describe('attachments', () => {
  it('are listed after the documents of their cart and item, downloaded, and in an archive', async () => {
    const as = 'eve';
    const item = (await tenant.json('/cart/items', {
      form: { tab: 'valves', productId: 'rillo_b12_15', qty: 1 },
      as,
    })) as { '#id': string };
    const attach = async (path: string, name: string) => {
      const body = new FormData();
      body.append('file', new File([`about ${name}`], name));
      const answer = await tenant.call(`${path}/attachment`, { method: 'POST', body, as });
      return ((await answer.json()) as { id: string }).id;
    };
    const ofCart = await attach('/cart', 'cart.txt');
    const ofItem = await attach(`/cart/items/${item['#id']}`, 'item.txt');
    const listOf = async (path: string) =>
      documentsSchema
        .parse(await tenant.json(`${path}/document/list`, { as }))
        .filter(({ documentType }) => documentType === 'attachment');
    const listed = await listOf('/cart');
    expect(listed.map(({ documentId }) => documentId)).toEqual([ofCart, ofItem]);
    expect(await listOf(`/cart/items/${item['#id']}`)).toEqual([
      {
        documentType: 'attachment',
        documentId: ofItem,
        documentCategory: 'attachment',
        documentCategoryTitle: 'Attachments',
        name: 'item.txt',
        fileName: 'item.txt',
        contentType: 'text/plain',
        language: '',
        dynamic: false,
        shoppingCartItemId: item['#id'],
      },
    ]);
    const query = { documentType: 'attachment', documentId: ofItem };
    const path = `/cart/items/${item['#id']}/document`;
    expect(await (await tenant.call(`${path}/download`, { query, as })).text()).toBe('about item.txt');
    expect((await tenant.call(`${path}/download`, { query, as: me })).status).toBe(404);
    const all = { documentCategory: 'attachment' };
    const zip = await tenant.call('/cart/document/download-all', { query: all, as });
    const entries = await unzip(await zip.arrayBuffer());
    expect([...entries.keys()]).toEqual(['cart.txt', 'item.txt']);
  });
});

describe('a download', () => {
  it('of each document has its type and a name in the language', async () => {
    for (const document of await list('/cart', { language: 'de' })) {
      const response = await download('/cart', document, { language: 'de' });
      expect([response.status, response.headers.get('Content-Type')]).toEqual([200, document.contentType]);
      expect(nameOf(response)).toBe(document.fileName);
      const start = Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 5);
      const expected = { pdf: '%PDF-', xlsx: 'PK\x03\x04', csv: '\xef\xbb\xbf' };
      expect(start).toContain(expected[document.fileName.split('.').at(-1) as keyof typeof expected]);
    }
    expect(find(await list(`/cart/items/${bike}`, { language: 'de' }), 'parts-list-csv').fileName).toBe(
      'Tarn Calvin - Stückliste.csv',
    );
  });

  it('tells the configuration in the unit system asked for, and no prices in a data sheet', async () => {
    const sheet = find(await list(`/cart/items/${bike}`), '.data-sheet');
    const metric = await textOf(await download(`/cart/items/${bike}`, sheet));
    expect(metric).toContain('178 cm');
    expect(metric).not.toMatch(/€|Price/);
    for (const unitSystemNameOrId of ['imperial', 'Imperial']) {
      const imperial = await download(`/cart/items/${bike}`, sheet, { unitSystemNameOrId });
      expect(await textOf(imperial)).toContain('70.1 in');
    }
    const summary = find(await list(`/cart/items/${bike}`), '.summary');
    expect(await textOf(await download('/cart', summary))).toContain('€');
  });

  it('of the parts list has every part with its quantity in the cart', async () => {
    const csv = await (await download('/cart', find(await list('/cart'), '.parts-list-csv'))).text();
    const rows = csv
      .trim()
      .split('\r\n')
      .map((row) => row.split(','));
    expect(rows[0]).toEqual(
      'Pos.,Product,Use,Article no.,Description,Qty per piece,Total qty,Details'.split(','),
    );
    expect(rows.at(-1)?.slice(0, 7)).toEqual([
      '2',
      '"Ball valve B12',
      ' DN 15"',
      '',
      'B12.015',
      '"Ball valve B12',
      ' DN 15"',
    ]);
    const bikes = rows.slice(1).filter(([position]) => position === '1');
    expect(bikes.length).toBeGreaterThan(10);
    const workbook = await (
      await download('/cart', find(await list('/cart'), '.parts-list-xlsx'))
    ).arrayBuffer();
    const files = await unzip(workbook);
    expect(files.get('xl/worksheets/sheet1.xml')?.match(/<row /g)).toHaveLength(rows.length);
  });

  it('of a category is an archive of its documents, each under a name of its own', async () => {
    const response = await tenant.call('/cart/document/download-all', {
      as: me,
      query: { documentCategory: 'configuration', language: 'de' },
    });
    expect(nameOf(response)).toBe('Konfiguration.zip');
    const files = await unzip(await response.arrayBuffer());
    expect([...files.keys()].sort()).toEqual(
      [
        'Kugelhahn B12, DN 15 - Zusammenfassung.pdf',
        'Tarn Calvin - Datenblatt.pdf',
        'Tarn Calvin - Stückliste.csv',
        'Tarn Calvin - Stückliste.xlsx',
        'Tarn Calvin - Zusammenfassung.pdf',
        'Warenkorb - Stückliste.csv',
        'Warenkorb - Stückliste.xlsx',
        'Warenkorb - Zusammenfassung.pdf',
      ].sort(),
    );
    const manuals = await tenant.call(`/cart/items/${bike}/document/download-all`, {
      as: me,
      query: { documentCategory: 'manual' },
    });
    const names = [...(await unzip(await manuals.arrayBuffer())).keys()];
    expect(names).toEqual([
      'Tarn Calvin - Assembly and care (en).pdf',
      'Tarn Calvin - Montage und Pflege (de).pdf',
    ]);
  });
});

describe('what is not there', () => {
  const traversals = ['.', '/', '\\', '%2f', '%5c', '..%c0%af'].flatMap((separator) =>
    ['', 'data-sheet', bike].flatMap((start) =>
      [1, 3].map((depth) => `${start}${`..${separator}`.repeat(depth)}package.json`),
    ),
  );

  it('is 404: documents of others, unknown ones, and paths', async () => {
    const sheet = find(await list(`/cart/items/${bike}`), '.data-sheet');
    const query = { documentType: sheet.documentType, documentId: sheet.documentId };
    const answers = [
      await tenant.call('/cart/document/download', { as: 'eve', query }),
      await tenant.call(`/cart/items/${bike}/document/list`, { as: 'eve' }),
      await tenant.call(`/cart/items/${valve}/document/download`, { as: me, query }),
      await tenant.call('/cart/document/download', { as: me, query: { ...query, documentType: 'product' } }),
      await tenant.call('/cart/document/download-all', { as: me, query: { documentCategory: 'secret' } }),
      await download('/cart', sheet, { unitSystemNameOrId: 'nautical' }),
    ];
    for (const documentType of ['generated', 'product'])
      for (const documentId of traversals)
        answers.push(
          await tenant.call('/cart/document/download', { as: me, query: { documentType, documentId } }),
        );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  });

  it('is 400 where a parameter is missing', async () => {
    const response = await tenant.call('/cart/document/download', {
      as: me,
      query: { documentType: 'product' },
    });
    expect(await errorOf(response)).toMatchObject({
      status: 400,
      message: 'Mandatory parameter not provided: documentId',
    });
  });
});
