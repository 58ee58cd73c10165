import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './e2e/support/browser-arguments.ts';

/**
 * `tools/test.mjs` builds, chooses a browser and says where it is; by hand, `npx playwright test` after `npm run build`
 * uses Playwright's own browser, or `CHROMIUM_PATH`.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/playwright',
  // Every test is a customer of its own, so they may run side by side. A retried pass is a defect.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 150_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    actionTimeout: 30_000,
    // A third of a run's time goes into traces: ask for one with `--trace on` when the picture of a failure is not enough.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      // What depends on the screen; what servers do and what fields say is the same on all of them.
      grep: /@phone/,
      use: {
        ...devices['Pixel 7'],
        viewport: { width: 390, height: 844 },
        // The screen has 2.6 dots a pixel; drawing them takes seven times as long and is not what is tested.
        deviceScaleFactor: 1,
        // With less motion, which is to work as well.
        contextOptions: { reducedMotion: 'reduce' },
      },
    },
  ],
});
