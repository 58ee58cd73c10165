import { expect, it } from 'vitest';
import { readAttributes } from './read-attributes.ts';

const column = (name: string, type: string, isMandatory?: boolean) => ({
  name,
  title: name,
  type,
  isMandatory,
});
const columns = [column('name', 'text', true), column('kg', 'number', false), column('day', 'date')];

it.each([
  [{ name: ' Mug ', kg: '1.234,5', day: '2026-01-31' }, { name: 'Mug', kg: '1234.5', day: '2026-01-31' }, {}],
  [{ name: 'Mug', kg: '', day: '2026-01-31' }, { name: 'Mug', day: '2026-01-31' }, {}],
  [{ kg: 'light' }, {}, { name: 'missing', kg: 'noNumber', day: 'missing' }],
])('%j', (texts, attributes, problems) => {
  expect(readAttributes(columns, texts, 'de')).toEqual({ attributes, problems });
});
