import { describe, expect, it } from 'vitest';
import type { CatalogFilter } from '#src/api/read/catalog.ts';
import { withFilter } from '../catalog-terms.ts';
import { acceptedValues } from './accepted-values.ts';
import { offeredFilters } from './offered-filters.ts';

const filter = (name: string, more: Partial<CatalogFilter> = {}): CatalogFilter => ({
  name,
  title: name.toUpperCase(),
  hidden: false,
  isList: false,
  hasOptions: more.options !== undefined,
  options: [],
  ...more,
});
const option = (name: string, ...parentValues: string[]) => ({
  name,
  title: name,
  ...(parentValues.length > 0 && { parentValues }),
});

const machine = filter('machine', { options: [option('Bike'), option('Pump')] });
const assembly = filter('assembly', {
  isList: true,
  parentType: 'machine',
  options: [option('Wheels', 'Bike'), option('Motor', 'Pump'), option('Grease', 'Bike', 'Pump')],
});
const size = filter('size', {
  parentType: 'assembly',
  parentValue: 'Wheels',
  options: [option('26'), option('28')],
});
const from = filter('from', { type: 'number', operator: 'at_least', column: 'kg' });
const to = filter('to', { type: 'number', operator: 'at_most', column: 'kg' });
const since = filter('since', { type: 'date', operator: 'at_least', column: 'day' });
const filters = [
  filter('q', { type: 'text' }),
  machine,
  assembly,
  size,
  from,
  since,
  to,
  filter('x', { hidden: true }),
];
const columns = [{ name: 'kg', title: 'Weight', type: 'number' }];

const offered = (values: Record<string, string[]>) =>
  offeredFilters({ filters, columns }, values).map((offer) => {
    if (offer.kind === 'range') return `${offer.title}: ${offer.ends.map(({ name }) => name).join(' ')}`;
    const options = offer.kind === 'words' ? [] : offer.options.map(({ name }) => name);
    return [offer.kind, offer.filter.name, ...options].join(' ');
  });

describe('offeredFilters', () => {
  it('makes a range of two filters of a column, and leaves out hidden ones and those that wait for another', () => {
    expect(offered({})).toEqual(['words q', 'choice machine Bike Pump', 'Weight: from to', 'SINCE: since']);
  });

  it('opens a filter by the value of its parent, with the options that go with it', () => {
    expect(offered({ machine: ['Pump'] })).toContain('choices assembly Motor Grease');
    expect(offered({ machine: ['Bike'], assembly: ['Grease'] }).join()).not.toContain('size');
    expect(offered({ machine: ['Bike'], assembly: ['Grease', 'Wheels'] })).toContain('choice size 26 28');
  });

  it('offers a filter whose parent is none of the tab', () => {
    const odd = filter('odd', { parentType: 'Product', options: [option('1')] });
    expect(offeredFilters({ filters: [odd], columns }, {})).toHaveLength(1);
  });
});

describe('acceptedValues', () => {
  it.each([
    [
      { machine: ['Bike'], assembly: ['Wheels', 'Motor'] },
      { machine: ['Bike'], assembly: ['Wheels'] },
    ],
    [{ assembly: ['Wheels'], size: ['26'] }, {}],
    [{ from: ['1,5'], to: ['1.5'], since: ['2025-02-30'] }, { to: ['1.5'] }],
    [
      { since: ['2025-02-28'], nothing: ['1'], q: ['a b'] },
      { since: ['2025-02-28'], q: ['a b'] },
    ],
  ])('%j', (values, expected) => {
    expect(acceptedValues(filters, values)).toEqual(expected);
  });
});

it('drops from the address what depended on a value that goes', () => {
  const address = new URLSearchParams(
    'f.machine=Bike&f.assembly=Wheels&f.assembly=Grease&f.size=26&f.from=1',
  );
  expect(withFilter(address, 'machine', 'Pump', filters).toString()).toBe(
    'f.from=1&f.machine=Pump&f.assembly=Grease',
  );
});
