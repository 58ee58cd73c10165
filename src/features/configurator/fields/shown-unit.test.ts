import { expect, it } from 'vitest';
import { samples } from '../testing/sample-corpus.ts';
import { shownUnitOf, toOwn, toShown } from './shown-unit.ts';

const inches = { unit: 'in', ownUnit: 'cm', factor: 0.39370078740157, offset: 0, decimals: 1 };
const fahrenheit = { unit: '°F', ownUnit: '°C', factor: 1.8, offset: 32, decimals: 1 };

it('shows a number in another unit and takes it back, as exact as the product can be', () => {
  expect(toShown(175, inches)).toBe(68.9);
  expect(toOwn(69, inches, 0)).toBe(175); // 175.26 cm
  expect(toOwn(68.9, inches, 0)).toBe(175);
  expect(toOwn(69, inches, 2)).toBe(175.26);
  expect(toShown(-40, fahrenheit)).toBe(-40);
  expect(toOwn(98.6, fahrenheit, 1)).toBe(37);
  expect([toShown(5, undefined), toOwn(5.5, undefined, 0)]).toEqual([5, 5.5]);
});

it('every whole number comes back as itself', () => {
  for (let cm = 150; cm <= 205; cm++) expect(toOwn(toShown(cm, inches), inches, 0)).toBe(cm);
});

it('is told by the tenant, or nothing is converted', () => {
  const parameter = samples[0]?.parameter;
  if (!parameter) throw new Error('There are samples');
  expect(shownUnitOf(parameter)).toBeUndefined();
  expect(shownUnitOf({ ...parameter, uomConvertedItemId: 'cm' })).toBeUndefined();
  const properties = { uom_factor: '0.5', uom_offset: '1', uom_decimals: '0', tc_unit: 'x' };
  expect(shownUnitOf({ ...parameter, uomConvertedItemId: 'y', properties })).toEqual({
    unit: 'y',
    ownUnit: 'x',
    factor: 0.5,
    offset: 1,
    decimals: 0,
  });
});
