import { bike } from './support/bike.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { addPartToCart } from './support/start-states.ts';

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
    for (const call of ['/api/catalog/tabs', `/api/catalog/search/${bike.tab}`])
      expect(asked.filter((path) => path === call)).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith('/image'))).toHaveLength(1);
    expect(asked.filter((path) => path.includes('/assets/en-'))).toEqual([]);
    expect(place(/\/assets\/de-/)).toBeLessThan(place(/\/api\/cart$/));
    expect(place(/\/api\/catalog\/tabs$/)).toBeLessThan(place(/\/api\/cart$/));
  });
});

test('nothing that is on the screen moves while a page comes', alsoOnPhone, async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as (PerformanceEntry & { sources: { node?: Node }[] })[])
        for (const { node } of sources)
          moved.push((node as Element | undefined)?.outerHTML?.slice(0, 200) ?? '');
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await addPartToCart(page, 'Gate valve G20, DN 50');
  // On a wide window the 3D view then takes the height that it says it needs.
  const isPhone = (page.viewportSize()?.width ?? 0) < 600;
  const configurator = [`/configure/${bike.tab}/${bike.productId}`, bike.steps.ride, []] as const;
  for (const [address, heading, calls] of [
    ...(isPhone ? [configurator] : []),
    [`/catalog/${bike.tab}`, 'Bikes', ['/api/catalog/tabs']],
    ['/cart', 'Your cart', ['/api/cart', '/api/cart/items']],
    ['/proposal', 'Proposal', ['/api/cart', '/api/cart/items', '/api/proposal/firm-requests']],
  ] as const) {
    asked.length = 0;
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
    for (const call of calls) expect(asked.filter((path) => path === call)).toHaveLength(1);
  }
});
