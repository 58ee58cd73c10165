import { describe, expect, test } from 'vitest';
import { holds } from '../../expression/evaluate.ts';
import { withoutMarks } from '#server/model/testing/marked-text.ts';
import { loadText, modelText, problemsOf } from '#server/model/testing/model-folder.ts';

const extras = `
  extra:
    label: Extras
    features: { weight: { unit: g, label: Weight }, thread: text, loud: { type: yesno, label: Loud } }
    variants:
      bell: { label: Bell, article: X-1, price: 12, features: { weight: 80.5, thread: M4, loud: yes } }
      cup: { label: Cup, article: X-2, price: 0, features: { weight: 40, thread: M5, loud: no } }`;

const steps = (group: string) => `
  - { step: s, label: S, groups: [{ group: g, label: G, members: [lamp_field] }, ${group}] }`;

const optionFields = `
  lamp_field: { label: Lamp, type: yesno }
  bell_field: { label: Bell, option: extra.bell }
  cup_field: { label: Cup, option: extra.cup, default: yes }`;

describe('an option', () => {
  const sections = {
    components: extras,
    fields: optionFields,
    rules: `
  light: { text: T, require: bell_field.weight + cup_field.weight <= 100 }
  same: { text: T, if: bell_field, then: bell_field.thread = M4 and bell_field.loud and bell_field.price = 12 }`,
    steps: steps(
      '{ group: o, label: O, options: extra, feature_details: [weight, loud], price_lookup: list, members: [bell_field, cup_field] }',
    ),
    bom: '[bell_field, cup_field]',
  };

  test('is a yes or no over a variant, with its article, price and features', async () => {
    const model = await loadText(modelText(sections));
    expect(model.fields.get('bell_field')).toMatchObject({
      type: 'yes-no',
      widget: 'onoff',
      option: { component: 'extra', variant: 'bell' },
      domain: {
        values: [
          { name: 'Yes', article: 'X-1', price: 1200 },
          { name: 'No', article: undefined, price: 0 },
        ],
      },
    });
    expect(model.problem.rules[0]).toMatchObject({
      formula: {
        terms: [
          { field: 'bell_field', weights: { Yes: 161 } },
          { field: 'cup_field', weights: { Yes: 80 } },
        ],
        relation: '<=',
        bound: 200,
      },
    });
    expect(model.steps[0]?.groups[1]?.options).toMatchObject({
      component: { name: 'extra' },
      details: [
        {
          name: 'weight',
          label: { text: 'Weight' },
          unit: 'g',
          contents: new Map([
            ['bell', 80.5],
            ['cup', 40],
          ]),
        },
        { name: 'loud', label: { text: 'Loud' } },
      ],
      withPrices: true,
    });
  });

  const wrong: Readonly<Record<string, readonly [Readonly<Record<string, string>>, ...string[]]>> = {
    'of a component that is not there': [
      {
        fields:
          '{ lamp_field: { label: L, type: yesno }, o: { label: O, option: §extras.bell, hidden: yes } }',
      },
      'There is no component "extras". | Did you mean "extra"?',
    ],
    'of a variant that is not there': [
      {
        fields: '{ lamp_field: { label: L, type: yesno }, o: { label: O, option: §extra.bel, hidden: yes } }',
      },
      'There is no variant "extra.bel". | Did you mean "extra.bell"?',
    ],
    'with a price of its own': [
      {
        fields:
          '{ lamp_field: { label: L, type: yesno }, o: { label: O, option: extra.bell, §price: 3, hidden: yes } }',
      },
      'An option has the price of its variant. | Give it where "bell" is described.',
    ],
    'in a group of another component': [
      {
        fields: optionFields,
        steps: steps('{ group: o, label: O, options: §extar, members: [bell_field, cup_field] }'),
      },
      'There is no component "extar". | Did you mean "extra"?',
    ],
    'beside something that is none': [
      {
        fields: `${optionFields}\n  more: { label: M, type: yesno }`,
        steps: steps('{ group: o, label: O, options: extra, members: [bell_field, cup_field, §more] }'),
      },
      'This is no option of "extra". | Its fields say "option: extra.…".',
    ],
    'with details that customers have no word for, or that nobody has': [
      {
        fields: optionFields,
        steps: steps(
          '{ group: o, label: O, options: extra, feature_details: [§thread, §wieght], members: [bell_field, cup_field] }',
        ),
      },
      'Customers would see no name for "thread". | Give the feature a "label".',
      '"extra" has no feature "wieght". | Did you mean "weight"?',
    ],
    'details of a group that is none of options': [
      {
        fields: optionFields,
        steps: steps('{ group: o, label: O, §feature_details: [weight], members: [bell_field, cup_field] }'),
      },
      '"feature_details" is for groups of options. | Add "options".',
    ],
  };
  test.each(Object.entries(wrong))('%s', async (_title, [more, ...problems]) => {
    const { text, places } = withoutMarks(modelText({ components: extras, ...more }));
    const found = (await problemsOf(text)).map((problem) =>
      problem.replace(/: (error|warning): /, ' ').replace('\n  hint: ', ' | '),
    );
    expect(found).toEqual(problems.map((problem, index) => `${places[index] ?? 'nowhere'} ${problem}`));
  });
});

describe('editable if', () => {
  test('is a condition over any field, later ones too', async () => {
    const model = await loadText(
      modelText({
        fields: `
  lamp_field: { label: Lamp, type: yesno, editable_if: count_field > 2 }
  count_field: { label: Count, type: integer, min: 0, max: 9, hidden: yes }`,
      }),
    );
    const isEditable = model.fields.get('lamp_field')?.editableIf;
    const editableAt = (count: string) => isEditable && holds(isEditable, new Map([['count_field', count]]));
    expect(['2', '3'].map(editableAt)).toEqual([false, true]);
    expect(model.problem.rules).toEqual([]);
  });

  test('says what is wrong where it is written', async () => {
    const { text, places } = withoutMarks(
      modelText({ fields: '{ lamp_field: { label: L, type: yesno, editable_if: not §lmap_field } }' }),
    );
    expect(await problemsOf(text)).toEqual([
      `${places[0]}: error: There is no field "lmap_field".\n  hint: Did you mean "lamp_field"?`,
    ]);
    const never = withoutMarks(
      modelText({
        fields: '{ lamp_field: { label: L, type: yesno, readonly: yes, §editable_if: lamp_field } }',
      }),
    );
    expect((await problemsOf(never.text))[0]).toContain(
      `${never.places[0]}: error: A read-only field is never editable.`,
    );
  });
});
