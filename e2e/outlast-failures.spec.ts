import { bike } from './support/bike.ts';
import {
  choose,
  expectChosen,
  expectStep,
  expectYourChoice,
  goToStep,
  option,
  textField,
} from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import type { Page } from '@playwright/test';
import type { ShopServer } from './support/shop-server.ts';

// Failures brought about on purpose show in the browser's console.
test.use({
  // One expression: Playwright takes a list of two for a value and its options.
  expectedComplaints: [
    /status of (404|50[0-9])|ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)|Failed to fetch/,
  ],
});
test.describe.configure({ timeout: 120_000 });

test('a server that is killed in the middle goes on where it was', async ({ page, startServer }) => {
  const server = await startServer();
  await configureBikeAt(page, server);
  await choose(page, bike.size, 'Large');
  await expectChosen(page, bike.size, 'Large');
  await server.kill();
  await server.startAgain();

  await goToStep(page, bike.steps.frame);
  await choose(page, bike.material, 'Steel');
  await expectChosen(page, bike.material, 'Steel');
  await page.reload();
  await goToStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Large');
});

test('a choice made while the server is away is kept, and sent when asked', async ({ page, startServer }) => {
  const server = await startServer();
  await configureBikeAt(page, server);
  await goToStep(page, bike.steps.frame);
  await server.stop();
  await choose(page, bike.material, 'Carbon');
  await expect(option(page, bike.material, 'Carbon')).toBeChecked();
  const again = page.getByRole('button', { name: /^(Try again|Send .* again)$/ }).first();
  await expect(again).toBeVisible();

  await server.startAgain();
  await again.click();
  await expectChosen(page, bike.material, 'Carbon');
  await page.reload();
  await expectChosen(page, bike.material, 'Carbon');
});

test('a page opened while the server is away says so, and loads when tried again', async ({
  page,
  startServer,
}) => {
  const tenant = await startServer();
  const gateway = await startServer({ UPSTREAM_URL: tenant.url, UPSTREAM_KEY: tenant.apiKey });
  await page.goto(gateway.url);
  await expect(page.getByRole('heading', { level: 1, name: 'Bikes' })).toBeVisible();
  await tenant.stop();
  await page.goto(`${gateway.url}/catalog/valves`);
  await expect(page.getByText(/Nothing you chose is lost/).first()).toBeVisible();
  await tenant.startAgain();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Valves' })).toBeVisible();
});

test('another tenant behind the gateway: what is chosen while it is down is kept', async ({
  page,
  startServer,
}) => {
  const tenant = await startServer();
  const gateway = await startServer({ UPSTREAM_URL: tenant.url, UPSTREAM_KEY: tenant.apiKey });
  await configureBikeAt(page, gateway);
  await goToStep(page, bike.steps.fit);
  await tenant.stop();
  await textField(page, bike.engraving).fill('Per aspera');
  await textField(page, bike.engraving).press('Enter');
  const again = page.getByRole('button', { name: /^(Try again|Send .* again)$/ }).first();
  await expect(again).toBeVisible();
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');

  await tenant.startAgain();
  await again.click();
  await expectYourChoice(page, bike.engraving);
  await page.reload();
  await expect(textField(page, bike.engraving)).toHaveValue('Per aspera');
});

test('a configuration that the tenant has forgotten is built again', async ({ page, startServer }) => {
  const server = await startServer();
  await configureBikeAt(page, server);
  await choose(page, bike.size, 'Large');
  await expectChosen(page, bike.size, 'Large');
  await goToStep(page, bike.steps.frame);
  await choose(page, bike.material, 'Steel');
  await expectChosen(page, bike.material, 'Steel');

  await server.stop();
  await server.forgetEverything();
  await server.startAgain();
  const forgotten = page.url();
  await page.reload();
  await expect(page.getByText('We rebuilt your configuration')).toBeVisible();
  await expectStep(page, bike.steps.frame);
  await expectChosen(page, bike.material, 'Steel');
  expect(page.url()).not.toBe(forgotten);
  await goToStep(page, bike.steps.ride);
  await expectChosen(page, bike.size, 'Large');
});

async function configureBikeAt(page: Page, server: ShopServer): Promise<void> {
  await page.goto(server.url);
  await page.getByRole('link', { name: `Configure ${bike.name}` }).click();
  await expectStep(page, bike.steps.ride);
}
