import { bike } from './support/bike.ts';
import { expectCartCount } from './support/cart-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { setLanguage } from './support/shell-verbs.ts';
import { addPartToCart } from './support/start-states.ts';
import {
  downloadDraft,
  openProposal,
  requestForm,
  requestQuote,
  requests,
} from './support/proposal-verbs.ts';

test.beforeEach(async ({ page }) => {
  await addPartToCart(page, 'Gate valve G20, DN 50', 3);
  await openProposal(page);
});

test('what is missing or wrong is said at its field, and nothing is sent', alsoOnPhone, async ({ page }) => {
  const form = requestForm(page);
  const name = form.getByRole('textbox', { name: 'Name' });
  const email = form.getByRole('textbox', { name: 'E-mail' });
  await form.getByRole('button', { name: 'Send request' }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/Please enter your name/);
  await expect(email).toHaveAccessibleDescription(/enter your e-mail address/);

  await name.fill('Grace Hopper');
  await expect(name).not.toHaveAccessibleDescription(/Please enter/);
  await email.fill('grace@nowhere');
  await email.press('Enter');
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/enter a valid e-mail address/);
  await email.fill('grace@example.com');
  await form.getByRole('textbox', { name: 'Phone' }).fill('call me');
  await form.getByRole('button', { name: 'Send request' }).click();
  await expect(form.getByRole('textbox', { name: 'Phone' })).toBeFocused();
  await expect(requests(page)).toHaveCount(0);
  await expectCartCount(page, 'Cart, 1 item');
});

test('what was typed is there after a reload, until it is sent', async ({ page }) => {
  const form = requestForm(page);
  await form.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper');
  await form.getByRole('textbox', { name: 'Comment' }).fill('Before the summer, please.');
  await page.reload();
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Grace Hopper');
  await expect(form.getByRole('textbox', { name: 'Comment' })).toHaveValue('Before the summer, please.');
  await requestQuote(page, { name: 'Grace Hopper', email: 'grace@example.com' });
  await expect(requests(page)).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No items yet' })).toBeVisible();
  await expect(requests(page)).toHaveCount(1);
});

test('the draft is in the language of the page', async ({ page }) => {
  const english = await downloadDraft(page);
  expect(english.text).toContain('Gate valve G20, DN 50');
  expect(english.text).toContain('€258.00');
  await setLanguage(page, 'Deutsch');
  await expect(page.getByRole('heading', { level: 1, name: 'Angebot' })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PDF herunterladen' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^angebotsentwurf-.*\.pdf$/);
});

test.describe('while the tenant fails', () => {
  test.use({ expectedComplaints: /status of 503/ });

  test('a request keeps what was typed and arrives when tried again', async ({ page }) => {
    const form = requestForm(page);
    await form.getByRole('textbox', { name: 'Comment' }).fill('fault:503:1');
    await requestQuote(page, { name: 'Grace Hopper', email: 'grace@example.com' });
    await expect(form.getByRole('alert')).toContainText('The request could not be sent');
    await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Grace Hopper');
    await form.getByRole('button', { name: 'Send request' }).click();
    await expect(page.getByRole('heading', { name: 'Thank you, we received your request' })).toBeVisible();
    await expect(requests(page)).toHaveCount(1);
  });
});

test('without a cart there is nothing to request, and the page says what to do', async ({
  openOtherCustomer,
}) => {
  const page = await openOtherCustomer();
  await page.goto('/proposal');
  await expect(page.getByRole('heading', { name: 'No items yet' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Go to catalog' }).click();
  await expect(page.getByRole('link', { name: `Configure ${bike.name}` })).toBeVisible();
});
