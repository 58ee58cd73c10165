import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { cartItem } from './support/cart-verbs.ts';
import { conflict, goToStep } from './support/configurator-verbs.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { pump } from './support/pump.ts';
import { openPump } from './support/start-states.ts';

const line = (number: number) => `Branch line ${number}`;

/** A field of a row: named with its row in a table, within its row's card on a phone. */
function field(page: Page, row: number, role: 'combobox' | 'spinbutton' | 'textbox', name: string): Locator {
  const card = page.getByRole('region', { name: line(row), exact: true });
  return page
    .getByRole(role, { name: `${line(row)}: ${name}`, exact: true })
    .or(card.getByRole(role, { name, exact: true }));
}

const add = (page: Page) => page.getByRole('button', { name: 'Add branch line', exact: true });
const remove = (page: Page, row: number) =>
  page.getByRole('button', { name: `Remove ${line(row)}`, exact: true });

async function expectRows(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('button', { name: /^Remove Branch line/ })).toHaveCount(count);
}

async function chooseValve(page: Page, row: number, valve: string): Promise<void> {
  await field(page, row, 'combobox', 'Valve').click();
  await page
    .getByRole('listbox', { name: /Valve$/ })
    .getByRole('option', { name: valve })
    .click();
}

async function nameLine(page: Page, row: number, where: string): Promise<void> {
  const text = field(page, row, 'textbox', 'Destination');
  await text.fill(where);
  await text.press('Enter');
}

test.beforeEach(async ({ page }) => {
  await openPump(page, { step: pump.steps.skid });
  await expectRows(page, 1);
});

test('rows are added, filled and removed, and are the same after a reload', alsoOnPhone, async ({ page }) => {
  await nameLine(page, 1, 'Boiler');
  await add(page).click();
  await expectRows(page, 2);
  // Who adds a row goes on in it.
  await expect(field(page, 2, 'spinbutton', 'Share of the flow')).toBeFocused();
  await nameLine(page, 2, 'Garden');
  await add(page).click();
  await expectRows(page, 3);
  await nameLine(page, 3, 'Tank');
  await chooseValve(page, 3, 'Motor valve');
  await expect(page.getByText('3 of up to 5')).toBeVisible();

  await remove(page, 2).click();
  await expectRows(page, 2);
  await expect(remove(page, 2)).toBeFocused();
  await page.getByRole('button', { name: 'Undo removal' }).click();
  await expectRows(page, 3);
  await expect(field(page, 2, 'spinbutton', 'Share of the flow')).toBeFocused();
  await expect(field(page, 2, 'textbox', 'Destination')).toHaveValue('Garden');
  await expect(field(page, 3, 'textbox', 'Destination')).toHaveValue('Tank');
  await remove(page, 2).click();
  await expectRows(page, 2);
  const expectLines = async () => {
    await expect(field(page, 1, 'textbox', 'Destination')).toHaveValue('Boiler');
    await expect(field(page, 2, 'textbox', 'Destination')).toHaveValue('Tank');
    await expect(field(page, 2, 'combobox', 'Valve')).toContainText('Motor valve');
  };
  await expectLines();
  await page.reload();
  await expectRows(page, 2);
  await expectLines();

  // What goes is gone: the next row is a new one.
  await add(page).click();
  await expectRows(page, 3);
  await expect(field(page, 3, 'textbox', 'Destination')).toHaveValue('');
  await expect(field(page, 3, 'combobox', 'Valve')).toContainText('Flange only');
  await expectAccessible(page);
});

test('rows are added up to the most there can be, and removed down to none', async ({ page }) => {
  for (const count of [2, 3, 4, 5]) {
    await add(page).click();
    await expectRows(page, count);
  }
  await expect(page.getByText('Maximum of 5 reached')).toBeVisible();
  await expect(add(page)).toBeHidden();
  for (const count of [4, 3, 2, 1, 0]) {
    await remove(page, 1).click();
    await expectRows(page, count);
  }
  await expect(page.getByText('None yet.')).toBeVisible();
  await expect(add(page)).toBeFocused();
});

test('a rule about all rows causes a conflict, and the cart lists the parts of every row', async ({
  page,
}) => {
  for (const row of [2, 3]) {
    await add(page).click();
    await expectRows(page, row);
    await chooseValve(page, row, 'Motor valve');
    await expect(page.getByRole('button', { name: /^Reset (Branch line \d: )?Valve$/ })).toHaveCount(row - 1);
  }
  await chooseValve(page, 1, 'Motor valve');
  const dialog = conflict(page);
  await expect(dialog).toContainText('The starter can operate at most two motor valves.');
  await dialog.getByRole('button', { name: 'Other options' }).click();
  await dialog.getByRole('radio', { name: /Branch line 2: Valve: Motor valve becomes Flange only/ }).check();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(field(page, 1, 'combobox', 'Valve')).toContainText('Motor valve');
  await expect(field(page, 2, 'combobox', 'Valve')).toContainText('Flange only');

  await goToStep(page, pump.steps.extras);
  const done = page.getByRole('button', { name: 'Add to cart' });
  await done.filter({ visible: true }).first().click();
  await page.getByRole('button', { name: 'Add to cart anyway' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
  const item = cartItem(page, pump.name);
  await item.getByText('Price and parts').click();
  await expect(
    item.getByRole('table', { name: 'Price breakdown' }).getByRole('row', { name: /Motor valve/ }),
  ).toHaveCount(2);
});
