/** Files of a bike in the cart: documents as an archive, and CAD files that are made while the customer waits. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { fromBuffer, type Entry } from 'yauzl';
import { cartItem, openCart } from './support/cart-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { addBikeToCart } from './support/start-states.ts';

test('documents are downloaded as an archive, and CAD files are cancelled, made and downloaded', async ({
  page,
}) => {
  await addBikeToCart(page);
  await openCart(page);
  const bike = cartItem(page, 'Tarn Calvin');
  await bike.getByText('Documents and CAD files').click();
  const archive = await downloaded(page, () =>
    bike.getByRole('button', { name: 'Configuration: all as ZIP' }).click(),
  );
  expect(archive.suggestedFilename()).toBe('Configuration.zip');
  expect((await namesIn(archive)).sort()).toEqual([
    'Tarn Calvin - Data sheet.pdf',
    'Tarn Calvin - Parts list.csv',
    'Tarn Calvin - Parts list.xlsx',
    'Tarn Calvin - Summary.pdf',
  ]);
  const table = await downloaded(page, () =>
    bike.getByRole('button', { name: 'Download Parts list (CSV)' }).click(),
  );
  expect(table.suggestedFilename()).toBe('Tarn Calvin - Parts list.csv');
  expect(await readFile(await table.path(), 'utf8')).toContain('Pos.,Product,');

  await bike.getByRole('button', { name: 'Create CAD files' }).click();
  await bike.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(bike.getByText('The files are ready.')).toBeHidden();
  await bike.getByRole('button', { name: 'Create CAD files' }).click();
  // Solids take seconds to make, and more where other tests run beside this one.
  await expect(bike.getByText('The files are ready.')).toBeVisible({ timeout: 90_000 });
  const files = await downloaded(page, () =>
    bike.getByRole('button', { name: 'All CAD files as ZIP' }).click(),
  );
  const endings = (await namesIn(files)).map((name) => name.replace(/^.*\./, ''));
  expect(endings.sort()).toEqual(['dxf', 'glb', 'pdf', 'step', 'stl', 'svg']);
  // They are still there for whoever comes back.
  await page.reload();
  await bike.getByText('Documents and CAD files').click();
  await expect(bike.getByText('The files are ready.')).toBeVisible();
});

async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return download;
}

/** Reads the archive as a program of its own would; a broken one fails. */
async function namesIn(archive: Download): Promise<string[]> {
  const bytes = await readFile(await archive.path());
  return new Promise((resolve, reject) => {
    const names: string[] = [];
    fromBuffer(bytes, { strictFileNames: true }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      zip.on('error', reject);
      zip.on('entry', ({ fileName }: Entry) => names.push(fileName));
      zip.on('end', () => {
        resolve(names);
      });
    });
  });
}
