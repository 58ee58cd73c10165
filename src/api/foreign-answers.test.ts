import { describe, expect, it, vi } from 'vitest';
import { cartItemsQuery, cartQuery } from './cart.ts';
import { changeStep, startConfiguration } from './configuration/client.ts';
import { queryClient } from './query-client.ts';

/** Answers every call with this. */
function answer(body: unknown, init: ResponseInit = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(text, init)));
}

const response = { status: 'OK' };
const start = () => startConfiguration({ tab: 'bikes', productId: 'calvin' }, 'en');

describe('an answer of another tenant', () => {
  it.each([
    ['no steps', { configId: 'c', steps: [], response }],
    ['no current step', { configId: 'c', steps: [{ name: 'a' }, { name: 'b' }], response }],
    ['nothing', {}],
    ['a list', []],
    ['no JSON', '<html>'],
  ])('about a configuration with %s is no configuration', async (_what, body) => {
    answer(body);
    await expect(start()).rejects.toMatchObject({ kind: 'contract', isTransient: false });
    await expect(changeStep({ configId: 'c', language: 'en' }, 'a')).rejects.toMatchObject({
      kind: 'contract',
    });
  });

  it('with groups in groups without end is refused, not a defect', async () => {
    const depth = 20_000;
    const group = `${'{"isGroup":true,"members":['.repeat(depth)}${']}'.repeat(depth)}`;
    answer(
      `{"configId":"c","steps":[{"name":"a","current":true,"rootGroup":${group}}],"response":{"status":"OK"}}`,
    );
    await expect(start()).rejects.toMatchObject({ kind: 'contract' });
  });

  it('that is empty does not say that the cart is empty', async () => {
    answer({});
    const read = queryClient.fetchQuery({ ...cartItemsQuery('en'), retry: false });
    await expect(read).rejects.toMatchObject({ kind: 'contract' });
  });

  it('that says how full the cart is, as text or number, is read', async () => {
    answer({ itemCount: '0' });
    expect(await queryClient.fetchQuery(cartItemsQuery('de'))).toEqual({ itemCount: 0, items: [] });
  });

  it('names currencies only that can be formatted', async () => {
    answer({ currency: 'euro', currencies: 'EUR €uro CHF x <b>' });
    expect(await queryClient.fetchQuery(cartQuery('en'))).toEqual({ currency: '', currencies: 'EUR CHF' });
  });

  it.each([
    ['30', 30_000],
    ['-5', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('with Retry-After: %s says how long to wait', async (said, retryAfter) => {
    answer({ message: 'Too many' }, { status: 429, ...(said && { headers: { 'Retry-After': said } }) });
    await expect(start()).rejects.toMatchObject({ status: 429, isTransient: true, retryAfter });
  });
});
