/**
 * Vite plugin: turns the ICU messages of `src/locales/*.json` into use-intl's compiled form and swaps its formatter for
 * the one that reads it. The parser (9 KiB of brotli) stays out of the browser, and a message that does not parse
 * fails the build instead of the page.
 */
import { basename, dirname } from 'node:path';
import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

type Messages = { [key: string]: Messages | string };
type CompiledMessages = { [key: string]: CompiledMessages | ReturnType<typeof compile> };

/**
 * @param messages nested texts
 * @throws Error naming the key of a message that is not ICU
 */
export function compileMessages(messages: Messages, path = ''): CompiledMessages {
  const compiled: CompiledMessages = {};
  for (const [key, message] of Object.entries(messages)) {
    const at = path ? `${path}.${key}` : key;
    if (typeof message !== 'string') {
      compiled[key] = compileMessages(message, at);
      continue;
    }
    try {
      compiled[key] = compile(message);
    } catch (error) {
      throw new Error(`The message ${at} is not valid ICU: ${String(error)}`, { cause: error });
    }
  }
  return compiled;
}

export function compiledMessages(): Plugin {
  return {
    name: 'bespoke:compiled-messages',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [{ find: /^use-intl\/format-message$/, replacement: 'use-intl/format-message/format-only' }],
      },
    }),
    transform(code, id) {
      const [file = ''] = id.split('?');
      if (basename(dirname(file)) !== 'locales' || !file.endsWith('.json')) return undefined;
      return { code: JSON.stringify(compileMessages(JSON.parse(code) as Messages)), map: null };
    },
  };
}
