import { describe, expect, test } from 'vitest';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../../testing/sample-shop.ts';
import { pairs, parameter } from '../../testing/test-configurator.ts';

const model = modelText({
  components: `
  extra:
    label: Extras
    features: { weight: { unit: g, label: Weight }, loud: { type: yesno, label: Loud }, kind: { type: text, label: Kind } }
    variants:
      bell: { label: Bell, description: Rings, article: X-1, price: 12.5, features: { weight: 1080.5, loud: yes, kind: Brass } }
      cup: { label: Cup, article: X-2, features: { weight: 40, loud: no, kind: Steel } }`,
  fields: `
  bell_field: { label: Bell, option: extra.bell }
  cup_field: { label: Cup, option: extra.cup, help: For tea }
  engrave_field: { label: Engrave it, type: yesno }
  text_field: { label: Words, type: text, mandatory: input, editable_if: engrave_field }
  size_field: { label: Size, type: integer, min: 1, max: 9, default: 3, editable_if: engrave_field and not bell_field }`,
  rules: `
  cup_is_small: { text: T, if: cup_field, then: size_field <= 5 }`,
  steps: `
  - step: s
    label: S
    groups:
      - { group: g, label: G, members: [engrave_field, text_field, size_field] }
      - { group: o, label: O, options: extra, feature_details: [weight, loud, kind], price_lookup: list, members: [bell_field, cup_field] }`,
  bom: '[bell_field, cup_field]',
});
const german =
  'texts: { Weight: Gewicht, Loud: Laut, Kind: Art, Brass: Messing, Steel: Stahl, "Yes": Ja, "No": Nein }';

describe('a group of options', () => {
  test('names component, details and prices, every option its variant', async () => {
    const { start } = await openShop(model);
    const started = await start();
    const group = started.steps[0]?.rootGroup?.members[1];
    expect(group).toMatchObject({
      name: 'o',
      'price-details': { bell_field: '€12.50', cup_field: '€0.00' },
      properties: {
        tc_options_module: 'extra',
        tc_options_feature_details: 'weight; loud; kind',
        tc_price_lookup_mode: 'list',
      },
    });
    const bell = parameter(started, 'bell_field');
    expect(bell.properties).toMatchObject({
      tc_options_variant: 'bell',
      tc_info_text: 'Rings',
      tc_guitype: 'onoff',
    });
    expect(JSON.parse(bell.properties['tc_options_features'] ?? '')).toEqual([
      { name: 'weight', description: 'Weight', valueDescription: '1,080.5 g' },
      { name: 'loud', description: 'Loud', valueDescription: 'Yes' },
      { name: 'kind', description: 'Kind', valueDescription: 'Brass' },
    ]);
    expect(parameter(started, 'cup_field').properties['tc_info_text']).toBe('For tea');
  });

  test('is told in the language of the call', async () => {
    const { post } = await openShop(model, { 'thing/translations/de.yaml': german });
    const answer = await post('/config/start/things/thing', {}, { as: 'ada', language: 'de' });
    const told = parameter(answer, 'bell_field').properties['tc_options_features'];
    expect(JSON.parse(told ?? '')).toEqual([
      { name: 'weight', description: 'Gewicht', valueDescription: '1.080,5 g' },
      { name: 'loud', description: 'Laut', valueDescription: 'Ja' },
      { name: 'kind', description: 'Art', valueDescription: 'Messing' },
    ]);
  });

  test('puts what is chosen into parts and price', async () => {
    const { start, post } = await openShop(model);
    const { configId } = await start();
    const answer = await post('/config/commit', pairs(configId, ['bell_field', 'Yes']));
    expect(answer.bom).toMatchObject([{ name: 'X-1', description: 'Bell', qty: '1' }]);
    expect(answer.pricing.summary['ListPrice']).toBe('€12.50');
  });
});

describe('editable if', () => {
  test('locks the field, and asks for nothing that cannot be entered', async () => {
    const { start, post } = await openShop(model);
    const started = await start();
    expect(parameter(started, 'size_field').properties).toMatchObject({
      readonly: 'yes',
      guitype: 'readonly',
      tc_gui_input: 'text',
    });
    expect(started.numberOfUncommittedMandatoryFields).toBe(0);
    const refused = await post('/config/commit', pairs(started.configId, ['size_field', '4']));
    expect(refused.response).toMatchObject({
      status: 'not OK',
      message: 'Size cannot be changed with your current choices.',
    });
    const accepted = await post('/config/accept', pairs(started.configId, ['size_field', '4']));
    expect(accepted.response.status).toBe('not OK');

    const open = await post('/config/commit', pairs(started.configId, ['engrave_field', 'Yes']));
    expect(parameter(open, 'size_field').properties).toMatchObject({ readonly: 'no', guitype: 'text' });
    expect(open.numberOfUncommittedMandatoryFields).toBe(1);
  });

  test('keeps what was chosen before, and lets go of it', async () => {
    const { start, post } = await openShop(model);
    const { configId } = await start();
    await post('/config/commit', pairs(configId, ['engrave_field', 'Yes']));
    await post('/config/commit', pairs(configId, ['size_field', '4']));
    const locked = await post('/config/commit', pairs(configId, ['bell_field', 'Yes']));
    expect(parameter(locked, 'size_field')).toMatchObject({
      value: '4',
      committed: true,
      properties: { readonly: 'yes' },
    });
    const again = await post('/config/commit', pairs(configId, ['size_field', '4']));
    expect(again.response.status).toBe('OK');
    const blank = await post('/config/commit', pairs(configId, ['size_field', ' ']));
    expect(parameter(blank, 'size_field')).toMatchObject({ value: '3', committed: false });
  });

  test('is asked after the other values of a commit, whatever their order', async () => {
    const { start, post } = await openShop(model);
    const { configId } = await start();
    const rebuilt = await post(
      '/config/commit',
      pairs(configId, ['text_field', 'To Ada'], ['size_field', '4'], ['engrave_field', 'Yes']),
    );
    expect(rebuilt.response).toEqual({ status: 'OK', propagated: expect.anything() });
    expect([parameter(rebuilt, 'text_field').value, parameter(rebuilt, 'size_field').value]).toEqual([
      'To Ada',
      '4',
    ]);

    const { configId: other } = await start();
    const partly = await post('/config/commit', pairs(other, ['size_field', '4'], ['cup_field', 'Yes']));
    expect(partly.response).toMatchObject({
      status: 'OK',
      'not-applied': [{ name: 'size_field', value: '4' }],
    });
    expect(parameter(partly, 'cup_field').committed).toBe(true);
  });

  test('leaves everything as it was when the unlocked part conflicts', async () => {
    const { start, post } = await openShop(model);
    const { configId } = await start();
    await post('/config/commit', pairs(configId, ['cup_field', 'Yes']));
    const conflict = await post(
      '/config/commit',
      pairs(configId, ['engrave_field', 'Yes'], ['size_field', '7']),
    );
    expect(conflict.response.status).toBe('RESOLVABLE');
    expect(parameter(conflict, 'engrave_field')).toMatchObject({ value: 'No', committed: false });
  });
});
