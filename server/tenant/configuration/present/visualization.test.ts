import { expect, test } from 'vitest';
import { withoutMarks } from '#server/model/testing/marked-text.ts';
import { modelText, problemsOf } from '#server/model/testing/model-folder.ts';
import { openShop } from '../../testing/sample-shop.ts';
import { pairs } from '../../testing/test-configurator.ts';

const sections = {
  components: `
  arm:
    label: Arm
    features: { reach: { unit: cm }, bent: yesno, kind: text }
    variants:
      short: { label: Short, features: { reach: 45.5, bent: no, kind: S } }
      long: { label: Long, features: { reach: 80, bent: yes, kind: L } }`,
  fields: `
  arm_field: { label: Arm, component: arm, default: short }
  lamp_field: { label: Lamp, type: yesno }
  text_field: { label: Words, type: text }`,
  steps:
    '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [arm_field, lamp_field, text_field] }] }',
  visualization: `
  scene: lamp
  aspect_ratio: '4:3'
  primary_color: '#3763e0'
  buttons: [share]
  tell:
    arm: arm_field
    arm.reach: arm_field.reach
    bent: arm_field.bent
    kind: arm_field.kind
    isOn: lamp_field
    words: text_field`,
};

test('a scene is told what the model binds, and again after every choice', async () => {
  const { start, post } = await openShop(modelText(sections));
  const started = await start();
  expect(started.visualization).toEqual({
    name: 'lamp',
    tvkbReference: 'lamp',
    currentStep: 's',
    aspectRatio: '4:3',
    primaryColor: '#3763e0',
    debugMode: false,
    fullscreen: false,
    share: true,
    visaction: false,
    messagingData: [
      { name: 'arm', value: 'short' },
      { name: 'arm.reach', value: '45.5' },
      { name: 'bent', value: 'No' },
      { name: 'kind', value: 'S' },
      { name: 'isOn', value: 'No' },
      { name: 'words', value: '' },
    ],
  });
  const { visualization } = await post(
    '/config/commit',
    pairs(started.configId, ['arm_field', 'long'], ['lamp_field', 'Yes'], ['text_field', 'Hello']),
  );
  expect(visualization['messagingData']).toEqual([
    { name: 'arm', value: 'long' },
    { name: 'arm.reach', value: '80' },
    { name: 'bent', value: 'Yes' },
    { name: 'kind', value: 'L' },
    { name: 'isOn', value: 'Yes' },
    { name: 'words', value: 'Hello' },
  ]);
});

test('a product without a scene has an empty object', async () => {
  const { start } = await openShop(modelText({}));
  expect((await start()).visualization).toEqual({});
});

test('what is wrong with bindings is said where it is', async () => {
  const { text, places } = withoutMarks(
    modelText({
      ...sections,
      visualization: '{ scene: x, aspect_ratio: §wide, tell: { a: arm_field, b: arm_field } }',
    }),
  );
  expect((await problemsOf(text)).map((problem) => problem.split('\n')[0])).toEqual([
    `${places[0]}: error: This is not a ratio.`,
  ]);
  const unknown = withoutMarks(
    modelText({
      ...sections,
      visualization: '{ scene: x, tell: { a: §arm_feild, b: §arm_field.raech, c: §lamp_field.reach } }',
    }),
  );
  expect((await problemsOf(unknown.text)).map((problem) => problem.replace('\n  hint: ', ' | '))).toEqual([
    `${unknown.places[0]}: error: There is no field "arm_feild". | Did you mean "arm_field"?`,
    `${unknown.places[1]}: error: "arm_field" has no feature "raech". | Did you mean "reach"?`,
    `${unknown.places[2]}: error: "lamp_field" has no feature "reach".`,
  ]);
});
