import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.resetModules());

/** A page at `https://shop.test`, in a browser with or without Trusted Types. */
async function openPage(trustedTypes?: object) {
  vi.resetModules();
  vi.stubGlobal('location', new URL('https://shop.test/configure/bikes'));
  vi.stubGlobal('window', { trustedTypes });
  return (await import('./trusted-script-address.ts')).trustedScriptAddress;
}

it.each([
  'https://elsewhere.test/a.js',
  '//elsewhere.test/a.js',
  'data:text/javascript,1',
  'blob:x',
  'http://shop.test/a.js',
])('refuses %s', async (address) => {
  const trustedScriptAddress = await openPage();
  expect(() => trustedScriptAddress(address)).toThrow('is not an address of this shop');
});

it('gives the whole address where the browser has no Trusted Types', async () => {
  const trustedScriptAddress = await openPage();
  expect(trustedScriptAddress('/js/tacton.vis.js')).toBe('https://shop.test/js/tacton.vis.js');
});

it('creates one policy, by the name that the server allows', async () => {
  const names: string[] = [];
  const trustedScriptAddress = await openPage({
    createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => {
      names.push(name);
      return { createScriptURL: (address: string) => ({ trusted: rules.createScriptURL(address) }) };
    },
  });
  expect(trustedScriptAddress('/a.js')).toEqual({ trusted: 'https://shop.test/a.js' });
  expect(() => trustedScriptAddress('https://elsewhere.test/')).toThrow(TypeError);
  expect(names).toEqual(['same-origin-script']);
});
