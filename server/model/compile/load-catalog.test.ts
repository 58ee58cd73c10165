import { describe, expect, test } from 'vitest';
import { checkCatalog, loadCatalog } from './load-catalog.ts';
import { withoutMarks } from '../testing/marked-text.ts';
import { folderWith, modelText, shown } from '../testing/model-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const catalog = (tabs: string) => `format: 1\nlanguage: en\ncurrency: EUR\ntabs:\n${tabs}`;
const valves = (products: string, more = '') => `
  - tab: valves
    title: Valves
    configurable: no
    columns: { name: Product, kind: Kind, size: { title: Size, type: number } }
    ${more}
    products:
${products}`;
const ball =
  '      - { id: ball, price: 14.90, picture: valves/ball.svg, attributes: { name: Ball valve, kind: Ball, size: 15 } }\n';

test('tabs with columns, filters and products, configurable or not', async () => {
  const folder = await folderWith({
    'catalog.yaml': catalog(`
  - tab: bikes
    title: Bikes
    configurable: yes
    columns: { name: Product, description: Description }
    products: [{ id: sample, model: lamp, price: 10 }]
${valves(
  `${ball}      - { id: gate, price: 86, attributes: { name: Gate valve, kind: Gate, size: 50 } }\n      - { id: ball2, price: 22, attributes: { name: Ball valve 2, kind: Ball, size: 25 } }`,
  'filters: { search: { title: Search, column: name, operator: contains }, kind: { title: Kind, column: kind } }',
)}`),
    'lamp/model.yaml': modelText({ title: 'A lamp', description: 'It shines', picture: 'lamp.svg' }),
    'lamp/pictures/lamp.svg': svg,
    'valves/ball.svg': svg,
    'translations/de.yaml': 'texts: { Valves: Armaturen, Ball: Kugel }',
  });
  const { tabs } = await loadCatalog(folder);
  expect(tabs).toMatchObject([
    {
      name: 'bikes',
      configurable: true,
      products: [
        {
          id: 'sample',
          model: { name: 'sample' },
          price: 1000,
          currency: 'EUR',
          picture: `${folder}/lamp/pictures/lamp.svg`,
          attributes: { name: { text: 'A lamp' }, description: { text: 'It shines' } },
        },
      ],
    },
    {
      name: 'valves',
      title: { text: 'Valves', translations: { de: 'Armaturen' } },
      configurable: false,
      columns: [
        { name: 'name', type: 'text' },
        { name: 'kind', type: 'text' },
        { name: 'size', type: 'number', title: { text: 'Size' } },
      ],
      filters: [
        { name: 'search', column: 'name', operator: 'contains', options: [] },
        {
          name: 'kind',
          column: 'kind',
          operator: 'equals',
          options: [
            { name: 'Ball', title: { text: 'Ball', translations: { de: 'Kugel' } } },
            { name: 'Gate', title: { text: 'Gate' } },
          ],
        },
      ],
      products: [
        {
          id: 'ball',
          model: undefined,
          price: 1490,
          picture: `${folder}/valves/ball.svg`,
          attributes: { size: { text: '15' } },
        },
        { id: 'gate', price: 8600, picture: undefined },
        { id: 'ball2' },
      ],
    },
  ]);
});

describe('errors have their place', () => {
  test.each([
    [valves(ball.replace('size: 15', 'size: §DN15')), ['"DN15" is not a number.']],
    [valves(ball.replace('- {', '- §{').replace(', size: 15', '')), ['The attribute "size" is missing.']],
    [
      valves(ball.replace('kind:', '§kindd:').replace('- {', '- §{')),
      ['The attribute "kind" is missing.', 'There is no column "kindd".'],
    ],
    [valves(ball.replace('14.90', '§14.905')), ['A price in EUR does not have that many decimals.']],
    [valves(ball + ball.replace('ball,', '§ball,')), ['There is a product "ball" already.']],
    [valves(ball.replace('price', 'model: §lamp, price')), ['This tab is not configurable.']],
    [valves(ball).replace('no', 'yes').replace('- {', '- §{'), ['A product of this tab needs a "model".']],
    [valves(ball, 'filters: { kind: { title: K, column: §kin } }'), ['There is no column "kin".']],
    [valves(ball.replace('valves/ball.svg', '§../secret.svg')), ['There is no picture "../secret.svg".']],
    [
      valves(ball) + valves(ball.replace('ball,', 'other,')).replace('tab: valves', 'tab: §valves'),
      ['There is a tab "valves" already.'],
    ],
    [
      valves(ball.replace('price', 'model: §../lamp, price')).replace('no', 'yes'),
      ['"../lamp" is not a folder beside the catalog.'],
    ],
    [valves(ball, 'filters: { §sort: { title: S, column: kind } }'), ['This is not a name of a filter.']],
    [
      valves(ball, 'filters: { k: { title: K, column: kind, operator: §at_least } }'),
      ['"at_least" is for a column of type number or date, this is a text.'],
    ],
    [
      valves(ball, 'filters: { s: { title: S, column: size, operator: §contains } }'),
      ['"contains" is for a column of type text, this is a number.'],
    ],
    [
      valves(ball, 'filters: { n: { title: N, column: name, operator: contains, multiple: §yes } }'),
      ['Several values can be chosen only with "operator: equals".'],
    ],
    [
      valves(ball, 'filters: { k: { title: K, column: kind, parent: §k } }'),
      ['There is no filter "k" with "operator: equals" before this one.'],
    ],
    [
      valves(
        ball,
        'filters: { k: { title: K, column: kind }, s: { title: S, column: size, parent: { filter: k, value: §Gate } } }',
      ),
      ['The filter "k" has no value "Gate".'],
    ],
    [
      valves(ball).replace('type: number', 'type: date').replace('size: 15', 'size: §2025-02-30'),
      ['"2025-02-30" is not a date, written as 2026-01-31.'],
    ],
    [
      valves(ball).replace('type: number', 'type: boolean').replace('size: 15', 'size: §true'),
      ['"true" is not "yes" or "no".'],
    ],
    [
      '\n  - §tab: empty\n    title: Empty\n    configurable: no\n    columns: { name: N }',
      ['A tab lists at least one product.'],
    ],
    [
      `
  - tab: elsewhere
    title: Elsewhere
    §configurable: yes
    external_search: yes
    §columns: { kind: Kind }
    §filters: { kind: { title: K, column: kind } }
    §products: [{ id: p, model: lamp, price: 1, attributes: { kind: K } }]`,
      [
        'The products of a tab with external search are not configurable.',
        'A tab with external search needs a column "name".',
        'A tab with external search lists no products, so it has no filters.',
        'A tab with external search lists no products.',
      ],
    ],
  ])('%#', async (tabs, messages) => {
    const { text, places } = withoutMarks(catalog(tabs));
    const folder = await folderWith({
      'catalog.yaml': text,
      'valves/ball.svg': svg,
      'lamp/model.yaml': modelText({}),
    });
    const { diagnostics } = await checkCatalog(folder);
    expect(diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(
      messages.map((message, index) => `${places[index] ?? 'nowhere'} ${message}`),
    );
  });

  test('filters depend on another one, and have the values that go with it', async () => {
    const more = `filters:
      kind: { title: Kind, column: kind }
      size: { title: Size, column: size, multiple: yes, parent: kind }
      ball_size: { title: Size, column: size, hidden: yes, parent: { filter: kind, value: Ball } }
      price_to: { title: Price to, column: price, operator: at_most }`;
    const gate =
      '      - { id: gate, price: 1, attributes: { name: Gate valve, kind: Gate, size: 15.0 } }\n      - { id: gate2, price: 1, attributes: { name: Gate 2, kind: Gate, size: 50 } }\n';
    const folder = await folderWith({
      'catalog.yaml': catalog(valves(ball + gate, more)),
      'valves/ball.svg': svg,
    });
    const filters = (await loadCatalog(folder)).tabs[0]?.filters ?? [];
    expect(filters.map(({ parent, hidden, multiple, type }) => ({ parent, hidden, multiple, type }))).toEqual(
      [
        { parent: undefined, hidden: false, multiple: false, type: 'text' },
        { parent: { filter: 'kind', value: undefined }, hidden: false, multiple: true, type: 'number' },
        { parent: { filter: 'kind', value: 'Ball' }, hidden: true, multiple: false, type: 'number' },
        { parent: undefined, hidden: false, multiple: false, type: 'number' },
      ],
    );
    const values = filters.map(({ options }) =>
      options.map(({ name, parentValues }) => [name, ...parentValues]),
    );
    expect(values).toEqual([
      [['Ball'], ['Gate']],
      [
        ['15', 'Ball', 'Gate'],
        ['50', 'Gate'],
      ],
      [['15', 'Ball']],
      [],
    ]);
  });

  test('those of the models come along, and a model with another currency is refused', async () => {
    const tab = (model: string) => `
  - { tab: t, title: T, configurable: yes, columns: { name: N }, products: [{ id: p, model: ${model}, price: 1 }] }`;
    const folder = await folderWith({
      'catalog.yaml': catalog(tab('broken')),
      'broken/model.yaml': modelText({ name: '1x' }),
      'dollars/model.yaml': modelText({ currency: 'USD' }),
    });
    const first = await checkCatalog(folder);
    expect(first.catalog).toBeUndefined();
    expect(first.diagnostics.map((diagnostic) => shown(diagnostic, folder).split('\n')[0])).toEqual([
      'broken/model.yaml:2:7: error: This is not a name.',
    ]);
    await expect(loadCatalog(folder)).rejects.toThrow('broken/model.yaml:2:7');
    const other = await folderWith({
      'catalog.yaml': catalog(tab('dollars')),
      'dollars/model.yaml': modelText({ currency: 'USD' }),
    });
    await expect(loadCatalog(other)).rejects.toThrow('The model has its prices in USD, the catalog in EUR.');
  });
});
