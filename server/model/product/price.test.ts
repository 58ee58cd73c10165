import { expect, test } from 'vitest';
import { billOfMaterials, type BomEntry } from './bill-of-materials.ts';
import { priceConfiguration } from './price.ts';
import { loadText, modelText } from '../testing/model-folder.ts';

const text = modelText({
  components: `
  frame: { label: Frame, variants: { alu: { label: Aluminium, article: FR-1, price: 99.90 }, none: None } }
  wheel: { label: Wheel, variants: { w29: { label: 29 inch, article: WH-29, price: 45 } } }
  spoke: { label: Spokes, variants: { steel: { label: Steel, article: SP-1, price: 0.35 } } }
  bag: { label: Bag, variants: { small: { label: Small bag, article: BG-1, price: 20 } } }`,
  domains: '{ service: { label: Service, values: { none: None, fast: { label: Fast, price: 12.50 } } } }',
  fields: `
  frame_field: { label: Frame, component: frame }
  wheel_field: { label: Wheels, component: wheel }
  spoke_field: { label: Spokes, component: spoke, hidden: yes }
  bags_field: { label: Bags, type: integer, min: 0, max: 9 }
  bag_field: { label: Bag, component: bag, hidden: yes }
  lamp_field: { label: Lamp, type: yesno, price: 30, article: LA-1 }
  service_field: { label: Service, domain: service }
  note_field: { label: Note, type: text }`,
  steps: `
  - { step: one, label: One, groups: [{ group: g1, label: G, members: [frame_field, { group: g2, label: H, members: [wheel_field] }] }] }
  - { step: two, label: Two, groups: [{ group: g3, label: I, members: [bags_field, lamp_field, service_field, note_field] }] }
  - { step: three, label: Three, groups: [{ group: g4, label: J, info: yes, members: [frame_field, wheel_field] }] }`,
  bom: `
  - field: frame_field
    lines:
      - { field: wheel_field, quantity: 2, lines: [{ field: spoke_field, quantity: 32 }] }
  - { field: bag_field, quantity: bags_field }
  - lamp_field`,
});

const chosen = (changes: Readonly<Record<string, string>> = {}) =>
  new Map(
    Object.entries({
      frame_field: 'alu',
      wheel_field: 'w29',
      spoke_field: 'steel',
      bags_field: '3',
      bag_field: 'small',
      lamp_field: 'Yes',
      service_field: 'fast',
      note_field: 'Hello',
      ...changes,
    }),
  );

test('prices stand in the steps they are chosen in, in minor units, with the quantities of the bill of materials', async () => {
  const { currency, sections, total } = priceConfiguration(await loadText(text), chosen());
  expect(currency).toBe('EUR');
  expect(
    sections.map(({ step, label, lines, total: sum }) => [
      step,
      label.text,
      lines.map((line) => [
        line.role.text,
        line.label.text,
        line.article,
        line.quantity,
        line.unitPrice,
        line.total,
      ]),
      sum,
    ]),
  ).toEqual([
    [
      'one',
      'One',
      [
        ['Frame', 'Aluminium', 'FR-1', 1, 9990, 9990],
        ['Wheels', '29 inch', 'WH-29', 2, 4500, 9000],
      ],
      18990,
    ],
    [
      'two',
      'Two',
      [
        ['Lamp', 'Lamp', 'LA-1', 1, 3000, 3000],
        ['Service', 'Fast', undefined, 1, 1250, 1250],
      ],
      4250,
    ],
    // What no step shows comes last, under the title of the product.
    [
      '',
      'Sample',
      [
        ['Spokes', 'Steel', 'SP-1', 64, 35, 2240],
        ['Bag', 'Small bag', 'BG-1', 3, 2000, 6000],
      ],
      8240,
    ],
  ]);
  expect(total).toBe(18990 + 4250 + 8240);
});

test('what is not chosen costs nothing', async () => {
  const { sections, total } = priceConfiguration(
    await loadText(text),
    chosen({ frame_field: 'none', lamp_field: 'No', service_field: 'none', bags_field: '0' }),
  );
  expect(sections.map(({ step, total: sum }) => [step, sum])).toEqual([
    ['one', 9000],
    ['', 2240],
  ]);
  expect(total).toBe(11240);
});

test('an assignment that misses fields prices what there is', async () => {
  expect(priceConfiguration(await loadText(text), new Map([['lamp_field', 'Yes']])).total).toBe(3000);
  expect(priceConfiguration(await loadText(text), new Map())).toEqual({
    currency: 'EUR',
    sections: [],
    reductions: [],
    listTotal: 0,
    total: 0,
    unpriced: [],
  });
});

const shown = (entries: readonly BomEntry[]): unknown[] =>
  entries.map(({ article, label, role, quantity, total, entries: below }) => [
    article,
    label.text,
    role?.text,
    quantity,
    total,
    ...(below.length > 0 ? [shown(below)] : []),
  ]);

test('the bill of materials has parts below parts, with quantities for one and for all', async () => {
  expect(shown(billOfMaterials(await loadText(text), chosen()))).toEqual([
    [
      'FR-1',
      'Aluminium',
      'Frame',
      1,
      1,
      [['WH-29', '29 inch', 'Wheels', 2, 2, [['SP-1', 'Steel', 'Spokes', 32, 64]]]],
    ],
    ['BG-1', 'Small bag', 'Bag', 3, 3],
    ['LA-1', 'Lamp', 'Lamp', 1, 1],
  ]);
});

test('what is no part is left out, and what is below it moves up', async () => {
  expect(
    shown(
      billOfMaterials(
        await loadText(text),
        chosen({ frame_field: 'none', lamp_field: 'No', bags_field: '0' }),
      ),
    ),
  ).toEqual([['WH-29', '29 inch', 'Wheels', 2, 2, [['SP-1', 'Steel', 'Spokes', 32, 64]]]]);
});
