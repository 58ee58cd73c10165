import { createElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Redirect, type PageRoute } from '#src/lib/page.ts';
import { openFirstPage } from './open-first-page.ts';

const catalog = createElement('h1', {}, 'Bikes');
const replaceState = vi.fn((_state: unknown, _title: string, to: string) => {
  window.location.pathname = to;
});

beforeEach(() => {
  vi.stubGlobal('window', { location: { pathname: '/', search: '' }, history: { replaceState } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  replaceState.mockClear();
});

const catalogRoute: PageRoute = { pattern: '/catalog/:tab', load: () => Promise.resolve(catalog) };

it('follows redirects before anything is drawn', async () => {
  const home: PageRoute = { pattern: '/', load: () => Promise.resolve(new Redirect('/catalog/bikes')) };
  const { first, shown } = await openFirstPage([home, catalogRoute], 10_000);
  expect(window.location.pathname).toBe('/catalog/bikes');
  expect(shown).toBe(catalog);
  expect(await first).toBe(catalog);
});

it('waits no longer than it is told to, and leaves a late redirect to the page host', async () => {
  let redirect: () => void = () => undefined;
  const late = new Promise<Redirect>((resolve) => {
    redirect = () => resolve(new Redirect('/catalog/bikes'));
  });
  const { first, shown } = await openFirstPage([{ pattern: '/', load: () => late }, catalogRoute], 1);
  expect(shown).toBeUndefined();
  redirect();
  expect(await first).toBeInstanceOf(Redirect);
  expect(replaceState).not.toHaveBeenCalled();
});

it('leaves errors and redirects without end to the page host', async () => {
  const { first, shown } = await openFirstPage([], 10_000);
  expect(shown).toBeUndefined();
  await expect(first).rejects.toThrow('No page');
  const endless = { pattern: '/', load: () => Promise.resolve(new Redirect('/')) };
  expect((await openFirstPage([endless], 10_000)).shown).toBeUndefined();
});
