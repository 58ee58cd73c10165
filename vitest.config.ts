import { defineConfig } from 'vitest/config';
import { compiledMessages } from './tools/vite/compile-messages.ts';

/** Unit tests sit beside the code they test. `e2e/` belongs to Playwright. */
export default defineConfig({
  plugins: [compiledMessages()],
  test: {
    include: ['{contract,src,server,tools,vis,models,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
