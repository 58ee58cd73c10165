import { describe, expect, it } from 'vitest';
import type { Conflict } from '#src/api/configuration/state.ts';
import { alternativesOf, type Alternative } from './alternatives.ts';

const way = (...pairs: string[]): Alternative =>
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
    expect(alternativesOf(conflict(way('a=1')))).toEqual([way('a=1')]);
  });

  it('lists the proposal once, in whatever order its changes come', () => {
    const ways = alternativesOf(conflict(way('a=1', 'b=2'), [way('b=2', 'a=1'), way('c=3')]));
    expect(ways).toEqual([way('a=1', 'b=2'), way('c=3')]);
  });

  it('keeps the proposal where the tenant leaves it out of its alternatives', () => {
    expect(alternativesOf(conflict(way('a=1'), [way('a=2'), way('c=3')]))).toHaveLength(3);
  });

  it('shows no empty proposal', () => {
    expect(alternativesOf(conflict([], [way('c=3')]))).toEqual([way('c=3')]);
  });
});
