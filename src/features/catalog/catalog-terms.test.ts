import { describe, expect, it } from 'vitest';
import {
  PAGE_SIZE,
  pageOf,
  readTerms,
  withFilter,
  withoutFilters,
  withPage,
  withoutUnknown,
  withSort,
} from './catalog-terms.ts';

const params = (text: string) => new URLSearchParams(text);

describe('readTerms', () => {
  it('reads filters, order and page', () => {
    expect(readTerms('bikes', params('f.use=trail&f.sort=x&sort=price&order=desc&page=3'))).toEqual({
      tab: 'bikes',
      filters: { use: ['trail'], sort: ['x'] },
      sort: 'price',
      order: 'desc',
      offset: 2 * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
  });

  it('reads several values of a filter, each once', () => {
    expect(readTerms('t', params('f.a=2&f.b=1&f.a=1&f.a=2&f.a=')).filters).toEqual({
      a: ['2', '1'],
      b: ['1'],
    });
  });

  it('asks for the first page in the tenant’s own order when the address says nothing', () => {
    expect(readTerms('bikes', params(''))).toEqual({
      tab: 'bikes',
      filters: {},
      offset: 0,
      limit: PAGE_SIZE,
    });
  });

  it.each(['0', '-2', '1.5', 'x', '1e99', ''])('takes page "%s" as the first', (page) => {
    expect(pageOf(params(`page=${page}`))).toBe(1);
  });

  it('reads an unknown direction as ascending and an empty filter as none', () => {
    expect(readTerms('t', params('sort=name&order=up&f.a='))).toMatchObject({ order: 'asc', filters: {} });
  });
});

describe('changing the address', () => {
  it('goes back to the first page when the question changes', () => {
    expect(withFilter(params('page=2&f.a=1'), 'b', '2').toString()).toBe('f.a=1&f.b=2');
    expect(withFilter(params('page=2&f.a=1'), 'a', '').toString()).toBe('');
    expect(withSort(params('page=2'), 'price', 'desc').toString()).toBe('sort=price&order=desc');
    expect(withSort(params('sort=price&order=desc&f.a=1'), '', 'asc').toString()).toBe('f.a=1');
  });

  it('has several values of a filter, and drops them with it', () => {
    const two = withFilter(params('f.b=1'), 'a', ['x', 'y']);
    expect(two.toString()).toBe('f.b=1&f.a=x&f.a=y');
    expect(withFilter(two, 'a', []).toString()).toBe('f.b=1');
  });

  it('keeps the order when filters are cleared', () => {
    expect(withoutFilters(params('f.a=1&sort=name&order=asc&page=4')).toString()).toBe('sort=name&order=asc');
  });

  it('leaves the first page unsaid', () => {
    expect(withPage(params('f.a=1&page=2'), 1).toString()).toBe('f.a=1');
    expect(withPage(params('f.a=1'), 2).toString()).toBe('f.a=1&page=2');
  });

  it('does not touch what it was given', () => {
    const before = params('page=2');
    withFilter(before, 'a', '1');
    expect(before.toString()).toBe('page=2');
  });
});

describe('an address with names that the tab does not have', () => {
  const tab = {
    columns: [{ name: 'price', title: 'Price', type: undefined }],
    filters: [
      {
        name: 'size',
        title: 'Size',
        widget: undefined,
        operator: undefined,
        type: undefined,
        hidden: false,
        isList: false,
        hasOptions: false,
        options: [],
      },
    ],
  };

  it.each([
    ['sort=evil', {}],
    ['sort=price&order=desc', { sort: 'price', order: 'desc' }],
    ['f.size=L&f.evil=1', { filters: { size: ['L'] } }],
  ])('?%s asks for what is known', (address, expected) => {
    const plain = { tab: 'bikes', filters: {}, offset: 0, limit: PAGE_SIZE };
    expect(withoutUnknown(readTerms('bikes', new URLSearchParams(address)), tab)).toEqual({
      ...plain,
      ...expected,
    });
  });
});
