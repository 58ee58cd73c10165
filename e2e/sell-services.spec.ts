import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import type { ShopServer } from './support/shop-server.ts';

const PASSWORD = 'correct horse battery';

/** The refused sign-in, and the call of a shopper. */
test.use({ expectedComplaints: /status of (401|403)/ });

test('a rep signs in, reads prices and costs of a service over the years, and signs out', async ({
  page,
  shop,
}) => {
  await addPerson(shop, 'ada', ['--role', 'rep', '--costs']);
  const item = await addService(page);
  const grid = `/api/categorypricing/v1/ConfiguredService/${item}/pricing-per-product`;
  expect((await page.request.get(grid)).status(), 'of a shopper').toBe(403);

  await page.goto(`/selling/pricing/ConfiguredService/${item}`);
  await expect(page.getByRole('heading', { name: 'Sign in to sell' })).toBeVisible();
  await page.getByLabel('Name').fill('ada');
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('The name or the password is wrong.');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await expect(page.getByRole('treegrid')).toBeVisible();
  await page.getByRole('radio', { name: 'By product' }).check();
  await page.getByRole('radio', { name: 'Cost' }).check();
  await expect(page.getByRole('treegrid')).toContainText('Remote monitoring');

  await page.goto('/sign-in');
  await expect(page.getByText('this browser')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to sell' })).toBeVisible();
  expect((await page.request.get(grid)).status(), 'after the sign-out').toBe(403);
});

test('a rep without the right to costs is not offered them, and gets none', async ({ page, shop }) => {
  await addPerson(shop, 'grace', ['--role', 'rep']);
  const item = await addService(page);
  await page.request.post('/api/sign-in', { data: { name: 'grace', password: PASSWORD } });
  await page.goto(`/selling/pricing/ConfiguredService/${item}`);
  await page.getByRole('radio', { name: 'By product' }).check();
  await expect(page.getByRole('treegrid')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Cost' })).toHaveCount(0);
  const grid = `/api/categorypricing/v1/ConfiguredService/${item}/pricing-per-product`;
  expect((await page.request.get(grid)).status()).toBe(200);
  expect((await page.request.get(`${grid}?costs=true`)).status()).toBe(403);
});

/** `npm run users -- add`, with the password on standard input. */
async function addPerson(shop: ShopServer, name: string, more: readonly string[]): Promise<void> {
  const command = spawn('npx', ['tsx', 'tools/people/main.ts', 'add', name, ...more], {
    env: { ...process.env, DATA_DIR: shop.dataFolder },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  command.stdin.end(`${PASSWORD}\n`);
  const [code] = (await once(command, 'exit')) as [number];
  expect(code).toBe(0);
}

/** Puts the demo's service contract into the cart, and returns the item's id. */
async function addService(page: Page): Promise<string> {
  const started = await page.request.post('/api/config/start/services/care');
  const { configId } = (await started.json()) as { configId: string };
  for (const [parameter, value] of Object.entries({ monitoring_field: 'Yes', asset_count: '1' })) {
    const committed = await page.request.post('/api/config/commit', { form: { parameter, value, configId } });
    expect(await committed.json()).toMatchObject({ response: { status: 'OK' } });
  }
  const added = await page.request.post('/api/cart/items', { form: { configId } });
  return ((await added.json()) as { '#id': string })['#id'];
}
