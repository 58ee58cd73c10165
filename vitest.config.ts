import { defineConfig } from 'vitest/config';
import { compiledMessages } from './tools/vite/compile-messages.ts';

/** Unit tests sit beside the code they test. `e2e/` belongs to Playwright. */
export default defineConfig({
  plugins: [compiledMessages()],
  test: {
    include: ['{contract,src,server,tools,vis,models,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // All of a small machine: while linters run beside it for a part of the time, a core would idle for the rest.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
