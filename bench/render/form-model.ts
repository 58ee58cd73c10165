/** A product that is a long form: what a page costs that shows so many fields. */

const GROUP = 20;
/** Half of the fields are dropdowns of eight values, a fifth radio buttons, a fifth numbers, the rest on or off. */
const KINDS = [
  'list',
  'list',
  'radio',
  'list',
  'number',
  'list',
  'radio',
  'list',
  'number',
  'switch',
] as const;

/** Groups in a group, where they are nested. */
const NESTED = 5;
/** How many fields before the switch, and what must be so when it is on: with the switch, six fields change. */
const CONSEQUENCES = [
  [1, '= 20'],
  [5, '= 30'],
  [2, '!= value_7'],
  [4, '!= value_7'],
  [3, '!= value_3'],
] as const;

/** The text of `model.yaml`. A switch sets the numbers of its ten fields, and excludes values of two lists and of radio buttons. */
export function formModel(fieldCount: number, isNested = false): string {
  const fields = Array.from({ length: fieldCount }, (_, index) => ({
    name: `field_${index}`,
    kind: KINDS[index % KINDS.length] ?? 'list',
    index,
  }));
  const groups = Array.from({ length: Math.ceil(fieldCount / GROUP) }, (_, index) => {
    const members = fields.slice(index * GROUP, (index + 1) * GROUP).map(({ name }) => name);
    return `{ group: group_${index}, label: Group ${index}, members: [${members.join(', ')}] }`;
  });
  const outer = Array.from({ length: Math.ceil(groups.length / NESTED) }, (_, index) => {
    const inner = groups.slice(index * NESTED, (index + 1) * NESTED);
    return `{ group: outer_${index}, label: Part ${index}, members: [${inner.join(', ')}] }`;
  });
  const rules = fields
    .filter(({ kind }) => kind === 'switch')
    .flatMap(({ name, index }) =>
      CONSEQUENCES.map(
        ([before, consequence]) =>
          `  rule_${index}_${before}: { text: Set by ${name}., if: ${name}, then: field_${index - before} ${consequence} }`,
      ),
    );
  return `format: 1
name: form
title: Form of ${fieldCount} fields
language: en
currency: EUR
domains:
  eight:
    label: Eight
    values: { ${valuesUpTo(8)} }
  four:
    label: Four
    values: { ${valuesUpTo(4)} }
fields:
${fields.map(({ name, kind, index }) => `  ${name}: { label: Field ${index}, ${definitions[kind]} }`).join('\n')}
rules:
${rules.join('\n')}
steps:
  - step: step_form
    label: All fields
    groups:
${(isNested ? outer : groups).map((group) => `      - ${group}`).join('\n')}
`;
}

const definitions: Readonly<Record<(typeof KINDS)[number], string>> = {
  list: 'domain: eight, widget: dropdown',
  radio: 'domain: four, widget: radio',
  number: 'type: integer, min: 0, max: 50, default: 10, widget: text',
  switch: 'type: yesno, price: 5, widget: onoff',
};

function valuesUpTo(count: number): string {
  return Array.from({ length: count }, (_, index) => `value_${index}: Value ${index}`).join(', ');
}
