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

/** The text of `model.yaml`. Switching one of the switches on excludes a value of the list before it and of the one after. */
export function formModel(fieldCount: number): string {
  const fields = Array.from({ length: fieldCount }, (_, index) => ({
    name: `field_${index}`,
    kind: KINDS[index % KINDS.length] ?? 'list',
    index,
  }));
  const groups = Array.from({ length: Math.ceil(fieldCount / GROUP) }, (_, index) => {
    const members = fields.slice(index * GROUP, (index + 1) * GROUP).map(({ name }) => name);
    return `      - { group: group_${index}, label: Group ${index}, members: [${members.join(', ')}] }`;
  });
  const rules = fields
    .filter(({ kind }) => kind === 'switch')
    .flatMap(({ name, index }) =>
      [index - 2, index + 1]
        .filter((other) => fields[other]?.kind === 'list')
        .map(
          (other) =>
            `  rule_${index}_${other}: { text: Not with ${name}., if: ${name}, then: field_${other} != value_7 }`,
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
${groups.join('\n')}
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
