/** Every mistake an author can make, with the place and the words that come back. */
import { describe, expect, test } from 'vitest';
import { withoutMarks } from '../testing/marked-text.ts';
import { modelText, problemsOf } from '../testing/model-folder.ts';

/**
 * Sections of a model with a mark (§) before every place that is to be complained of, and what is to be said there
 * (message | hint), in the order of the file.
 */
type Case = readonly [sections: Readonly<Record<string, string>>, ...problems: readonly string[]];

const inGroup = (members: string) =>
  `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: ${members} }] }`;
const size = '{ size: { label: Size, values: { s: Small, m: Medium } } }';
const fork = (variants: string, features = '{ weight: number }') =>
  `\n  fork: { label: Fork, features: ${features}, variants: ${variants} }`;
const oneField = (field: string, more: Readonly<Record<string, string>> = {}) => ({
  fields: `\n  ${field}`,
  steps: inGroup('[a_field]'),
  ...more,
});

const oneKind = 'Give one of: "domain", "component", "type", "option", "computed", "item".';
const oneStatement =
  'Give one of: "if" with "then", "require", "forbid", "of" with a number, "allowed", "forbidden".';
const howMany = 'The number is missing. | Give "exactly", or "at_least", or "at_most", or the last two.';
const notName =
  'This is not a name. | A name has letters, digits and "_", starts with a letter and has 100 characters at most.';
const notNumber = 'This is not a number. | Write it as 12 or 12.5; at most 6 decimals and 15 digits.';
const notWhole = 'This is not a whole number. | Write it as 12; it must be below 1,000,000,000.';

const cases: Readonly<Record<string, readonly Case[]>> = {
  'the frame': [
    [{ format: '§2' }, 'This version of the language is not known. | Write "format: 1".'],
    [{ name: '§my bike' }, notName],
    [{ title: '§""' }, 'There is no text here.'],
    [{ title: '§[x]' }, 'Expected a text, found a list.'],
    [{ title: '§{ x: y }' }, 'Expected a text, found a mapping.'],
    [{ title: `§${'x'.repeat(2001)}` }, 'This is longer than 2000 characters.'],
    [{ language: '§english' }, 'This is not a language code. | Write it as en, de or pt-BR.'],
    [{ currency: '§€' }, 'This is not a currency code. | Write the three letters of ISO 4217, such as EUR.'],
    [{ '§titel': 'x' }, '"titel" is not known here. | Did you mean "title"?'],
    [{ picture: '§none.svg' }, 'There is no picture "none.svg" in the folder "pictures".'],
    [{ steps: '§[]' }, 'A model needs at least one step.'],
    [{ summary: '[§lam_field]' }, 'There is no field "lam_field". | Did you mean "lamp_field"?'],
    [{ needs: '{ light: §lamp }' }, 'There is no field "lamp". | There is: lamp_field.'],
  ],
  'domains and components': [
    [{ domains: '{ size: { label: Size, values: §{} } }' }, 'There must be at least one value.'],
    [{ domains: '§[]' }, 'Expected a mapping (lines of "name: …"), found a list.'],
    [{ domains: '{ §a b: { label: X, values: { a: A } } }' }, notName],
    [
      { domains: '{ §yes_no: { label: X, values: { a: A } } }' },
      '"yes_no" is the name of the domain of yes/no fields.',
    ],
    [
      { domains: size, components: '{ §size: { label: Size, variants: { a: A } } }' },
      'There is a domain "size" already.',
    ],
    [
      { components: fork('{ a: { label: A, features: { weight: 1 }, §prise: 3 } }') },
      '"prise" is not known here. | Did you mean "price"?',
    ],
    [
      { components: fork('{ a: { label: A, features: { weight: 1 }, price: §1.5 EUR } }') },
      'This is not a number. | Write it as 12 or 12.5; at most 6 decimals and 15 digits.',
    ],
    [
      { components: fork('{ a: { label: A, features: { weight: 1 }, price: §1.005 } }') },
      'A price in EUR does not have that many decimals.',
    ],
    [
      { components: fork('{ §a: A }') },
      'The feature "weight" is missing. | Give it here, or a "default" where it is declared.',
    ],
    [
      { components: fork('{ a: { label: A, features: { weight: §3 g } } }') },
      '"3 g" is not a number. | Write the number alone; its unit belongs to the declaration.',
    ],
    [
      { components: fork('{ a: { label: A, features: { weight: 3, §wieght: 4 } } }') },
      'There is no feature "wieght". | Did you mean "weight"?',
    ],
    [
      { components: fork('{ a: { label: A, features: { §wieght: 4 } } }', '{}') },
      'There is no feature "wieght". | Declare it under "features" of "fork".',
    ],
    [
      { components: fork('{ a: { label: A, features: { disc: §maybe } } }', '{ disc: yesno }') },
      '"maybe" is neither yes nor no.',
    ],
    [
      { components: fork('{ a: A }', '{ disc: { type: yesno, default: §maybe } }') },
      '"maybe" is neither yes nor no.',
    ],
    [
      { components: fork('{ a: A }', '{ disc: { type: §bool } }') },
      '"bool" is not possible here. | There is: number, text, yesno, enumerated.',
    ],
    [
      { components: fork('{ a: { label: A, features: { price: 3 } } }', '{ §price: number }') },
      'Every value has the feature "price" already.',
    ],
    [
      {
        components: fork('{ a: { label: A, features: { kind: x } } }', '{ kind: { type: text, unit: §g } }'),
      },
      'Only numbers have units.',
    ],
    [
      { components: fork("{ §'a ': A }", '{}') },
      'This is not a name of a value. | It has 1 to 100 characters, no line break, and no space at its ends.',
    ],
  ],
  fields: [
    [oneField('§a_field: { label: A }'), `The kind of this field is missing. | ${oneKind}`],
    [
      oneField('§a_field: { label: A, type: yesno, domain: size }', { domains: size }),
      `A field can have only one of these. | ${oneKind}`,
    ],
    [
      oneField('a_field: { label: A, domain: §sise }', { domains: size }),
      'There is no domain "sise". | Did you mean "size"?',
    ],
    [
      oneField('a_field: { label: A, component: §size }', { domains: size }),
      '"size" is a domain. | Write "domain: size".',
    ],
    [
      oneField('a_field: { label: A, domain: size, default: §l }', { domains: size }),
      'There is no value "l". | Did you mean "s"?',
    ],
    [
      oneField('a_field: { label: A, type: yesno, default: §maybe }'),
      'There is no value "maybe". | There is: yes, no.',
    ],
    [oneField('§a_field: { label: A, type: integer, min: 3 }'), '"max" is missing.'],
    [oneField('a_field: { label: A, type: integer, min: 3, max: §1 }'), '"max" is smaller than "min".'],
    [
      oneField('a_field: { label: A, type: integer, min: 1, max: 3, default: §2.5 }'),
      'The default must be a whole number from 1 to 3.',
    ],
    [
      oneField('a_field: { label: A, type: integer, min: 1, max: 3, default: §4, step: §0 }'),
      'The default must be a whole number from 1 to 3.',
      '"step" must be at least 1.',
    ],
    [oneField('a_field: { label: A, type: integer, min: §1.5, max: §3_000_000_000 }'), notWhole, notWhole],
    [oneField('a_field: { label: A, type: integer, min: §1e5, max: 3 }'), notNumber],
    [
      oneField('a_field: { label: A, type: yesno, §unit: mm }'),
      '"unit" is not possible here. | It is for fields that are integer or decimal or computed.',
    ],
    [
      oneField('a_field: { label: A, type: yesno, widget: §slidr }'),
      '"slidr" is not possible here. | Did you mean "slider"?',
    ],
    [
      oneField('a_field: { label: A, type: text, widget: §slider }'),
      'This field cannot be drawn as "slider". | Choose one of: text, custom_viz_image, readonly.',
    ],
    [
      oneField('a_field: { label: A, type: text, mandatory: §confirmation }'),
      'A text has no default to confirm. | Write "mandatory: input".',
    ],
    [
      oneField('a_field: { label: A, type: text, max_length: §5000 }'),
      '"max_length" must be from 1 to 1000.',
    ],
    [
      oneField('§a_field: { label: A, type: yesno, price: 3 }', { domains: size.replace('size', 'a_field') }),
      '"a_field" is the name of a domain already.',
    ],
    [
      oneField('a_field: { label: A, type: yesno, hidden: §maybe }'),
      '"maybe" is not possible here. | There is: yes, no.',
    ],
  ],
  rules: [
    [{ rules: '{ §r: { if: lamp_field, then: lamp_field } }' }, '"text" is missing here.'],
    [{ rules: '{ §r: { text: T } }' }, `This rule says nothing. | ${oneStatement}`],
    [
      { rules: '{ §r: { text: T, if: lamp_field, require: lamp_field } }' },
      `A rule can say only one thing. | ${oneStatement}`,
    ],
    [{ rules: '{ r: { text: T, if: §lamp_field } }' }, 'This rule has no "then". | Add "then".'],
    [{ rules: '{ r: { text: T, require: lamp_field, §then: lamp_field } }' }, '"then" needs an "if".'],
    [
      { rules: '\n  r:\n    text: T\n    require: >-\n      lamp_field\n      and §lam_field' },
      'There is no field "lam_field". | Did you mean "lamp_field"?',
    ],
    [
      { rules: "{ r: { text: T, if: 'lamp_field = §yess', then: '1 <§' } }" },
      '"lamp_field" is never "yess" here. | Did you mean "yes"?',
      'Expected a field, a value or a number, found the end.',
    ],
    [
      {
        rules:
          '{ r: { text: T, allowed: { fields: [§lamp, lamp_field, §lamp_field], rows: [[yes, yes, yes]] } } }',
      },
      'There is no field "lamp". | There is: lamp_field.',
      '"lamp_field" is in this table twice.',
    ],
    [
      { rules: '{ r: { text: T, allowed: { fields: [lamp_field], rows: [[§{ a: b }]] } } }' },
      'A cell is a value, a list of values, or "any".',
    ],
    [
      {
        rules:
          '{ r: { text: T, allowed: { fields: [lamp_field], rows: [[§yess], §[yes, no], [§[]], [[no, §maybe]]] } } }',
      },
      '"lamp_field" cannot be "yess". | Did you mean "Yes"?',
      'This row has 2 cells; the table has 1 fields.',
      'There is no value here.',
      '"lamp_field" cannot be "maybe". | There is: Yes, No.',
    ],
    [
      {
        fields: '{ a_field: { label: A, type: integer, min: 0, max: 9 }, t_field: { label: T, type: text } }',
        steps: inGroup('[a_field, t_field]'),
        rules: `
  r: { text: T, allowed: { fields: [a_field], rows: [[§10], [§1.5], [§x]] } }
  q: { text: T, allowed: { fields: [§t_field], rows: [[x]] } }`,
      },
      '"a_field" cannot be "10". | It is a whole number from 0 to 9.',
      '"a_field" cannot be "1.5". | It is a whole number from 0 to 9.',
      '"a_field" cannot be "x". | It is a whole number from 0 to 9.',
      '"t_field" is a free text: rules and expressions cannot use it.',
    ],
  ],
  'rules that count, forbid and warn': [
    [{ rules: '{ r: { text: T, §of: [lamp_field] } }' }, howMany],
    [{ rules: '{ r: { text: T, §of: [lamp_field], exactly: 1, at_most: 1 } }' }, howMany],
    [
      { rules: '{ r: { text: T, of: [lamp_field], exactly: §2 } }' },
      'There are 1 conditions: this must be from 0 to 1.',
    ],
    [
      { rules: '{ r: { text: T, of: [lamp_field, lamp_field], at_least: 2, at_most: §1 } }' },
      '"at_most" is smaller than "at_least".',
    ],
    [
      { rules: '{ r: { text: T, of: [lamp_field, §lamp], at_least: 1 } }' },
      'There is no field "lamp". | There is: lamp_field.',
    ],
    [
      { rules: '{ r: { text: T, require: lamp_field, §at_most: 1 } }' },
      '"at_most" needs "of" and a list of conditions.',
    ],
    [
      { rules: '{ r: { text: T, forbid: lamp_field = §yess } }' },
      '"lamp_field" is never "yess" here. | Did you mean "yes"?',
    ],
    [
      { rules: '{ r: { text: T, §forbidden: { fields: [lamp_field] } } }' },
      'The rows of this table are missing. | Give "fields" and "rows", or the name of a CSV "file".',
    ],
    [{ rules: '{ r: { text: T, §allowed: { rows: [[yes]] } } }' }, '"fields" is missing here.'],
    [
      { rules: '{ r: { text: T, allowed: { file: §../x.csv } } }' },
      'There is no file "../x.csv". | Put it beside model.yaml.',
    ],
    [
      { rules: '{ r: { text: T, warning: yes, require: lamp_field = §yess } }' },
      '"lamp_field" is never "yess" here. | Did you mean "yes"?',
    ],
    [
      { rules: '{ r: { text: T, warning: yes, require: §sqrt(4) } }' },
      'This is not a condition. | Compare it with something.',
    ],
    [
      { rules: '{ r: { text: T, warning: yes, require: §lamp > 3 } }' },
      'There is no field "lamp". | There is: lamp_field.',
    ],
  ],
  view: [
    [{ steps: inGroup('[lamp_field, §lamp]') }, 'There is no field "lamp". | There is: lamp_field.'],
    [
      {
        fields: `
  lamp_field: { label: L, type: yesno }
  §b_field: { label: B, type: yesno }
  c_field: { label: C, type: yesno, hidden: yes }`,
      },
      '"b_field" is in no step. | Put it into a group, or write "hidden: yes".',
    ],
    [
      { steps: inGroup('[lamp_field, { group: h, label: H, members: §[] }]') },
      'A group needs at least one member.',
    ],
    [
      { steps: inGroup('[lamp_field, §lamp_field]') },
      '"lamp_field" has a place already. | Only a group with "info: yes" can show a field again.',
    ],
    [
      { steps: inGroup('[lamp_field, { group: §g, label: H, members: [lamp_field], info: yes }]') },
      'The name "g" is used twice in the view.',
    ],
    [
      { steps: inGroup('[lamp_field, { group: §lamp_field, label: H, members: [lamp_field], info: yes }]') },
      '"lamp_field" is the name of a field already.',
    ],
    [
      { steps: inGroup('[lamp_field, §{ group: h }]') },
      'A group needs "label", "members". | Write "- group: its_name", "label: …" and "members: […]".',
    ],
    [
      { steps: inGroup('[{ field: lamp_field, §label: Other }]') },
      'A field has no "label" here. | Describe the field under "fields".',
    ],
    [
      { steps: '[{ step: s, label: S, groups: [§lamp_field] }]' },
      'A step holds groups only. | Put it into a group.',
    ],
    [
      {
        fields: '{ b_field: { label: B, type: yesno, hidden: yes } }',
        steps: '[{ step: s, label: S, groups: §[] }]',
      },
      'A step needs at least one group.',
    ],
  ],
  'the bill of materials': [
    [{ bom: '[§lamp]' }, 'There is no field "lamp". | There is: lamp_field.'],
    [
      { bom: '[§lamp_field]' },
      'No value of "lamp_field" has an article number. | Give its variants an "article".',
    ],
    [
      {
        fields: `
  a_field: { label: A, type: yesno, article: A-1 }
  n_field: { label: N, type: integer, min: -1, max: 2 }`,
        steps: inGroup('[a_field, n_field]'),
        bom: `
  - a_field
  - { field: §a_field, quantity: §0 }
  - { field: §n_field, quantity: §n_field }
  - { field: §b, quantity: §m }
  - { field: §c, quantity: §1.5 }`,
      },
      '"a_field" is in the bill of materials already.',
      'A quantity is a whole number from 1 on, or an integer field.',
      '"n_field" chooses no part.',
      '"n_field" is not an integer field from 0 on.',
      'There is no field "b". | There is: a_field, n_field.',
      'There is no field "m". | There is: a_field, n_field.',
      'There is no field "c". | There is: a_field, n_field.',
      'A quantity is a whole number from 1 on, or an integer field.',
    ],
    [{ bom: '[{ §feild: x }]' }, '"feild" is not known here. | Did you mean "field"?'],
    [
      { bom: '[§{ quantity: 2 }, { part: §Screws }, { part: Nuts, article: N-1, attributes: [§weight] }]' },
      '"field" is missing here. | A line is a "field", a "part" of its own, or "rows".',
      'A part has an article number. | Add "article".',
      'A part of its own has no features.',
    ],
    [
      {
        fields: '{ lamp_field: { label: L, type: yesno, article: L-1 } }',
        bom: '[{ field: lamp_field, §article: L-2, attributes: [§weight], if: not §lmap_field }]',
      },
      'A field has no "article" here. | Its variants have one.',
      'There is no feature with a label named "weight" here. | Give the feature a "label".',
      'There is no field "lmap_field". | Did you mean "lamp_field"?',
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (_section, list) => {
  const titled = list.map((entry, index) => [`${index + 1}: ${entry[1] ?? ''}`, entry] as const);
  test.each(titled)('%s', async (_title, [sections, ...problems]) => {
    const { text, places } = withoutMarks(modelText(sections));
    const found = await problemsOf(text);
    expect(
      found.map((problem) => problem.replace(/: (error|warning): /, ' ').replace('\n  hint: ', ' | ')),
    ).toEqual(problems.map((problem, index) => `${places[index] ?? 'nowhere'} ${problem}`));
  });
});

test('a table that stands for too many combinations is refused', async () => {
  const all = `[${Array.from({ length: 200 }, (_, index) => index).join(', ')}]`;
  const rules = `
  r: { text: T, allowed: { fields: [a_field, b_field], rows: [§[${all}, ${all}]] } }
  q: { text: T, allowed: §{ fields: [a_field, b_field], rows: [${`[${all}, 1], `.repeat(101)}] } }`;
  const fields = `
  a_field: { label: A, type: integer, min: 0, max: 200 }
  b_field: { label: B, type: integer, min: 0, max: 200 }`;
  const { text, places } = withoutMarks(modelText({ fields, rules, steps: inGroup('[a_field, b_field]') }));
  expect(await problemsOf(text)).toEqual([
    `${places[0]}: error: This row stands for more than 20000 combinations.`,
    `${places[1]}: error: This table has more than 20000 combinations.`,
  ]);
});

describe('every problem at once', () => {
  test('of shape and of meaning, without those that only follow from another', async () => {
    const { text, places } = withoutMarks(
      modelText({
        fields: `
  lamp_field: { label: Lamp, type: yesno, §widgit: onoff }
  count_field: { label: Count, type: integer, min: §one, max: 9 }`,
        steps: inGroup('[lamp_field, count_field, §saddle_field]'),
        rules: `
  r: { text: T, if: lamp_field, then: count_field > 3 and §cuont_field < 5 }
  q: { text: T, §requires: lamp_field }`,
      }),
    );
    expect((await problemsOf(text)).map((problem) => problem.split('\n')[0])).toEqual([
      `${places[0]}: error: "widgit" is not known here.`,
      `${places[1]}: error: This is not a number.`,
      `${places[2]}: error: There is no field "saddle_field".`,
      `${places[3]}: error: There is no field "cuont_field".`,
      `${places[4]}: error: "requires" is not known here.`,
    ]);
  });

  test('duplicates are found by the reader of YAML', async () => {
    const { text, places } = withoutMarks(`${modelText({})}§fields: {}\n`);
    expect(await problemsOf(text)).toEqual([
      `${places[0]}: error: This name is given twice in the same place.`,
    ]);
  });
});
