import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { IntlProvider } from 'use-intl';
import { cartsQuery } from '#src/api/carts.ts';
import { checkoutTexts } from '#src/locales/checkout-texts.ts';
import { shopTexts } from '#src/locales/shop-texts.ts';
import type { Messages } from '#src/locales/text-part.ts';
import { render } from '#src/ui/testing/render.tsx';
import { CartSwitcher } from './cart-switcher.tsx';

/** What is asked of the tenant, which keeps these carts. */
const calls: string[] = [];
let carts: { id: string; name: string; isActive: boolean; itemCount: number }[] = [];

function answer(method: string, path: string, form: URLSearchParams): Response {
  calls.push([method, path, form.toString()].filter((part) => part !== '').join(' '));
  const name = form.get('name');
  if (name === 'Taken') {
    const body = { status: 409, cause: 'Name in use', message: 'Another of your carts has this name.' };
    return Response.json({ ...body, type: 'x', timestamp: '', uuid: 'x' }, { status: 409 });
  }
  const id = path.split('/')[3];
  if (method === 'POST' && name) carts = [...carts, { id: 'c3', name, isActive: false, itemCount: 0 }];
  if (name) carts = carts.map((cart) => (cart.id === id ? { ...cart, name } : cart));
  if (form.get('active') === 'true')
    carts = carts.map((cart) => ({ ...cart, isActive: cart.id === (id ?? 'c3') }));
  if (method === 'DELETE') carts = carts.filter((cart) => cart.id !== id);
  return Response.json({ carts });
}

beforeEach(() => {
  calls.length = 0;
  carts = [
    { id: 'c1', name: 'Shopping cart', isActive: true, itemCount: 2 },
    { id: 'c2', name: 'Spare parts', isActive: false, itemCount: 0 },
  ];
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    return answer(request.method, new URL(request.url).pathname, new URLSearchParams(await request.text()));
  });
});

async function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await client.prefetchQuery(cartsQuery('en'));
  calls.length = 0;
  // As the shop loads them, compiled: the formatter reads no others.
  const parts = await Promise.all([shopTexts, checkoutTexts].map((part) => part['./en.json']!()));
  const messages = Object.assign({}, ...parts) as Messages;
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" messages={messages}>
        <CartSwitcher />
      </IntlProvider>
    </QueryClientProvider>,
  );
  const select = page.getByRole('combobox', { name: 'Cart' });
  await expect.element(select).toBeVisible();
  return select;
}

const writes = () => calls.filter((call) => !call.startsWith('GET'));

test('says what each cart holds, and makes another one the active one', async () => {
  const select = await show();
  await expect.element(select).toHaveDisplayValue('Shopping cart (2 items)');
  await userEvent.selectOptions(select.element(), 'Spare parts (empty)');
  await expect.element(select).toHaveDisplayValue('Spare parts (empty)');
  await expect.poll(writes).toEqual(['PUT /api/carts/c2 active=true']);
  // Only an empty cart can be deleted; the next one takes its place.
  await userEvent.click(page.getByRole('button', { name: 'Delete empty cart' }));
  await expect.poll(writes).toContain('DELETE /api/carts/c2');
});

test('keeps what was typed when a name is refused, by keyboard alone', async () => {
  await show();
  page.getByRole('button', { name: 'New cart' }).element().focus();
  await userEvent.keyboard('{Enter}');
  const name = page.getByRole('textbox', { name: 'Name' });
  await expect.element(name).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Please enter a name.')).toBeVisible();
  await userEvent.keyboard('Taken{Enter}');
  await expect.element(page.getByText('Another of your carts has this name.')).toBeVisible();
  await expect.element(name).toHaveValue('Taken');
  await userEvent.fill(name, 'Site A');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('combobox', { name: 'Cart' })).toHaveDisplayValue('Site A (empty)');
  await expect.element(name).not.toBeInTheDocument();
});
