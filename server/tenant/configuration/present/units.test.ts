import { describe, expect, test } from 'vitest';
import { withoutMarks } from '#server/model/testing/marked-text.ts';
import { modelText, problemsOf } from '#server/model/testing/model-folder.ts';
import { openShop } from '../../testing/sample-shop.ts';
import { pairs, parameter } from '../../testing/test-configurator.ts';

const model = modelText({
  unit_systems: '{ metric: Metric, us: { label: US, units: { cm: { unit: in, decimals: 1 }, °C: °F } } }',
  fields: `
  width_field: { label: Width, type: integer, min: 100, max: 300, default: 175, unit: cm }
  heat_field: { label: Heat, type: integer, min: -40, max: 90, default: 37, unit: °C }
  load_field: { label: Load, type: integer, min: 1, max: 90, default: 40, unit: kg }
  count_field: { label: Count, type: integer, min: 1, max: 9, default: 4 }`,
  rules: '{ wide: { text: T, if: count_field > 5, then: width_field >= 200 } }',
  steps:
    '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [width_field, heat_field, load_field, count_field] }] }',
});

describe('a unit system', () => {
  test('tells values in its units, and the others in their own', async () => {
    const { post } = await openShop(model);
    const answer = await post('/config/start/things/thing', { uomSystemId: 'us' });
    expect(answer.uomSystems).toEqual([
      { id: 'metric', name: 'Metric' },
      { id: 'us', name: 'US' },
    ]);
    expect(parameter(answer, 'width_field')).toMatchObject({
      value: '175',
      valueDescription: '68.9 in',
      uomConvertedValue: '68.9',
      uomConvertedItemId: 'in',
      properties: { tc_unit: 'cm', tc_range_min: '100', uom_decimals: '1', uom_offset: '0' },
    });
    expect(Number(parameter(answer, 'width_field').properties['uom_factor'])).toBeCloseTo(1 / 2.54, 12);
    expect(parameter(answer, 'heat_field')).toMatchObject({
      uomConvertedValue: '98.6',
      valueDescription: '98.6 °F',
    });
    expect(parameter(answer, 'load_field')).toMatchObject({
      uomConvertedValue: '40',
      uomConvertedItemId: 'kg',
      valueDescription: '40 kg',
    });
    expect(parameter(answer, 'count_field').uomConvertedItemId).toBeUndefined();
  });

  test('changes nothing when it is not asked for, or unknown', async () => {
    const { post } = await openShop(model);
    for (const form of [[], [['uomSystemId', 'nautical']]] as [string, string][][]) {
      const answer = await post('/config/start/things/thing', form);
      expect(parameter(answer, 'width_field')).toMatchObject({ value: '175', valueDescription: '175' });
      expect(parameter(answer, 'width_field').uomConvertedItemId).toBeUndefined();
    }
  });

  test('takes values in any unit of the kind, exactly, or says what it rounded', async () => {
    const { start, post } = await openShop(model);
    const { configId } = await start();
    const send = (value: string, selectedUomItemId: string, name = 'width_field') =>
      post('/config/commit', [...pairs(configId, [name, value]), ['selectedUomItemId', selectedUomItemId]]);
    const exact = await send('2.5', 'm');
    expect(exact.response).toEqual({ status: 'OK', propagated: expect.anything() });
    expect(parameter(exact, 'width_field').value).toBe('250');
    const rounded = await send('69', 'in');
    expect(rounded.response).toEqual({
      status: 'OK',
      message: 'Width: 69 in was rounded to 175 cm.',
      propagated: expect.anything(),
    });
    expect(parameter(rounded, 'width_field').value).toBe('175');
    const far = await send('9', 'ft', 'width_field');
    expect(parameter(far, 'width_field').value).toBe('274');
    expect((await send('10', 'ft')).response).toMatchObject({ status: 'not OK' }); // 304.8 cm
    const warm = await send('212', '°F', 'heat_field');
    expect(warm.response.status).toBe('not OK');
    expect((await send('much', 'in')).response).toMatchObject({ status: 'not OK' });
    // A field without a unit takes the number as it is.
    expect(parameter(await send('3', 'in', 'count_field'), 'count_field').value).toBe('3');
  });

  test('refuses a unit of another kind', async () => {
    const { start, tenant } = await openShop(model);
    const { configId } = await start();
    const form = [...pairs(configId, ['width_field', '4']), ['selectedUomItemId', 'kg'] as [string, string]];
    const response = await tenant.call('/config/commit', { form, as: 'ada' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('cannot be converted');
  });

  test('matches units by order in a multi-commit, and tells a conflict in them', async () => {
    const { start, post } = await openShop(model);
    const { configId } = await start();
    const form = [
      ...pairs(configId, ['heat_field', '50'], ['width_field', '1.5']),
      ['selectedUomItemId', '°F'] as [string, string],
      ['selectedUomItemId', 'm'] as [string, string],
    ];
    const answer = await post('/config/commit', form);
    expect([parameter(answer, 'heat_field').value, parameter(answer, 'width_field').value]).toEqual([
      '10',
      '150',
    ]);
    const conflict = await post('/config/commit', [
      ...pairs(configId, ['count_field', '6']),
      ['uomSystemId', 'us'],
    ]);
    expect(conflict.response.changed).toMatchObject([
      { oldValue: '150', oldValueDescription: '59.1 in', newValue: '200', newValueDescription: '78.7 in' },
    ]);
  });
});

test('what is wrong with unit systems is said where it is', async () => {
  const { text, places } = withoutMarks(
    modelText({
      unit_systems: '{ us: { label: US, units: { §furlong: m, cm: §kg, mm: { unit: in, decimals: §9 } } } }',
    }),
  );
  expect((await problemsOf(text)).map((problem) => problem.split('\n')[0])).toEqual([
    `${places[0]}: error: The unit "furlong" is not known.`,
    `${places[1]}: error: "cm" cannot be told in "kg".`,
    `${places[2]}: error: "decimals" is a whole number from 0 to 6.`,
  ]);
});
