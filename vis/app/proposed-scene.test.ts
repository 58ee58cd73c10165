import { expect, test } from 'vitest';
import { lampScene } from '#scene/testing/lamp-scene.ts';
import type { StateMessage } from '../protocol/messages.ts';
import { isPreviewOnly, proposedScene } from './proposed-scene.ts';

const messagingData = [
  { name: 'arm_field', value: '300' },
  { name: 'shade_field', value: 'dome' },
  { name: 'cable_field', value: 'No' },
];
const colourWith = (preview: unknown) =>
  proposedScene(lampScene(), { messagingData, preview }, new Set())?.parts[0]?.bodies[0]?.material.color;

test('an option that is pointed at is drawn as if it were chosen', () => {
  expect(colourWith({ shade_field: 'cone' })).toBe('#ff0000');
});

test.each([undefined, null, 'text', {}, { shade_field: 'dome' }, { shade_field: 7 }, { other_field: 'x' }])(
  '%j makes nothing look different',
  (preview) => {
    expect(colourWith(preview)).toBeUndefined();
  },
);

test('a state is a new one by anything but what is pointed at', () => {
  const state = (more: object, of: object = {}): StateMessage => ({
    ...{ type: 'tacton.vis', seq: 1, triggers: [], buttonTriggers: [], page: '' },
    visualization: { messagingData, language: 'en', ...of },
    ...more,
  });
  const preview = { shade_field: 'cone' };
  expect(isPreviewOnly(state({}), state({ seq: 2 }, { preview }))).toBe(true);
  for (const other of [
    // The same again is shown again: after a refused change, a page sends what holds.
    state({}),
    state({}, { preview, language: 'de' }),
    state({ triggers: ['share'] }, { preview }),
    state({ currentGroup: 'g' }, { preview }),
    state({ response: { status: 'OK' } }, { preview }),
  ])
    expect(isPreviewOnly(state({}), other)).toBe(false);
});
