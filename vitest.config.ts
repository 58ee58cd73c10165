import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './tools/browser.mjs';
import { compiledMessages } from './tools/vite/compile-messages.ts';

const inBrowser = '**/*.browser.test.{ts,tsx}';
const in3d = '**/*.3d.test.ts';
const executablePath = findBrowser();

/** @param more arguments that the browser is launched with */
const browserWith = (...more: string[]) =>
  playwright({
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...['--disable-gpu', '--enable-unsafe-swiftshader', ...more],
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  });

/** Unit tests sit beside the code they test. `e2e/` belongs to Playwright. */
export default defineConfig({
  plugins: [compiledMessages()],
  test: {
    // All of a small machine: while linters run beside it for a part of the time, a core would idle for the rest.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    // A `fetch` that one file replaced would answer the calls of the next, because files share their globals.
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{contract,scene,src,server,tools,vis,bench}/**/*.test.{ts,tsx}'],
          exclude: [inBrowser, in3d],
          environment: 'node',
          setupFiles: ['tools/fixed-seed.ts'],
          // Files share loaded modules: loading them anew for each file was half of the time. No test may leave state in them.
          isolate: false,
        },
      },
      {
        // The design system's primitives: keyboard, focus and names are the browser's to say.
        extends: true,
        plugins: [react(), tailwind()],
        // Found while tests run, they would have the page loaded anew in the middle of one.
        optimizeDeps: {
          include: [
            ...[
              'react',
              'react-dom/client',
              'react/jsx-dev-runtime',
              'clsx',
              'class-variance-authority',
              'lucide-react',
              'react-router',
              'use-intl',
              'valibot',
              'zustand',
              'zustand/vanilla',
              '@tanstack/react-query',
              '@tanstack/react-virtual',
              '@base-ui/react/csp-provider',
            ],
            ...['three', 'three/tsl', 'three/webgpu', 'three/examples/jsm/loaders/GLTFLoader.js'],
            ...['dialog', 'select', 'tabs', 'toast'].map((part) => `@base-ui/react/${part}`),
          ],
        },
        test: {
          name: 'in browsers',
          setupFiles: ['src/styles/app.css'],
          isolate: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: browserWith(),
            instances: [
              { browser: 'chromium', name: 'browser', include: [`{src,vis}/${inBrowser}`] },
              {
                // In a browser of their own, one after the other: while a page draws in software, the others of its browser wait.
                ...{ browser: 'chromium', name: '3D', include: [`vis/${in3d}`], fileParallelism: false },
                provider: browserWith(
                  // Without a graphics card, too.
                  '--enable-unsafe-webgpu',
                  '--use-webgpu-adapter=swiftshader',
                  // Which takes longer than a driver of a card may.
                  '--disable-gpu-watchdog',
                ),
              },
            ],
          },
        },
      },
    ],
  },
});
