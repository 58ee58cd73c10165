/** What the API page lists under "TCX Models", and what anonymous callers are not told ("Product Models"). */
import { expect, test } from 'vitest';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs, parameter } from '../testing/test-configurator.ts';

const model = modelText({
  components: `
  motor:
    label: Motor
    features: { class: text, weight: { unit: kg, label: Weight } }
    variants:
      small: { label: Small, description: For one, article: M-1, price: 10, picture: m.svg, features: { class: IE3, weight: 5 } }
      large: { label: Large, article: M-2, price: 15, features: { class: IE4, weight: 8.5 } }`,
  fields: `
  place_field: { label: Place, type: yesno }
  motor_field: { label: Motor, component: motor, price_lookup: delta, properties: { tc_css: wide, hidden: 'yes' } }
  tag_field: { label: Tag, type: text, mandatory: input }
  pieces_field: { label: Pieces, item: qty, default: 1, decimals: 0 }
  freight_field: { label: Freight, computed: pieces_field * motor_field.weight, unit: kg }
  rebate_field: { label: Rebate, item: rebate, hidden: yes }`,
  needs: '{ place: place_field }',
  steps: `
  - { step: step_need, label: Need, groups: [{ group: n, label: N, members: [place_field] }] }
  - step: s
    label: S
    groups:
      - { group: g, label: G, properties: { tc_hidden_leadgen: 'yes' }, members: [motor_field, tag_field] }
      - { group: i, label: I, info: yes, members: [pieces_field, freight_field] }`,
  bom: '[motor_field]',
  outputs: '{ motorClass: motor_field.class, freightWeight: freight_field, tag: tag_field }',
  integration_attributes: '{ ERP-TAG: tag_field, ERP-MOTOR: motor_field }',
});
const files = { 'thing/pictures/m.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' };

test('shows a product of the TCX style as the API page has it', async () => {
  const { post, tenant, start } = await openShop(model, files);
  const configId = (await start()).configId ?? '';
  const shown = await post('/config/step', { configId, step: 'next' });
  const motor = parameter(shown, 'motor_field');
  // Auxiliary properties come along; they do not replace what the API says itself.
  expect(motor.properties).toMatchObject({ tc_css: 'wide', hidden: 'no', tc_price_lookup_mode: 'delta' });
  expect(shown.steps[1]?.rootGroup?.members[0]?.properties).toMatchObject({ tc_hidden_leadgen: 'yes' });
  expect(parameter(shown, 'tag_field').domain).toEqual({ name: 'string', elements: [] });
  expect(parameter(shown, 'freight_field')).toMatchObject({ value: '5', domain: { name: 'string' } });
  const illustrated = {
    tc_component_picture: expect.stringContaining('/motor/small'),
    long_description: 'For one',
  };
  expect(shown.bom).toMatchObject([{ name: 'M-1', attributes: illustrated }]);
  expect(shown.pricing.rows).toMatchObject([{ rows: [illustrated] }]);

  // Outputs and integration attributes of the item; what is calculated from its attributes follows them.
  const added = await tenant.json('/cart/items', { as: 'ada', form: { configId, qty: 3 } });
  const item = { motorClass: 'IE3', freightWeight: '15', configResult: expect.anything() };
  expect(added).toMatchObject({
    ...item,
    configResult: {
      integrationAttributes: [{ name: 'ERP-MOTOR', value: 'small' }],
      resultLayout: [
        {
          name: 'step_need',
          description: 'Need',
          members: [{ name: 'n', members: [{ name: 'place_field' }] }],
        },
        {
          name: 's',
          members: [
            {
              name: 'g',
              members: [
                { name: 'motor_field', description: 'Motor', value: 'small', valueDescription: 'Small' },
                { name: 'tag_field', value: '' },
              ],
            },
            {
              name: 'i',
              members: [{ name: 'pieces_field' }, { name: 'freight_field', valueDescription: '15 kg' }],
            },
          ],
        },
      ],
    },
  });
  expect(added).not.toHaveProperty('tag');
  await post('/config/start', { configId });
  const again = await post('/config/commit', pairs(configId, ['motor_field', 'large']));
  expect(parameter(again, 'freight_field').value).toBe('25.5');
});

test('tells anonymous callers no calculations and no prices', async () => {
  const { post } = await openShop(model, files);
  const anonymous = { as: undefined };
  const { configState = '' } = await post('/config/start/things/thing', { place: 'No' }, anonymous);
  const shown = await post('/config/step', { configState, step: 's' }, anonymous);
  expect(parameter(shown, 'freight_field')).toMatchObject({ value: '', valueDescription: '' });
  const motor = parameter(shown, 'motor_field');
  expect(motor.properties).not.toHaveProperty('tc_price_lookup_mode');
  expect(motor).not.toHaveProperty('price-details');
});

test('begins behind a needs step that the start call has answered', async () => {
  const { post, start } = await openShop(model, files);
  expect((await start()).steps.map(({ name }) => name)).toEqual(['step_need', 's']);
  const given = await post('/config/start/things/thing', { place: 'Yes' });
  expect(given.steps).toMatchObject([{ name: 's', current: true }]);
});
