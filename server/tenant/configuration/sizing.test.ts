/** What a customer sees of sizing: the recommended start, for as long as they have not chosen themselves. */
import { expect, test } from 'vitest';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs, parameters } from '../testing/test-configurator.ts';

const lamp = modelText({
  domains: '{ size: { label: Size, values: { small: Small, medium: Medium, large: Large } } }',
  fields: `
  room_field: { label: Room, type: integer, min: 5, max: 90, default: 10 }
  shade_field: { label: Shade, domain: size }
  bulb_field: { label: Bulb, domain: size }
  cable_field: { label: Cable, domain: size }`,
  rules: '{ fit: { text: T, if: shade_field = small, then: bulb_field != large } }',
  sizing: `
  - { if: room_field > 40, prefer: { shade_field: large, bulb_field: large, cable_field: large } }
  - { if: room_field > 20, prefer: { shade_field: medium, bulb_field: [medium, large] } }`,
  steps: `
  - { step: step_need, label: Room, groups: [{ group: n, label: N, members: [room_field] }] }
  - { step: lamp, label: Lamp, groups: [{ group: g, label: G, members: [shade_field, bulb_field, cable_field] }] }`,
});

test('is picked anew when a need changes, and leaves alone what was chosen', async () => {
  const { post, start, tenant } = await openShop(lamp);
  const { configId = '' } = await start();
  const goTo = async (step: string) =>
    parameters(await post('/config/step', { configId, step })).map(
      ({ value, committed }) => `${value}${committed ? '*' : ''}`,
    );
  const commit = (...sent: [string, string][]) => post('/config/commit', pairs(configId, ...sent));

  await commit(['room_field', '50']);
  expect(await goTo('next')).toEqual(['large', 'large', 'large']);
  await commit(['bulb_field', 'medium']);
  // Back to the needs: what nobody chose follows, also after the step was left.
  expect(await goTo('step_need')).toEqual(['50*']);
  await commit(['room_field', '30']);
  expect(await goTo('lamp')).toEqual(['medium', 'medium*', 'small']);
  await commit(['room_field', '8']);
  expect(await goTo('lamp')).toEqual(['small', 'medium*', 'small']);
  // What does not fit the choices is not recommended.
  await commit(['room_field', '50'], ['shade_field', 'small']);
  await post('/config/uncommit', { configId, parameter: 'bulb_field' });
  expect(await goTo('lamp')).toEqual(['small*', 'medium', 'large']);
  // Uncommitting a choice brings the recommendation back.
  await post('/config/uncommit', { configId, parameter: 'shade_field' });
  expect(await goTo('lamp')).toEqual(['large', 'large', 'large']);
  // In the cart it is what it was, for it follows from the same needs.
  await tenant.json('/cart/items', { as: 'ada', form: { configId } });
  await post('/config/start', { configId });
  expect(await goTo('lamp')).toEqual(['large', 'large', 'large']);
});

test('says in a conflict what will be recommended then', async () => {
  const { post, start } = await openShop(lamp);
  const { configId } = await start();
  await post('/config/commit', pairs(configId, ['room_field', '30'], ['shade_field', 'small']));
  const conflict = await post('/config/commit', pairs(configId, ['bulb_field', 'large']));
  expect(conflict.response.changed).toMatchObject([{ name: 'shade_field', newValue: 'medium' }]);
  const accepted = await post('/config/accept', pairs(configId, ['bulb_field', 'large']));
  expect(accepted.response.status).toBe('OK');
});
