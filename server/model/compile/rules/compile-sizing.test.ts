import { expect, test } from 'vitest';
import { join } from 'node:path';
import { createEngine } from '#server/engine/create-engine.ts';
import { loadModel } from '../load-model.ts';
import { modelEngine } from '#server/configurator/model-engine.ts';
import { withoutMarks } from '#server/model/testing/marked-text.ts';
import { loadText, modelText, problemsOf } from '#server/model/testing/model-folder.ts';

const sections = {
  domains: '{ d: { label: D, values: { a: A, b: B, c: C } } }',
  fields: `
  wish_field: { label: Wish, type: yesno }
  first_field: { label: First, domain: d }
  second_field: { label: Second, domain: d }
  size_field: { label: Size, type: decimal, decimals: 1, min: 0, max: 9 }`,
  steps: `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [wish_field, first_field, second_field, size_field] }] }`,
  rules: '{ apart: { text: T, require: first_field != second_field } }',
  sizing: `
  - { if: wish_field, prefer: { first_field: c, second_field: [c, b], size_field: 2.5 } }
  - { prefer: { size_field: 1.5 } }`,
};

test('prefers what fits, gives way to every choice and follows the needs', async () => {
  const model = await loadText(modelText(sections));
  const inner = await createEngine(model.problem);
  const engine = modelEngine(model, inner);
  const start = async (...commits: (readonly [string, string])[]) => {
    const { assignment, states } = await engine.evaluate(commits.map(([field, value]) => ({ field, value })));
    expect(states.get('first_field')?.get('a')).not.toBe('undecided');
    return ['first_field', 'second_field', 'size_field'].map((field) => assignment.get(field)).join(' ');
  };
  expect(await start()).toBe('a b 1.5');
  expect(await start(['wish_field', 'Yes'])).toBe('c b 2.5');
  expect(await start(['wish_field', 'Yes'], ['second_field', 'c'])).toBe('a c 2.5');
  expect(await start(['wish_field', 'Yes'], ['first_field', 'b'], ['size_field', '0'])).toBe('b c 0');
  expect(await start(['wish_field', 'No'])).toBe('a b 1.5');
  // It is no choice: nothing has to move for its sake, and every value stays as free as it is.
  expect(
    await engine.check([{ field: 'wish_field', value: 'Yes' }], [{ field: 'second_field', value: 'c' }]),
  ).toEqual({
    kind: 'consistent',
  });
  inner.dispose();
});

test('a bike that needs little maintenance starts with a belt and a gear hub', async () => {
  const bike = await loadModel(join(import.meta.dirname, '../../../../models/bike'));
  const inner = await createEngine(bike.problem);
  const { assignment } = await modelEngine(bike, inner).evaluate(
    [{ field: 'low_care_field', value: 'Yes' }],
    [],
  );
  expect([assignment.get('transmission_field'), assignment.get('drivetrain_field')]).toEqual([
    'belt',
    'nabo8',
  ]);
  expect(Number(assignment.get('weight_field'))).toBeGreaterThan(10);
  inner.dispose();
});

test.each([
  ['[{ prefer: { §firs_field: a } }]', 'There is no field "firs_field".'],
  ['[{ prefer: { first_field: §d } }]', '"first_field" cannot be "d".'],
  ['[{ prefer: { size_field: [1, §1.25] } }]', '"size_field" cannot be "1.25".'],
  ['[{ if: §wish, prefer: { first_field: a } }]', 'There is no field "wish".'],
  ['[{ §when: wish_field, prefer: { first_field: a } }]', '"when" is not known here.'],
])('%s', async (sizing, message) => {
  const { text, places } = withoutMarks(modelText({ ...sections, sizing }));
  expect((await problemsOf(text)).map((one) => one.split('\n')[0])).toEqual([
    `${places[0]}: error: ${message}`,
  ]);
});
