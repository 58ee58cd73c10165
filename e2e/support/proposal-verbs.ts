/** What a person does on the proposal page. */
import { expect, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { readPdf, type PdfText } from './read-pdf.ts';

/** Opens the shop at the proposal of what is in the cart. */
export async function openProposal(page: Page): Promise<void> {
  await page.goto('/proposal');
  await expect(page.getByRole('heading', { level: 1, name: 'Proposal' })).toBeVisible();
}

/** From the cart to the proposal. */
export async function goToProposal(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Continue to proposal' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Proposal' })).toBeVisible();
}

/** Downloads the draft and reads it. */
export async function downloadDraft(page: Page): Promise<PdfText & { fileName: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download PDF' }).click();
  const download = await downloading;
  await expect(page.getByText('The PDF has been downloaded.')).toBeVisible();
  return { fileName: download.suggestedFilename(), ...readPdf(await readFile(await download.path())) };
}

export function requestForm(page: Page): Locator {
  return page.getByRole('form', { name: 'Request a firm proposal' });
}

export async function requestQuote(
  page: Page,
  { name, email }: { name: string; email: string },
): Promise<void> {
  await requestForm(page).getByLabel('Name').fill(name);
  await requestForm(page).getByLabel('E-mail').fill(email);
  await requestForm(page).getByRole('button', { name: 'Send request' }).click();
}

/** The requests made so far. */
export function requests(page: Page): Locator {
  return page.getByRole('region', { name: 'Your requests' }).getByRole('listitem');
}
