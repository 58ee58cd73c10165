import { describe, expect, it } from 'vitest';
import { findByPrefix } from './use-listbox.ts';

const choices = ['Air 100', 'Air 130', 'Carbon', 'Classic', 'Dual'].map((label) => ({ value: label, label }));

describe('typing ahead in a list', () => {
  it('finds the next that starts so, from where one is', () => {
    expect(findByPrefix(choices, 'c', -1)).toBe(2);
    expect(findByPrefix(choices, 'cl', 2)).toBe(3);
    expect(findByPrefix(choices, 'air 1', 0)).toBe(0);
  });

  it('goes through all with one letter, and round', () => {
    expect(findByPrefix(choices, 'c', 2)).toBe(3);
    expect(findByPrefix(choices, 'cc', 3)).toBe(2);
    expect(findByPrefix(choices, 'a', 4)).toBe(0);
  });

  it('finds nothing where nothing starts so', () => {
    expect(findByPrefix(choices, 'x', 0)).toBe(-1);
    expect(findByPrefix([], 'x', 0)).toBe(-1);
  });
});
