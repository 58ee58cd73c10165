import { describe, expect, it } from 'vitest';
import type { Member, Parameter } from '#src/api/read/configuration.ts';
import { sampleGroup, sampleParameter } from '#src/api/configuration/testing/sample-answer.ts';
import { isTable } from './table-shape.ts';
import { toTableView } from './table-view.ts';

const parameter = (name: string, more: Partial<Parameter> = {}) =>
  sampleParameter(name, {
    description: name.replace(/^.*\d_/, ''),
    properties: { tc_gui_input: 'text' },
    ...more,
  });
const group = (name: string, members: Member[], properties: Record<string, string> = {}) =>
  sampleGroup(name, members, { properties });
const row = (number: number, height?: string, more: Partial<Parameter> = {}) =>
  group(`Shelf ${number}`, [
    parameter(`s_${number}_height`, height === undefined ? {} : { value: height, committed: true }),
    parameter(`s_${number}_board`, more),
  ]);
const count = parameter('s_count', {
  value: '2',
  properties: { tc_range_min: '1', tc_range_max: '6' },
  domain: { name: 'int', min: '1', max: '4', elements: [] },
});

describe('a table', () => {
  it('is known by its rows having the same fields, also where one of them can only be read', () => {
    const locked = { properties: { tc_gui_input: 'text', guitype: 'readonly' } };
    expect(isTable(group('Shelves', [row(1), row(2, '3', locked)]))).toBe(true);
    expect(isTable(group('Mixed', [row(1), group('Door', [parameter('d_1_height')])]))).toBe(false);
    expect(isTable(group('One group', [row(1)]))).toBe(false);
    expect(isTable(group('Field and rows', [parameter('x'), row(1), row(2)]))).toBe(false);
    expect(isTable(group('Empty', [group('a', []), group('b', [])]))).toBe(false);
    const nested = group('n', [group('inner', [parameter('x')])]);
    expect(isTable(group('Deeper', [nested, nested]))).toBe(false);
  });

  it('is one with a single row, or none, where the tenant says so', () => {
    expect(isTable(group('Shelves', [row(1)], { tc_table_count: 's_count' }))).toBe(true);
    expect(isTable(group('Shelves', [], { tc_table_count: 's_count' }))).toBe(true);
  });

  it('has a column for what is shown in any row', () => {
    const hidden = { properties: { hidden: 'yes' } };
    const half = toTableView(group('Shelves', [row(1), row(2, '3', hidden)]), undefined);
    expect(half.columns.map(({ label }) => label)).toEqual(['height', 'board']);
    expect(half.rows[1]?.cells[1]).toBeUndefined();
    const none = toTableView(group('Shelves', [row(1, '1', hidden), row(2, '3', hidden)]), undefined);
    expect(none.columns.map(({ label }) => label)).toEqual(['height']);
  });

  it('says how many rows there can be, and how many fit', () => {
    const shelves = group('Shelves', [row(1), row(2)], { tc_table_count: 's_count', tc_table_row: 'Shelf' });
    const view = toTableView(shelves, count);
    expect(view).toMatchObject({ rowName: 'Shelf', min: 1, max: 6, fitting: 4 });
    expect(view.rows.map(({ label, short }) => [label, short])).toEqual([
      ['Shelf 1', '1'],
      ['Shelf 2', '2'],
    ]);
    const fixed = { ...count, properties: { ...count.properties, readonly: 'yes' } };
    expect(toTableView(shelves, fixed).count).toBeUndefined();
    expect(toTableView(group('Foreign', [row(1), row(2)]), undefined)).toMatchObject({ min: 2, max: 2 });
  });
});
