import { bike } from './support/bike.ts';
import { cartItem, openCart } from './support/cart-verbs.ts';
import { expectAccessible } from './support/accessibility.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { plainPicture } from './support/plain-picture.ts';
import { addPartToCart, openBike } from './support/start-states.ts';

const VALVE = 'Gate valve G20, DN 50';
// That a file is refused is an answer of the server, which browsers write down.
test.use({ expectedComplaints: /status of (413|415)/ });

test('files are attached to an item, kept, and deleted', alsoOnPhone, async ({ page }) => {
  await addPartToCart(page, VALVE);
  await openCart(page);
  const item = cartItem(page, VALVE);
  await item.getByText('Attachments', { exact: true }).click();
  const files = item.getByLabel('Choose files');
  await files.setInputFiles([
    { name: 'drawing.png', mimeType: 'image/png', buffer: await plainPicture('navy') },
    { name: 'setup.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\x00\x03\x00\x00\x00') },
  ]);
  await expect(item.getByRole('link', { name: 'drawing.png' })).toBeVisible();
  await expect(item.getByText('setup.pdf could not be uploaded')).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await item.getByText('1 attachment', { exact: true }).click();
  const download = page.waitForEvent('download');
  await item.getByRole('link', { name: 'drawing.png' }).click();
  expect((await download).suggestedFilename()).toBe('drawing.png');
  await item.getByRole('button', { name: 'Delete drawing.png' }).click();
  await expect(item.getByRole('link', { name: 'drawing.png' })).toBeHidden();
  await expect(item.getByText('Attachments', { exact: true })).toBeVisible();
});

test('a picture is uploaded, chosen among others, kept, and deleted', async ({ page }) => {
  await openBike(page, { step: bike.steps.fit });
  const group = page.getByRole('radiogroup', { name: bike.badge });
  const upload = async (name: string, colour: string) => {
    const buffer = await plainPicture(colour);
    await page.getByLabel('Choose a picture').setInputFiles({ name, mimeType: 'image/png', buffer });
    await expect(group.getByRole('radio', { name })).toBeChecked();
  };
  await upload('club.png', 'crimson');
  await upload('team.png', 'teal');
  // One that is too large is refused in words, and changes nothing.
  const large = Buffer.concat([await plainPicture('gold'), Buffer.alloc(20 * 2 ** 20)]);
  await page
    .getByLabel('Choose a picture')
    .setInputFiles({ name: 'poster.png', mimeType: 'image/png', buffer: large });
  await expect(page.getByText('poster.png could not be uploaded')).toBeVisible();
  await expect(page.getByText(/too large/)).toBeVisible();
  await expect(group.getByRole('radio', { name: 'team.png' })).toBeChecked();
  await group.getByRole('radio', { name: 'club.png' }).press('Space');
  await expect(group.getByRole('radio', { name: 'club.png' })).toBeChecked();
  await expectAccessible(page);

  await page.reload();
  await expect(group.getByRole('radio', { name: 'club.png' })).toBeChecked();
  await group.getByRole('button', { name: 'Delete club.png' }).click();
  await expect(group.getByRole('radio', { name: 'club.png' })).toBeHidden();
  await expect(group.getByRole('radio', { name: 'team.png' })).not.toBeChecked();
});
