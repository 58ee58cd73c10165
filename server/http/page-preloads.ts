import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface PagePreloads {
  readonly pattern: string;
  readonly scripts: readonly string[];
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly calls?: readonly string[];
  readonly list?: string;
  readonly start?: string;
}

/**
 * `public/boot.js` runs before the first paint. It sets the theme and the language as `src/stores/preferences.ts` keeps them, loads the
 * texts of the page in the language that `src/lib/languages.ts` will choose, makes its first calls (`src/api/early-answer.ts`), and
 * loads the first picture of a list, so that they come together with the scripts.
 */
const boot = '<script src="/boot.js"';

/**
 * The page of the shop for an address, with links to the scripts and texts that this address needs: the browser fetches them together
 * with the first scripts, and not after those have run. What the build says of it is in `.vite/preloads.json`; without it, the page is as it is.
 *
 * @param clientDir of the built shop
 * @param html of the page
 * @returns the page by the path of a request
 */
export function preloadScripts(clientDir: string, html: string): (path: string) => string {
  const file = join(clientDir, '.vite', 'preloads.json');
  if (!existsSync(file)) return () => html;
  const preloads = JSON.parse(readFileSync(file, 'utf8')) as PagePreloads[];
  const pages = preloads.map(({ pattern, scripts, texts, calls, list, start }) => ({
    matches: matcherOf(pattern),
    html: html
      .replace('</head>', () => `${scripts.map(linkTo).join('')}</head>`)
      .replace(
        boot,
        () =>
          boot +
          attribute('texts', JSON.stringify(texts)) +
          attribute('calls', calls && JSON.stringify(calls)) +
          attribute('list', list) +
          attribute('start', start),
      ),
  }));
  return (path) => pages.find(({ matches }) => matches.test(path))?.html ?? html;
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` data-${name}="${value.replaceAll('"', '&quot;')}"`;
}

function linkTo(script: string): string {
  return `<link rel="modulepreload" fetchpriority="low" crossorigin href="${script}">`;
}

/** `/configure/:tab/:step?` as the router of the shop reads it. */
function matcherOf(pattern: string): RegExp {
  const segments = pattern.split('/').filter(Boolean);
  const parts = segments.map((segment) => {
    if (!segment.startsWith(':')) return `/${segment}`;
    return segment.endsWith('?') ? '(?:/[^/]+)?' : '/[^/]+';
  });
  return new RegExp(`^${parts.join('')}/?$`);
}
