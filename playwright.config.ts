import { defineConfig, devices } from '@playwright/test';

/**
 * `tools/test.mjs` builds, chooses a browser and says where it is; by hand, `npx playwright test` after `npm run build`
 * uses Playwright's own browser, or `CHROMIUM_PATH`.
 */
const executablePath = process.env['CHROMIUM_PATH'];
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/playwright',
  // Every test has its own tenant data, so they may run side by side. A retried pass is a defect.
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
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-gpu',
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      // What servers and sessions do is the same on every screen.
      testIgnore:
        /(hide-the-key|keep-choices|keep-strangers-out|pay-in-another-currency|reach-tenant|survive-restart|type-decimals)\.spec/,
      // With less motion, which is to work as well.
      use: {
        ...devices['Pixel 7'],
        viewport: { width: 390, height: 844 },
        contextOptions: { reducedMotion: 'reduce' },
      },
    },
  ],
});
