import { expect, it } from 'vitest';
import type { PageRoute } from '#src/lib/page.ts';
import { paths, patterns } from '#src/paths.ts';
import { openPage } from './open-page.ts';

const seen: Readonly<Record<string, string | undefined>>[] = [];
const routes: readonly PageRoute[] = [
  {
    pattern: patterns.start,
    load: ({ params }) => {
      seen.push(params);
      return Promise.reject(new Error('shown'));
    },
  },
];
const open = (pathname: string) => openPage(routes, { pathname, search: '' }, new AbortController().signal);

it('gives a page the parameters of its address as they were before they were put into it', async () => {
  // How Oracle's models are named.
  const productId = 'store-laptop:line/a:100%';
  await expect(open(paths.start('it', productId))).rejects.toThrow('shown');
  expect(seen).toEqual([{ tab: 'it', productId }]);
});

it('has no page at an address with a broken escape', async () => {
  await expect(open('/configure/it/100%')).rejects.toMatchObject({ status: 404 });
});
