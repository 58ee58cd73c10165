import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { expectCommitted, goToStep, putIntoCart, toggle } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { press, tabTo } from './support/keyboard-verbs.ts';
import { readZip } from './support/read-zip.ts';
import type { ShopServer } from './support/shop-server.ts';

const PASSWORD = 'correct horse battery';

/** The refused sign-in, and the call of a shopper. */
test.use({ expectedComplaints: /status of (401|403)/ });

test('a rep signs in at the OpenID provider, reads a service over the years, saves it, and signs out', async ({
  page,
  shop,
  openId,
}) => {
  await openId.serve(shop.url);
  openId.signInAs({ sub: 'ada', groups: ['sales', 'controlling'] });
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Sign in with your company account' }).click();
  await expect(page.getByText('Signed in as ada')).toBeVisible();

  await page.goto('/configure/services/care');
  await toggle(page, 'Remote monitoring').click();
  await expectCommitted(page, 'Remote monitoring');
  await goToStep(page, 'Asset groups');
  await page.getByRole('button', { name: 'Add asset group' }).click();
  await expect(page.getByRole('button', { name: /^Remove / })).toHaveCount(1);
  await putIntoCart(page);
  await page.getByRole('link', { name: 'Prices by year' }).click();

  const treegrid = page.getByRole('treegrid');
  await expect(treegrid).toContainText('Recurring');
  await page.getByRole('radio', { name: 'By asset group' }).check();
  await expect(treegrid).toContainText('Asset group 1');
  await page.getByRole('radio', { name: 'By product' }).check();
  await page.getByRole('radio', { name: 'Cost' }).check();
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

  // 96 a year for one pump in the first year, times 0.94; a file has the amount that is the price.
  await page.getByRole('radio', { name: 'Price' }).check();
  const monitoring = treegrid.getByRole('row', { name: /^Remote monitoring/ });
  await expect(monitoring).toContainText('96.00');
  await page.getByLabel('Show amounts in').selectOption('CHF');
  await expect(page.getByRole('status').filter({ hasText: '1 EUR = 0.94 CHF' })).toContainText(
    'The price is the amount in EUR.',
  );
  await expect(monitoring).toContainText('90.24');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as Excel file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('prices-EUR.xlsx');
  const workbook = await readZip(await file.path());
  const sheet = workbook.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet, 'sums are formulas').toMatch(/<f>=?SUM\(/);
  expect(sheet, 'in the base currency').toContain('<v>96</v>');
  expect([...workbook.values()].join(), 'texts of the rows').toContain('Remote monitoring');

  await page.setViewportSize({ width: 390, height: 844 });
  const years = page.getByRole('list', { name: 'Amounts by year' });
  await expect(years.getByRole('heading')).toHaveCount(6);
  await expect(years.getByText('90.24').first()).toBeVisible();
  await expectAccessible(page);

  await page.goto('/sign-in');
  await expectAccessible(page);
  await expect(page.getByText('this browser')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole('heading', { name: 'Sign-in for sales staff' })).toBeVisible();
  expect((await page.request.get(gridOf('x'))).status(), 'after the sign-out').toBe(403);
});

test('a shopper sees no prices by year, and a rep without the right to costs none of them', async ({
  page,
  shop,
  openId,
}) => {
  const item = await addService(page);
  for (const cut of ['pricing-grid', 'pricing-per-product', 'pricing-per-group'])
    expect((await page.request.get(gridOf(item, cut))).status(), cut).toBe(403);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/cart');
  await expect(page.getByRole('heading', { name: 'Tarn Care' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Prices by year' })).toHaveCount(0);
  expect(asked, 'who is signed in').not.toContain('/api/sign-in');

  await openId.serve(shop.url);
  openId.signInAs({ sub: 'grace', groups: ['sales'] });
  await page.goto(`/selling/pricing/ConfiguredService/${item}`);
  await expect(page.getByRole('heading', { name: 'Sign-in for sales staff' })).toBeVisible();
  await press(page, page.getByRole('link', { name: 'Sign in with your company account' }));
  await expect(page.getByRole('treegrid')).toBeVisible();
  await tabTo(page, page.getByRole('radio', { name: 'By year' }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('treegrid')).toContainText('Remote monitoring');
  await expect(page.getByRole('radio', { name: 'Cost' })).toHaveCount(0);
  expect((await page.request.get(gridOf(item))).status()).toBe(200);
  expect((await page.request.get(`${gridOf(item)}?costs=true`)).status()).toBe(403);
});

test('a rep works on the request of a customer, gives a discount, and copies it into a cart for another', async ({
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

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/selling?search=${name}`);
  await expect(page.getByRole('heading', { name: 'Sign-in for sales staff' })).toBeVisible();
  await page.getByLabel('Name').fill('edith');
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('The name or the password is wrong.');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('link', { name: `${name} Kim Example` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: `${name} Kim Example` }).click();
  await page.getByRole('button', { name: 'Assign to me' }).click();
  await expect(page.getByText('Assigned to you')).toBeVisible();
  await page.getByLabel('Discount in percent').fill('6');
  await page.getByRole('button', { name: 'Save discount' }).click();
  await expect(page.getByText('Please enter a number from 0 to 5.')).toBeVisible();
  await page.getByLabel('Discount in percent').fill('2.5');
  await page.getByRole('button', { name: 'Save discount' }).click();
  await expect(page.getByText('After discount')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Set to “Proposal sent”' }).click();
  await expect(page.getByRole('button', { name: 'Set to “Won”' })).toBeVisible();
  await customer.goto('/proposal');
  await expect(customer.getByText('2.5 percent discount')).toBeVisible();

  await page.getByRole('button', { name: /^Copy / }).click();
  await page.getByRole('button', { name: 'Create copy' }).click();
  await expect(page).toHaveURL(/\/configure\/services\/care\//);
  await page.goto('/selling?view=carts');
  await expect(page.getByText('Customer’s cart open: Kim Example')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New cart' }).click();
  await page.getByLabel('Name of the cart').fill('Fleet');
  await page.getByRole('dialog').getByRole('button', { name: 'New cart' }).click();
  await expect(page.getByText('Customer’s cart open: Fleet')).toBeVisible();
  await page.getByRole('button', { name: 'Close Fleet' }).first().click();
  await expect(page.getByText('Customer’s cart open')).toHaveCount(0);
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

function gridOf(item: string, cut = 'pricing-per-product'): string {
  return `/api/categorypricing/v1/ConfiguredService/${item}/${cut}`;
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
