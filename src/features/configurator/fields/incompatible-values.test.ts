import { describe, expect, it } from 'vitest';
import type { Parameter } from '#src/api/read/configuration.ts';
import { fieldRegistry } from './field-registry.ts';
import { toFieldView, type FieldView } from './field-view.ts';

function incompatibleValues(field: FieldView, chosen: string) {
  return fieldRegistry[field.kind].incompatible?.(field, chosen) ?? [];
}

function parameter(more: Partial<Parameter>): Parameter {
  return {
    isGroup: false,
    isParameter: true,
    name: 'fork',
    description: 'Fork',
    value: 'rigid',
    valueDescription: 'Rigid',
    committed: false,
    alwaysCommitted: false,
    isMandatory: false,
    'price-details': undefined,
    properties: {},
    ...more,
  };
}

const forks = parameter({
  properties: { guitype: 'radio' },
  domain: {
    name: 'fork',
    min: undefined,
    max: undefined,
    elements: [
      { name: 'rigid', description: 'Rigid', state: 'orange', selected: true, properties: {} },
      { name: 'short', description: 'Short', state: 'green', selected: false, properties: {} },
      { name: 'long', description: 'Long', state: 'orange', selected: false, properties: {} },
      { name: 'double', description: 'Double', state: 'red', selected: false, properties: {} },
    ],
  },
});

function numbers(min: string, max: string, step = '1') {
  return parameter({
    value: '170',
    properties: {
      guitype: 'text',
      tc_gui_input: 'text',
      tc_range_min: '150',
      tc_range_max: '200',
      tc_range_step: step,
    },
    domain: { name: 'int', min, max, elements: [] },
  });
}

describe('incompatible values', () => {
  it('are those that are marked, without the chosen one', () => {
    expect(incompatibleValues(toFieldView(forks), 'rigid')).toEqual([
      { value: 'long', fit: 'changes', label: { kind: 'value', text: 'Long' } },
      { value: 'double', fit: 'never', label: { kind: 'value', text: 'Double' } },
    ]);
  });

  it('of a number, are the first beyond each end of what fits', () => {
    expect(incompatibleValues(toFieldView(numbers('160', '190')), '170').map(({ value }) => value)).toEqual([
      '159',
      '191',
    ]);
    expect(
      incompatibleValues(toFieldView(numbers('152', '200', '5')), '170').map(({ value }) => value),
    ).toEqual(['150']);
    expect(incompatibleValues(toFieldView(numbers('150', '200')), '170')).toEqual([]);
  });

  it('of a field that cannot be changed, are none', () => {
    const readonly = { ...forks, properties: { guitype: 'readonly' } };
    expect(incompatibleValues(toFieldView(readonly), '')).toEqual([]);
  });
});
