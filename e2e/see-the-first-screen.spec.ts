import { bike } from './support/bike.ts';
import { expect, test } from './support/fixtures.ts';

test('before the scripts run, the page shows whose it is', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto(`/catalog/${bike.tab}`);
  await expect(page.getByRole('banner')).toHaveText('Bespoke');
  await context.close();
});

test.describe('in the language of the browser', () => {
  test.use({ locale: 'de-AT' });

  test('texts and the first call come with the scripts, once, and other pages after the pictures', async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`/catalog/${bike.tab}`);
    await expect(page.getByRole('link', { name: bike.name })).toBeVisible();
    const place = (address: RegExp) => asked.findIndex((path) => address.test(path));
    await expect.poll(() => place(/\/configurator-start-page-/)).toBeGreaterThan(-1);
    expect(place(/\/configurator-start-page-/)).toBeGreaterThan(place(/\/image$/));
    expect(asked.filter((path) => path === '/api/catalog/tabs')).toHaveLength(1);
    expect(asked.filter((path) => path.includes('/assets/en-'))).toEqual([]);
    expect(place(/\/assets\/de-/)).toBeLessThan(place(/\/api\/cart$/));
    expect(place(/\/api\/catalog\/tabs$/)).toBeLessThan(place(/\/api\/cart$/));
  });
});
