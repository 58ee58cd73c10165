import { describe, expect, test } from 'vitest';
import { createEngine } from '#server/engine/create-engine.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import { folderWith, modelText, problemsOf } from '#server/model/testing/model-folder.ts';

const features = `{
    power: { unit: kW }, cert: { type: enumerated, values: [ATEX, none] }, note: text, inverter: { type: yesno, default: no } }`;
const model = modelText({
  components: `
  motor: { label: Motor, file: motors.csv, features: ${features}, variants: {
    hand: { label: By hand, features: { power: 0, cert: none, note: x } } } }`,
  fields:
    '\n  motor_field: { label: Motor, component: motor }\n  need_field: { label: Need, type: integer, min: 0, max: 9 }',
  steps: `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [motor_field, need_field] }] }`,
  rules: `
  strong: { text: T, require: motor_field.power >= need_field }
  safe: { text: T, if: need_field > 2, then: motor_field.cert = ATEX and motor_field.inverter }`,
});
const spreadsheet = `\uFEFFname;label;label:de;article;price;power;cert;note;inverter
M-1;Small;Klein;1001;99,50;1,5;none;"a ""b""";
M-2;Medium;Mittel;1002;1999;3;ATEX;x;Yes
__proto__;Größe 🚲;שלום;;12;4;ATEX;;no
`.replaceAll('\n', '\r\n');

test('a spreadsheet is read as if it stood in the model', async () => {
  const files = { 'model.yaml': model, 'motors.csv': spreadsheet.replace(';ATEX;;no', ';ATEX;y;no') };
  const loaded = await loadModel(
    await folderWith({
      ...files,
      'translations/de.yaml':
        'same: [Motor, Need, S, G, T]\ntexts: { By hand: Von Hand, Sample: Muster, "Yes": Ja, "No": Nein }',
    }),
  );
  const values = loaded.domains.get('motor')?.values ?? [];
  expect(
    values.map(({ name, label, article, price }) => [
      name,
      label.text,
      label.translations['de'],
      article,
      price,
    ]),
  ).toEqual([
    ['hand', 'By hand', 'Von Hand', undefined, 0],
    ['M-1', 'Small', 'Klein', '1001', 9950],
    ['M-2', 'Medium', 'Mittel', '1002', 199900],
    ['__proto__', 'Größe 🚲', 'שלום', undefined, 1200],
  ]);
  expect({ ...values[1]?.features }).toEqual({ power: 1.5, cert: 'none', note: 'a "b"', inverter: false });
  const engine = await createEngine(loaded.problem);
  const { assignment } = await engine.evaluate([{ field: 'need_field', value: '3' }]);
  expect(assignment.get('motor_field')).toBe('M-2');
  engine.dispose();
});

test('the revision is that of the file, too', async () => {
  const load = async (csv: string) =>
    (await loadModel(await folderWith({ 'model.yaml': model, 'motors.csv': csv }))).revision;
  const csv = spreadsheet.replace(';ATEX;;no', ';ATEX;y;no');
  expect(await load(csv)).toBe(await load(csv));
  expect(await load(csv)).not.toBe(await load(csv.replace('99,50', '99,60')));
});

describe('mistakes are said at their cell', () => {
  const header = 'name,label,price,power,cert,note\n';
  test.each([
    ['', ': error: There is no file "motors.csv". | Put it beside model.yaml.'],
    [
      'label,power\nA,1',
      'motors.csv:1:1: error: The column "name" is missing. | It names the value, as rules use it.',
    ],
    [
      `${header}a,A,1,1,none,x\nb,B,1,1 kW,none,x`,
      'motors.csv:3:7: error: "1 kW" is not a number. | Write the number alone; its unit belongs to the declaration.',
    ],
    [
      `${header}a,A,1.005,1,none,x`,
      'motors.csv:2:5: error: A price in EUR does not have that many decimals.',
    ],
    [
      `${header}a,A,x,1,none,x`,
      'motors.csv:2:5: error: "x" is not a number. | Write it as 12 or 12.5; at most 6 decimals and 15 digits.',
    ],
    [
      `${header}a,A,1,,none,x`,
      'motors.csv:2:1: error: The feature "power" is missing. | Give it here, or a "default" where it is declared.',
    ],
    [`${header}a,A,1,1,atex,x`, 'motors.csv:2:9: error: "cert" cannot be "atex". | Did you mean "ATEX"?'],
    [`${header}a,A,1,1,ATEX,x\n\na,A,1,1,ATEX,x`, 'motors.csv:4:1: error: There is a value "a" already.'],
    [`${header}hand,A,1,1,ATEX,x`, 'motors.csv:2:1: error: There is a value "hand" already.'],
    [
      `name,powr,cert,note\na,1,ATEX,x`,
      'motors.csv:1:6: error: There is no feature "powr". | Did you mean "power"?',
    ],
    [
      `${header},A,1,1,ATEX,x`,
      'motors.csv:2:1: error: This is not a name of a value. | It has 1 to 100 characters, no line break, and no space at its ends.',
    ],
    [
      `${header}a,A,99999999999999999,1,ATEX,x`,
      'motors.csv:2:5: error: "99999999999999999" is not a number. | Write it as 12 or 12.5; at most 6 decimals and 15 digits.',
    ],
  ])('%j', async (csv, message) => {
    const found = await problemsOf(model, csv === '' ? {} : { 'motors.csv': csv });
    expect(found.map((text) => text.replace('\n  hint: ', ' | ')).join('\n')).toContain(message);
  });
});

test('ten thousand rows', { timeout: 120_000 }, async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, n) => `M${n},Motor ${n},Motor ${n},${n % 700},${n % 12},ATEX,x,yes`,
  );
  const folder = await folderWith({
    'model.yaml': model,
    'motors.csv': ['name,label,label:de,price,power,cert,note,inverter', ...rows].join('\n'),
  });
  const { domains } = await loadModel(folder);
  expect(domains.get('motor')?.values).toHaveLength(10_001);
});

test('missing translations are said once a column', async () => {
  const rows = Array.from({ length: 50 }, (_, n) => `M${n},Motor number ${n},1,ATEX,x`);
  const found = await problemsOf(model, {
    'motors.csv': ['name,label,power,cert,note', ...rows].join('\n'),
    'translations/de.yaml': 'same: [Motor, Need, S, G, T, By hand, Sample]',
  });
  expect(found).toEqual([
    'motors.csv:1:6: warning: The texts of this column are not all translated: de.\n  hint: Add a column "label:de", or the texts to translations/de.yaml.',
  ]);
});
