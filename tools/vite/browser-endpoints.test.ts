import { expect, it } from 'vitest';
import * as endpoints from '#contract/endpoints.ts';
import { browserEndpoints } from './browser-endpoints.ts';

it('leaves method and path of every call', () => {
  const { transform } = browserEndpoints();
  if (typeof transform !== 'function') throw new Error('The plugin does not transform.');
  const result = transform.call({} as never, '', '/somewhere/contract/endpoints.ts') as { code: string };
  const found = Object.fromEntries(
    [...result.code.matchAll(/^export const (\w+) = (.*);$/gm)].map(([, name = '', entry = '']) => [
      name,
      JSON.parse(entry) as unknown,
    ]),
  );
  expect(Object.keys(found)).toEqual(Object.keys(endpoints));
  expect(found['commit']).toEqual({ method: 'POST', path: '/config/commit' });
});
