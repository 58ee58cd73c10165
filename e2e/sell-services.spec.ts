import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/fixtures.ts';
import { readZip } from './support/read-zip.ts';
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
  const treegrid = page.getByRole('treegrid');
  await expect(treegrid).toContainText('Remote monitoring');
  await expect(page.getByText('All amounts are in EUR')).toBeVisible();
  await expectAccessible(page);

  // By keyboard alone: down the rows, into the cells and out again; a row is closed and opened.
  await page.getByRole('switch', { name: 'Details' }).press('Space');
  const first = treegrid.locator('[aria-expanded]').first();
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await first.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveRole('gridcell');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as Excel file' }).click();
  const workbook = await readZip(await (await download).path());
  const sheet = workbook.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet, 'sums are formulas').toMatch(/<f>=?SUM\(/);
  expect([...workbook.values()].join(), 'texts of the rows').toContain('Remote monitoring');

  await page.goto('/cart');
  await page.getByRole('link', { name: 'Prices over the years' }).click();
  await expect(treegrid).toBeVisible();

  await page.goto('/sign-in');
  await expectAccessible(page);
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

test('a rep works on the request of a customer, gives a discount, and starts a copy in a cart for another', async ({
  page,
  shop,
  openOtherCustomer,
}) => {
  await addPerson(shop, 'edith', ['--role', 'rep']);
  const customer = await openOtherCustomer();
  await addService(customer);
  const form = { customerName: 'Kim Example', customerEmail: 'kim@example.com' };
  const asked = await customer.request.post('/api/proposal/firm-requests', { form });
  const { name } = (await asked.json()) as { name: string };

  await page.request.post('/api/sign-in', { data: { name: 'edith', password: PASSWORD } });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/selling?search=${name}`);
  await expectAccessible(page);
  await page.getByRole('link', { name: `${name} Kim Example` }).click();
  await page.getByRole('button', { name: 'Assign to me' }).click();
  await expect(page.getByText('You work on it')).toBeVisible();
  await page.getByLabel('Discount in percent').fill('6');
  await page.getByRole('button', { name: 'Save discount' }).click();
  await expect(page.getByText('Enter a number from 0 to 5.')).toBeVisible();
  await page.getByLabel('Discount in percent').fill('2.5');
  await page.getByRole('button', { name: 'Save discount' }).click();
  await expect(page.getByText('After the discount')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Set to “Answered”' }).click();
  await expect(page.getByRole('button', { name: 'Set to “Won”' })).toBeVisible();
  await customer.goto('/proposal');
  await expect(customer.getByText('2.5 percent discount')).toBeVisible();

  await page.getByRole('button', { name: /^Start a copy of/ }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page).toHaveURL(/\/configure\/services\/care\//);
  await page.goto('/selling?view=carts');
  await expect(page.getByText('Cart of a customer is open: Kim Example')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New cart' }).click();
  await page.getByLabel('Name of the cart').fill('Fleet');
  await page.getByRole('dialog').getByRole('button', { name: 'New cart' }).click();
  await expect(page.getByText('Cart of a customer is open: Fleet')).toBeVisible();
  await page.getByRole('button', { name: 'Close Fleet' }).first().click();
  await expect(page.getByText('Cart of a customer is open')).toHaveCount(0);
  expect((await page.request.get('/api/desk/audit')).status(), 'of a rep').toBe(403);
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
