import { describe, expect, it } from 'vitest';
import type { Alternative, Conflict } from '#src/api/configuration/state.ts';
import { alternativesOf } from './alternative-list.tsx';

const alternative = (...pairs: string[]): Alternative =>
  pairs.map((pair) => {
    const [name = '', newValue = ''] = pair.split('=');
    return {
      name,
      description: name,
      oldValue: '',
      oldValueDescription: '',
      newValue,
      newValueDescription: '',
    };
  });
const conflict = (changes: Alternative, alternatives?: Alternative[]): Conflict => ({
  asked: { parameter: 'p', value: 'v', label: 'P', valueLabel: 'V' },
  changes,
  alternatives,
  explanation: undefined,
  busy: undefined,
  error: undefined,
});

describe('alternativesOf', () => {
  it('is the proposal until others were asked for', () => {
    expect(alternativesOf(conflict(alternative('a=1')))).toEqual([alternative('a=1')]);
  });

  it('lists the proposal once, in whatever order its changes come', () => {
    const found = alternativesOf(
      conflict(alternative('a=1', 'b=2'), [alternative('b=2', 'a=1'), alternative('c=3')]),
    );
    expect(found).toEqual([alternative('a=1', 'b=2'), alternative('c=3')]);
  });

  it('keeps the proposal where the tenant leaves it out of its alternatives', () => {
    expect(
      alternativesOf(conflict(alternative('a=1'), [alternative('a=2'), alternative('c=3')])),
    ).toHaveLength(3);
  });

  it('shows no empty proposal', () => {
    expect(alternativesOf(conflict([], [alternative('c=3')]))).toEqual([alternative('c=3')]);
  });
});
