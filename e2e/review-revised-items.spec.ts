/** A product in the cart is revised by its author, and a value that the customer chose is gone. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cartItem, total } from './support/cart-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { ShopServer } from './support/shop-server.ts';

const model = (values: string, red = 10) => `format: 1
name: revised
title: Revised
language: en
currency: EUR
domains: { colour: { label: Colour, values: { red: { label: Red, price: ${red} }, blue: { label: Blue, price: 20 }${values} } } }
fields:
  colour_field: { label: Colour, domain: colour, widget: radio }
  note_field: { label: Note, type: text }
steps: [{ step: s, label: S, groups: [{ group: g, label: G, members: [colour_field, note_field] }] }]
summary: [colour_field, note_field]
`;
const catalog = `format: 1
language: en
currency: EUR
tabs: [{ tab: things, title: Things, configurable: yes, columns: { name: Thing }, products: [{ id: revised, model: revised, price: 10 }] }]
`;

// The product has no picture.
test.use({ expectedComplaints: /status of 404/ });

test('the lost choice is named, and nothing is requested before it was looked at', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'bespoke-revised-'));
  await mkdir(join(folder, 'revised'));
  await writeFile(join(folder, 'catalog.yaml'), catalog);
  const revise = (values: string, red?: number) =>
    writeFile(join(folder, 'revised/model.yaml'), model(values, red));
  await revise(', green: { label: Green, price: 30 }');
  const server = await ShopServer.start({ MODELS_DIR: folder });
  try {
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Configure Revised' }).click();
    await page.getByRole('radio', { name: /Green/ }).check();
    await page.getByRole('button', { name: /^Add to cart/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
    await server.stop();
    await revise('');
    await server.startAgain();

    await page.goto(`${server.url}/cart`);
    const item = cartItem(page, 'Revised');
    await expect(item).toContainText('Colour: your choice “Green” is no longer available. New: Red');
    await expect(item).toContainText('Price: €30.00. New: €10.00');
    await expect(total(page)).toHaveText('€30.00');
    const upgrade = page.getByRole('dialog', { name: 'Update outdated items' });
    await page.getByRole('button', { name: 'Show changes' }).click();
    await expect(upgrade).toContainText('Colour: Green → Red (your choice)');
    await upgrade.getByRole('button', { name: 'Leave as it is' }).click();
    await expect(total(page)).toHaveText('€30.00');
    await page.goto(`${server.url}/proposal`);
    await expect(page.getByText('One item in your cart needs your review')).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);

    await page.getByRole('link', { name: 'Edit cart' }).first().click();
    await item.getByRole('button', { name: 'Accept the new version' }).click();
    await expect(total(page)).toHaveText('€10.00');
    await expect(item).not.toContainText('no longer available');
    await page.goto(`${server.url}/proposal`);
    await expect(page.getByRole('textbox').first()).toBeVisible();

    await server.stop();
    await revise('', 12);
    await server.startAgain();
    await page.goto(`${server.url}/cart`);
    await page.getByRole('button', { name: 'Show changes' }).click();
    await expect(upgrade).toContainText('Price: €10.00 → €12.00');
    await upgrade.getByRole('button', { name: 'Update 1 item' }).click();
    await expect(total(page)).toHaveText('€12.00');
    await expect(page.getByRole('button', { name: 'Show changes' })).toBeHidden();
  } finally {
    await server.dispose();
    await rm(folder, { recursive: true, force: true });
  }
});
