/** Decimals, computed fields and positions, from the author's words to what a customer reads. */
import { describe, expect, test } from 'vitest';
import { createEngine } from '#server/engine/create-engine.ts';
import { fails } from '../../expression/evaluate.ts';
import { modelEngine } from '#server/configurator/model-engine.ts';
import { withoutMarks } from '#server/model/testing/marked-text.ts';
import { loadText, modelText, problemsOf } from '#server/model/testing/model-folder.ts';

const members = (names: string) =>
  `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [${names}] }] }`;

async function open(sections: Readonly<Record<string, string>>) {
  const model = await loadText(modelText(sections));
  const engine = await createEngine(model.problem);
  return { model, engine: modelEngine(model, engine) };
}

describe('decimals', () => {
  const sections = {
    fields: `
  flow_field: { label: Flow, type: decimal, decimals: 2, min: 0.5, max: 3.75, default: 1.25, unit: m³/h }
  head_field: { label: Head, type: decimal, decimals: 1, min: -2, max: 2.5 }
  wide_field: { label: Wide, type: decimal, decimals: 6, min: 0, max: 999.999999, default: 0.000001 }`,
    steps: members('flow_field, head_field, wide_field'),
    rules: `
  r: { text: T, require: flow_field + 10 * head_field <= 4.1 }
  q: { text: T, allowed: { fields: [head_field, flow_field], rows: [[-2, any], [0.1, [2.5, 1.25]], [0.3, 0.5]] } }`,
  };

  test('are exact, and in plain notation', async () => {
    const { engine } = await open(sections);
    const { assignment, bounds } = await engine.evaluate([{ field: 'head_field', value: '0.1' }]);
    expect([assignment.get('flow_field'), assignment.get('wide_field')]).toEqual(['1.25', '0.000001']);
    expect(bounds.get('flow_field')).toEqual({ min: 1.25, max: 2.5 });
    expect(
      await engine.check([{ field: 'head_field', value: '0.3' }], [{ field: 'flow_field', value: '0.51' }]),
    ).toMatchObject({
      kind: 'conflict',
      changes: [{ field: 'head_field', from: '0.3', to: '-2' }],
    });
    expect(
      await engine.check(
        [],
        [
          { field: 'flow_field', value: '0.5' },
          { field: 'head_field', value: '0.3' },
        ],
      ),
    ).toEqual({ kind: 'consistent' });
  });

  test.each([
    ['§a_field: { label: A, type: decimal, min: 0, max: 1 }', '"decimals" is missing.'],
    [
      'a_field: { label: A, type: decimal, decimals: 2, min: §0.125, max: 1 }',
      'This has 3 decimals; the field has 2.',
    ],
    [
      'a_field: { label: A, type: decimal, decimals: 6, min: 0, max: §1000 }',
      'This has too many digits to be exact.',
    ],
    ['a_field: { label: A, type: decimal, decimals: §7, min: 0, max: 1 }', '"decimals" must be from 0 to 6.'],
    [
      'a_field: { label: A, type: decimal, decimals: 1, min: 0, max: 1, default: §0.25 }',
      'The default must be a number with at most 1 decimals from 0 to 1.',
    ],
    [
      'a_field: { label: A, type: decimal, decimals: 1, min: 0, max: 1, step: §0.05 }',
      'This has 2 decimals; the field has 1.',
    ],
    ['a_field: { label: A, type: decimal, decimals: 1, min: 0, max: §0.1234567 }', 'This is not a number.'],
  ])('%s', async (field, message) => {
    const { text, places } = withoutMarks(modelText({ fields: `\n  ${field}`, steps: members('a_field') }));
    expect((await problemsOf(text)).map((one) => one.split('\n')[0])).toEqual([
      `${places[0]}: error: ${message}`,
    ]);
  });
});

describe('computed fields', () => {
  const base = (computed: string) => ({
    domains:
      '{ m: { label: M, features: { w: number, hot: yesno }, values: { a: { label: A, features: { w: 0.1, hot: yes } }, b: { label: B, features: { w: 0.2, hot: no } } } } }',
    fields: `
  m_field: { label: M, domain: m, default: b }
  n_field: { label: N, type: integer, min: 0, max: 9, default: 3 }
  d_field: { label: D, type: decimal, decimals: 1, min: 0, max: 9, default: 0.5 }
  t_field: { label: T, type: text }${computed}`,
  });
  const valueOf = async (expression: string, more = '') => {
    const { engine } = await open({
      ...base(`\n  c_field: { label: C, computed: "${expression}", ${more} }`),
      steps: members('m_field, n_field, d_field, t_field, c_field'),
    });
    return (await engine.evaluate([])).assignment.get('c_field');
  };

  test.each([
    ['m_field.w + 0.1', '0.3'],
    ['n_field / 7', '0.43'],
    ['(n_field - 5) / 3', '-0.67'],
    ['-n_field * d_field ^ 2', '-0.75'],
    ['round(n_field / 8, 1)', '0.4'],
    ['floor(-0.5) + ceil(0.2) + abs(-4)', '4'],
    ['sqrt(2)', '1.41'],
    ['4 ^ 0.5', '2'],
    ['if(m_field.hot, 1, 2) + if(n_field > 2 and not m_field = a, 10, 20)', '12'],
    ['max(n_field, 7, d_field) - min(n_field, 4)', '4'],
    ['count(n_field = 3, m_field.hot, d_field in [0.5, 1])', '2'],
    ['n_field > 2 or m_field.hot', 'Yes'],
    ['m_field.hot = yes', 'No'],
    ['1 / (n_field - 3)', ''],
    ['sqrt(0 - 4)', ''],
    ['10 ^ 15', ''],
    ['10 ^ 99', ''],
  ])('%s = %s', async (expression, value) => {
    expect(await valueOf(expression)).toBe(value);
  });

  test('are rounded as asked, and others calculate with what is shown', async () => {
    const { model, engine } = await open({
      ...base(`
  twice_field: { label: C, computed: 2 * third_field, decimals: 3 }
  third_field: { label: C, computed: 1 / 3, decimals: 1 }`),
      steps: members('m_field, n_field, d_field, t_field, twice_field, third_field'),
    });
    const { assignment } = await engine.evaluate([]);
    expect([assignment.get('third_field'), assignment.get('twice_field')]).toEqual(['0.3', '0.6']);
    expect(model.fields.get('third_field')).toMatchObject({
      type: 'computed',
      readonly: true,
      widget: 'readonly',
    });
  });

  test.each([
    ['c_field: { label: C, computed: §c_field + 1 }', 'This field is computed from itself.'],
    ['c_field: { label: C, computed: "1 + §k_field" }', 'There is no field "k_field".'],
    [
      'c_field: { label: C, computed: "n_field + §t_field" }',
      '"t_field" is a free text: rules and expressions cannot use it.',
    ],
    ['c_field: { label: C, computed: "n_field + §m_field" }', 'This is not a number.'],
    ['c_field: { label: C, computed: "§m_field" }', 'This is neither a number nor yes/no.'],
    ['c_field: { label: C, computed: "§round(1, 2, 3)" }', '"round" takes 1 to 2 numbers, not 3.'],
    ['c_field: { label: C, computed: "n_field > 1", §unit: kg }', 'Yes or no has no "unit".'],
    ['c_field: { label: C, computed: "m_field = §x" }', '"m_field" is never "x" here.'],
    ['c_field: { label: C, computed: "1", default: §3 }', 'A computed field has no "default".'],
  ])('%s', async (field, message) => {
    const { text, places } = withoutMarks(
      modelText({ ...base(`\n  ${field}`), steps: members('m_field, n_field, d_field, t_field, c_field') }),
    );
    expect((await problemsOf(text)).map((one) => one.split('\n')[0])).toEqual([
      `${places[0]}: error: ${message}`,
    ]);
  });

  test('a circle is named', async () => {
    const found = await problemsOf(
      modelText({
        ...base(
          '\n  a_field: { label: C, computed: b_field + 1 }\n  b_field: { label: C, computed: 2 * a_field }',
        ),
        steps: members('m_field, n_field, d_field, t_field, a_field, b_field'),
      }),
    );
    expect(found.join('\n')).toMatch(/computed from itself\.\n  hint: a_field → b_field → a_field\./);
  });

  test('no rule can use one, but a warning can', async () => {
    const rule = (more: string) =>
      modelText({
        ...base('\n  c_field: { label: C, computed: n_field * n_field }'),
        steps: members('m_field, n_field, d_field, t_field, c_field'),
        rules: `{ r: { text: T, ${more}require: c_field < 9 } }`,
      });
    expect((await problemsOf(rule('')))[0]).toMatch(
      /"c_field" is computed after all other values: rules cannot use it/,
    );
    const model = await loadText(rule('warning: yes, '));
    const warns = (values: ReadonlyMap<string, string>) =>
      model.warnings.some(({ condition }) => fails(condition, values));
    expect(warns(new Map([['c_field', '9']]))).toBe(true);
    expect(warns(new Map([['c_field', '8.99']]))).toBe(false);
    expect(warns(new Map([['c_field', '']]))).toBe(false);
  });
});

describe('positions', () => {
  const sections = {
    components: `
  psu: { label: Power supply, features: { power: { unit: W, default: 0 } }, variants: {
    none: None,
    small: { label: Small, article: P-1, price: 50, features: { power: 500 } },
    large: { label: Large, article: P-2, price: 80, features: { power: 900 } } } }`,
    fields: `
  psu_field: { label: Supply, component: psu, default: small, quantity: { max: 4, default: 2 } }
  load_field: { label: Load, type: integer, min: 0, max: 3600, default: 0 }
  watts_field: { label: Watts, computed: psu_field.power * psu_field.quantity }`,
    steps: members('psu_field, load_field, watts_field'),
    rules: '{ enough: { text: T, require: psu_field.power * psu_field.quantity >= load_field } }',
    bom: '[psu_field]',
  };

  test('have a part and a quantity that go together', async () => {
    const { engine, model } = await open(sections);
    const of = async (...commits: (readonly [string, string])[]) => {
      const { assignment } = await engine.evaluate(commits.map(([field, value]) => ({ field, value })));
      return ['psu_field', 'psu_field_quantity', 'watts_field']
        .map((field) => assignment.get(field))
        .join(' ');
    };
    expect(await of()).toBe('small 2 1000');
    expect(await of(['psu_field', 'none'])).toBe('none 0 0');
    expect(await of(['psu_field_quantity', '0'])).toBe('none 0 0');
    expect(await of(['load_field', '1700'])).toBe('small 4 2000');
    expect(await of(['load_field', '3600'])).toBe('large 4 3600');
    expect(await of(['load_field', '900'], ['psu_field_quantity', '1'])).toBe('large 1 900');
    const outcome = await engine.check(
      [{ field: 'psu_field', value: 'none' }],
      [{ field: 'psu_field_quantity', value: '1' }],
    );
    expect(outcome).toMatchObject({ kind: 'conflict', explanation: { rules: ['psu_field_quantity.none'] } });
    expect(model.rules.get('psu_field_quantity.none')?.text.text).toBe(
      'Supply: the quantity is 0 without a part and at least 1 with a part.',
    );
    expect(model.bom[0]?.quantity).toEqual({ field: 'psu_field_quantity' });
    expect(model.steps[0]?.groups[0]?.members.map((member) => member.name)).toEqual([
      'psu_field',
      'psu_field_quantity',
      'load_field',
      'watts_field',
    ]);
  });

  test.each([
    [
      'psu_field: { label: S, component: psu, quantity: §{ max: 0 } }',
      'A quantity goes from 0 or more to at most 10,000.',
    ],
    [
      'psu_field: { label: S, component: psu, quantity: { max: 3, default: §4 } }',
      'The default must be from 0 to 3.',
    ],
    ['psu_field: { label: S, type: yesno, §quantity: { max: 3 } }', '"quantity" is not possible here.'],
  ])('%s', async (field, message) => {
    const { text, places } = withoutMarks(
      modelText({ components: sections.components, fields: `\n  ${field}`, steps: members('psu_field') }),
    );
    expect((await problemsOf(text)).map((one) => one.split('\n')[0])).toEqual([
      `${places[0]}: error: ${message}`,
    ]);
  });

  test('that may be empty need a variant for it', async () => {
    const text = modelText({ ...sections, components: sections.components.replace('none: None,', '') });
    expect((await problemsOf(text))[0]).toMatch(
      /Where there can be none, the component needs a variant for it\.\n.*Add "none: None"/,
    );
  });
});
