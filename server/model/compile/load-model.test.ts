import { describe, expect, test } from 'vitest';
import { ModelError } from '../source/diagnostic.ts';
import { loadModel } from './load-model.ts';
import { domainOf, valuesOf, type ModelField } from '../product/model-field.ts';
import type { ModelGroup } from '../product/product-model.ts';
import { folderWith, loadText, modelText } from '../testing/model-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** Steps with one group of these fields. */
const showing = (...fields: readonly string[]) =>
  `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [${fields.join(', ')}] }] }`;

describe('domains and components', () => {
  test('values with everything they can have', async () => {
    const text = modelText({
      components: `
  fork:
    label: Fork
    features: { weight: { unit: g }, mount: text, disc: { type: yesno, default: no } }
    variants:
      '0815': { label: Rigid, article: F-1, price: 49.90, features: { weight: 1050.5, mount: post } }
      air: { label: Air, description: Soft, picture: forks/air.svg, features: { weight: 1700, mount: flat, disc: yes } }
      none: Without`,
      domains: '{ size: { label: Size, values: { s: Small, m: Medium } } }',
      fields: '{ fork_field: { label: Fork, component: fork }, size_field: { label: Size, domain: size } }',
      steps: showing('fork_field', 'size_field'),
    }).replace('none: Without', 'none: { label: Without, features: { weight: 0, mount: none } }');
    const folder = await folderWith({ 'model.yaml': text, 'pictures/forks/air.svg': svg });
    const { domains } = await loadModel(folder);
    expect(domains.get('fork')).toMatchObject({
      kind: 'component',
      label: { text: 'Fork' },
      values: [
        {
          name: '0815',
          article: 'F-1',
          price: 4990,
          features: { weight: 1050.5, mount: 'post', disc: false },
        },
        {
          name: 'air',
          description: { text: 'Soft' },
          picture: `${folder}/pictures/forks/air.svg`,
          article: undefined,
          price: 0,
          features: { weight: 1700, mount: 'flat', disc: true },
        },
        { name: 'none', label: { text: 'Without' } },
      ],
    });
    expect(domains.get('size')).toMatchObject({ kind: 'enumerated', values: [{ name: 's' }, { name: 'm' }] });
  });

  test('prices are exact in the currency', async () => {
    const component = (price: string) =>
      `{ part: { label: P, variants: { a: { label: A, price: ${price} } } } }`;
    const priced = async (currency: string, price: string) =>
      (
        await loadText(
          modelText({
            currency,
            components: component(price),
            fields: '{ part_field: { label: P, component: part } }',
            steps: showing('part_field'),
          }),
        )
      ).domains.get('part')?.values[0]?.price;
    expect(await priced('EUR', '1234567.07')).toBe(123456707);
    expect(await priced('JPY', '980')).toBe(980);
    expect(await priced('KWD', '1.234')).toBe(1234);
    expect(await priced('EUR', '-5')).toBe(-500);
    await expect(priced('JPY', '9.80')).rejects.toThrow('A price in JPY does not have that many decimals.');
  });

  test('names of built-in properties do no harm', async () => {
    const text = modelText({
      components: `
  __proto__:
    label: Odd
    features: { constructor: number, __proto__: number }
    variants:
      __proto__: { label: A, price: 10, features: { constructor: 1, __proto__: 2 } }
      toString: { label: B, features: { constructor: 3, __proto__: 4 } }`,
      fields:
        '{ __proto__: { label: Odd, component: __proto__, default: toString }, limit: { label: L, type: integer, min: 0, max: 9 } }',
      rules: '{ __proto__: { text: T, require: __proto__.__proto__ + limit <= 5 } }',
      steps: showing('__proto__', 'limit'),
    });
    const model = await loadText(text);
    expect([...model.fields.keys()]).toEqual(['__proto__', 'limit']);
    const domain = model.domains.get('__proto__');
    expect(domain?.values.map(({ name }) => name)).toEqual(['__proto__', 'toString']);
    expect(Object.entries(domain?.values[0]?.features ?? {})).toEqual([
      ['constructor', 1],
      ['__proto__', 2],
    ]);
    const [rule] = model.problem.rules;
    const formula = rule?.kind === 'formula' && rule.formula.op === 'linear' ? rule.formula : undefined;
    const weights = formula?.terms.flatMap((term) =>
      term.kind === 'weight' ? Object.entries(term.weights) : [],
    );
    expect(weights).toEqual([
      ['__proto__', 2],
      ['toString', 4],
    ]);
    expect(Object.prototype).not.toHaveProperty('label');
  });
});

describe('fields', () => {
  test('of every type', async () => {
    const model = await loadText(
      modelText({
        domains: '{ size: { label: Size, values: { s: Small, m: Medium } } }',
        fields: `
  size_field: { label: Size, domain: size, default: m, widget: text_buttons, mandatory: confirmation, help: Long or short, elevated: yes }
  lamp_field: { label: Lamp, type: yesno, price: 12.50, article: L-1, widget: onoff, price_lookup: delta }
  plain_field: { label: Plain, type: yesno, default: yes }
  length_field: { label: Length, type: integer, min: -5, max: 40, default: 10, step: 5, unit: mm, widget: slider }
  note_field: { label: Note, type: text, max_length: 24, mandatory: input }
  secret_field: { label: Secret, type: yesno, hidden: yes }
  shown_field: { label: Shown, domain: size, widget: readonly }`,
        steps: showing(
          'size_field',
          'lamp_field',
          'plain_field',
          'length_field',
          'note_field',
          'shown_field',
        ),
      }),
    );
    const field = (name: string) => model.fields.get(name);
    expect(field('size_field')).toMatchObject({
      type: 'enumerated',
      widget: 'text_buttons',
      mandatory: 'confirmation',
      help: { text: 'Long or short' },
      elevated: true,
      readonly: false,
      hidden: false,
    });
    expect(field('lamp_field')).toMatchObject({
      type: 'yes-no',
      widget: 'onoff',
      priceLookup: 'delta',
      domain: {
        name: 'lamp_field',
        values: [
          { name: 'Yes', price: 1250, article: 'L-1' },
          { name: 'No', price: 0 },
        ],
      },
    });
    expect(domainOf(field('plain_field'))).toMatchObject({
      name: 'yes_no',
      values: [{ name: 'Yes' }, { name: 'No' }],
    });
    expect(field('length_field')).toMatchObject({
      type: 'integer',
      min: -5,
      max: 40,
      step: 5,
      unit: 'mm',
      widget: 'slider',
    });
    expect(field('note_field')).toMatchObject({
      type: 'text',
      maxLength: 24,
      mandatory: 'input',
      widget: 'text',
    });
    expect(field('secret_field')).toMatchObject({ hidden: true, widget: 'radio' });
    expect(field('shown_field')).toMatchObject({ readonly: true, widget: 'readonly' });
    expect([...model.domains.keys()].sort()).toEqual(['lamp_field', 'size', 'yes_no']);
    expect(model.problem.fields).toEqual([
      { kind: 'enumerated', name: 'size_field', values: ['s', 'm'], preference: ['m', 's'] },
      { kind: 'enumerated', name: 'lamp_field', values: ['Yes', 'No'], preference: ['No', 'Yes'] },
      { kind: 'enumerated', name: 'plain_field', values: ['Yes', 'No'], preference: ['Yes', 'No'] },
      { kind: 'integer', name: 'length_field', min: -5, max: 40, preferred: 10 },
      { kind: 'enumerated', name: 'secret_field', values: ['Yes', 'No'], preference: ['No', 'Yes'] },
      { kind: 'enumerated', name: 'shown_field', values: ['s', 'm'], preference: ['s', 'm'] },
    ]);
  });

  test('preferences: the default, then the cheapest, then the order of the domain; what can only be read comes last', async () => {
    const { problem } = await loadText(
      modelText({
        components: `{ part: { label: P, variants: { a: { label: A, price: 9 }, b: { label: B, price: 5 }, c: { label: C, price: 0 }, d: { label: D, price: 0 }, e: { label: E, price: 9 } } } }`,
        fields: `
  total_field: { label: T, component: part, readonly: yes }
  count_field: { label: C, type: integer, min: 2, max: 4 }
  part_field: { label: P, component: part, default: a }`,
        steps: showing('total_field', 'count_field', 'part_field'),
      }),
    );
    expect(problem.fields.map(({ name }) => name)).toEqual(['count_field', 'part_field', 'total_field']);
    expect(problem.fields[0]).toMatchObject({ preferred: 2 });
    expect(problem.fields[1]).toMatchObject({ preference: ['a', 'c', 'd', 'b', 'e'] });
    expect(problem.fields[2]).toMatchObject({ preference: ['c', 'd', 'b', 'a', 'e'] });
  });

  test('yes and no have words of the model', async () => {
    const { fields } = await loadText(modelText({ words: '{ yes: Oui, no: Non }', language: 'fr' }));
    expect(valuesOf(fields.get('lamp_field')).map(({ label }) => label.text)).toEqual(['Oui', 'Non']);
  });
});

describe('rules', () => {
  const twoFields = {
    domains: '{ size: { label: Size, values: { s: S, m: M, l: L } } }',
    fields: `
  size_field: { label: Size, domain: size }
  lamp_field: { label: Lamp, type: yesno }
  count_field: { label: Count, type: integer, min: 0, max: 9 }`,
    steps: showing('size_field', 'lamp_field', 'count_field'),
  };

  test('if-then, if-else and requirements become formulas', async () => {
    const { problem, rules } = await loadText(
      modelText({
        ...twoFields,
        rules: `
  small_dark: { text: Small ones are dark., if: size_field = s, then: not lamp_field }
  both: { text: Both., if: lamp_field, then: count_field >= 2, else: count_field = 0 }
  few: { text: Few., require: 2 * count_field <= 11 }`,
      }),
    );
    const lamp = { op: 'in', field: 'lamp_field', values: ['Yes'] };
    const count = (relation: string, bound: number) => ({
      op: 'linear',
      terms: [{ kind: 'integer', field: 'count_field', factor: 1 }],
      relation,
      bound,
    });
    expect(problem.rules).toEqual([
      {
        name: 'small_dark',
        kind: 'formula',
        formula: {
          op: 'implies',
          if: { op: 'in', field: 'size_field', values: ['s'] },
          then: { op: 'not', arg: lamp },
        },
      },
      {
        name: 'both',
        kind: 'formula',
        formula: {
          op: 'and',
          args: [
            { op: 'implies', if: lamp, then: count('>=', 2) },
            { op: 'implies', if: { op: 'not', arg: lamp }, then: count('=', 0) },
          ],
        },
      },
      { name: 'few', kind: 'formula', formula: count('<=', 5) },
    ]);
    expect(rules.get('small_dark')?.text.text).toBe('Small ones are dark.');
  });

  test('tables of allowed combinations, with lists and "any"', async () => {
    const { problem } = await loadText(
      modelText({
        ...twoFields,
        rules: `
  combinations:
    text: T
    allowed:
      fields: [size_field, lamp_field, count_field]
      rows:
        - [[s, m], yes, 3]
        - [l, any, [0, 1]]`,
      }),
    );
    expect(problem.rules).toEqual([
      {
        name: 'combinations',
        kind: 'table',
        fields: ['size_field', 'lamp_field', 'count_field'],
        rows: [
          ['s', 'Yes', '3'],
          ['m', 'Yes', '3'],
          ['l', null, '0'],
          ['l', null, '1'],
        ],
      },
    ]);
  });

  test('the price of a value is a feature of it', async () => {
    const { problem } = await loadText(
      modelText({
        components:
          '{ part: { label: P, variants: { a: { label: A, price: 9.50 }, b: { label: B, price: 5 } } } }',
        fields: `
  part_field: { label: P, component: part }
  lamp_field: { label: L, type: yesno, price: 3 }
  budget_field: { label: B, type: integer, min: 0, max: 20 }`,
        rules: '{ budget: { text: T, require: part_field.price + lamp_field.price <= budget_field } }',
        steps: showing('part_field', 'lamp_field', 'budget_field'),
      }),
    );
    expect(problem.rules[0]).toMatchObject({
      formula: {
        terms: [
          { field: 'budget_field', factor: -2 },
          { field: 'part_field', weights: { a: 19, b: 10 } },
          { field: 'lamp_field', weights: { Yes: 6, No: 0 } },
        ],
        relation: '<=',
        bound: 0,
      },
    });
  });
});

describe('view', () => {
  test('nested groups, pictures, and info groups that show fields again', async () => {
    const text = modelText({
      fields:
        '{ a_field: { label: A, type: yesno, mandatory: confirmation }, b_field: { label: B, type: yesno } }',
      steps: `
  - step: step_needs
    label: Needs
    groups:
      - group: outer
        label: Outer
        help: Help
        picture: outer.svg
        members:
          - a_field
          - { group: inner, label: Inner, members: [b_field] }
  - { step: step_two, label: Two, groups: [{ group: glance, label: Glance, info: yes, members: [a_field] }] }`,
    });
    const folder = await folderWith({ 'model.yaml': text, 'pictures/outer.svg': svg });
    const { steps } = await loadModel(folder);
    const [needs, two] = steps;
    const outer = needs?.groups[0];
    expect(outer).toMatchObject({
      name: 'outer',
      help: { text: 'Help' },
      picture: `${folder}/pictures/outer.svg`,
      info: false,
    });
    expect(outer?.members.map((member: ModelField | ModelGroup) => member.name)).toEqual([
      'a_field',
      'inner',
    ]);
    expect(two?.groups[0]).toMatchObject({
      info: true,
      members: [{ name: 'a_field', readonly: true, widget: 'readonly', mandatory: undefined }],
    });
  });

  test('needs, bill of materials and summary', async () => {
    const model = await loadText(
      modelText({
        components: '{ part: { label: P, variants: { a: { label: A, article: P-1 } } } }',
        fields:
          '{ a_field: { label: A, component: part }, b_field: { label: B, component: part }, n_field: { label: N, type: integer, min: 0, max: 3 } }',
        needs: '{ count: n_field }',
        bom: '[{ field: a_field, quantity: n_field, lines: [{ field: b_field, quantity: 2 }] }]',
        summary: '[b_field, a_field]',
        steps: showing('a_field', 'b_field', 'n_field'),
      }),
    );
    expect(model.needs).toEqual([{ alias: 'count', field: 'n_field' }]);
    expect(model.bom).toMatchObject([
      {
        field: 'a_field',
        quantity: { field: 'n_field' },
        subLines: [{ field: 'b_field', quantity: 2, subLines: [] }],
      },
    ]);
    expect(model.summary).toEqual(['b_field', 'a_field']);
  });
});

describe('a broken model', () => {
  test('throws all its diagnostics', async () => {
    const folder = await folderWith({ 'model.yaml': modelText({ titel: 'x', currency: 'euro' }) });
    const error = await loadModel(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ModelError);
    expect((error as ModelError).message).toBe(
      `${folder}/model.yaml:5:11: error: This is not a currency code.\n` +
        '  hint: Write the three letters of ISO 4217, such as EUR.\n' +
        `${folder}/model.yaml:10:1: error: "titel" is not known here.\n  hint: Did you mean "title"?`,
    );
  });

  test('without a file says so', async () => {
    const folder = await folderWith({});
    await expect(loadModel(folder)).rejects.toThrow(
      `${folder}/model.yaml:1:1: error: There is no such file.`,
    );
  });
});
