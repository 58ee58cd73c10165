/** What a person does with the frame around every page. */
import type { Page } from '@playwright/test';

/** Changes the language; the name of a language is in that language. */
export async function setLanguage(page: Page, language: 'Deutsch' | 'English'): Promise<void> {
  const banner = page.getByRole('banner');
  // On phones it is in the menu.
  const menu = banner.getByRole('button', { name: /^Men[uü]$/, expanded: false });
  if (await menu.isVisible()) await menu.click();
  await banner.getByRole('button', { name: language }).filter({ visible: true }).click();
}

/** As a person who returns to the window: what failed is tried again at once, not only after the next pause. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}
