/**
 * Vite plugin: `locales/en.json?groups=cart,proposal` is a module with these groups of the texts, their ICU messages
 * compiled for use-intl, whose formatter is swapped for the one that reads them. Pages load only their own texts, the
 * parser (9 KiB of brotli) is not in the bundle, and an invalid message fails the build instead of the page.
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

/**
 * The top-level groups of the texts that a part asks for (`en.json?groups=cart,proposal`); all when it names none.
 * @throws Error for a group that does not exist
 */
export function pickGroups(messages: Messages, groups: readonly string[] | undefined): Messages {
  if (!groups) return messages;
  return Object.fromEntries(
    groups.map((group) => {
      const texts = messages[group];
      if (texts === undefined) throw new Error(`There is no group of texts called ${group}`);
      return [group, texts];
    }),
  );
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
      const [file = '', query] = id.split('?');
      if (basename(dirname(file)) !== 'locales' || !file.endsWith('.json') || !query) return undefined;
      const groups = new URLSearchParams(query).get('groups')?.split(',');
      const messages = compileMessages(pickGroups(JSON.parse(code) as Messages, groups));
      return { code: `export default ${JSON.stringify(messages)}`, moduleType: 'js', map: null };
    },
  };
}
