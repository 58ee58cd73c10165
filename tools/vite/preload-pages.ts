/**
 * Vite plugin: what the browser is told of with the page itself, instead of after the first scripts have run: the font, and the
 * scripts of the page that was asked for. The server puts them into the page by its address (`server/http/page-preloads.ts`).
 */
import type { Plugin, Rolldown } from 'vite';

export interface PagePreloads {
  /** Of the route table: `/catalog/:tab`. */
  readonly pattern: string;
  /** Addresses of scripts. */
  readonly scripts: readonly string[];
  /** Addresses of the scripts with its texts, by language. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** What it asks the API first, whatever else is in its address. */
  readonly calls?: readonly string[] | undefined;
  /** For a tab of the catalog, `:tab`: what it asks when the tabs, its first call, have come and nothing else is in its address. */
  readonly list?: string | undefined;
  /** For tab and product of a new configuration: the beginning of the address that starts one. */
  readonly start?: string | undefined;
}

/** What a page asks the API first. */
export type FirstCalls = Pick<PagePreloads, 'calls' | 'list' | 'start'>;

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/**
 * What is to be loaded at once for each pattern.
 * @param pages by pattern, the module of its page; several where it leads to another one
 * @param calls by pattern, what its page asks first
 * @throws Error for a page that is not in the bundle
 */
export function preloadsOf(
  bundle: Bundle,
  pages: Readonly<Record<string, string | readonly string[]>>,
  calls: Readonly<Record<string, FirstCalls>> = {},
): PagePreloads[] {
  const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  const withEntry = entry ? importedBy(entry, bundle) : new Set<string>();
  return Object.entries(pages).map(([pattern, modules]) => {
    const withPage = new Set(
      [modules].flat().flatMap((module) => [...importedBy(chunkOf(module, chunks), bundle)]),
    );
    const scripts = [...withPage].filter((file) => !withEntry.has(file));
    const texts = textsOf(new Set([...withEntry, ...withPage]), bundle);
    return { pattern, scripts: scripts.map((file) => `/${file}`), texts, ...calls[pattern] };
  });
}

/** Of several that could be meant, the one that is asked for: a module in a shared chunk has a small one of its own beside it. */
function chunkOf(module: string, chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk {
  const isMeant = (id: string | null) => id?.endsWith(`/${module}`) ?? false;
  const chunk =
    chunks.find(({ facadeModuleId }) => isMeant(facadeModuleId)) ??
    chunks.find(({ moduleIds }) => moduleIds.some(isMeant));
  if (!chunk) throw new Error(`The page ${module} is not in the bundle.`);
  return chunk;
}

/**
 * The page with its scripts behind what it is painted with before they run: styles and font. Together they would share a slow
 * connection, and nothing would be painted before the last of them.
 */
export function afterTheFirstPaint(html: string): string {
  return html.replace(/<(?:script type="module"|link rel="modulepreload")(?= )/g, '$& fetchpriority="low"');
}

/** What these chunks load of `src/locales`, by the name of the file, which is the language. */
function textsOf(files: ReadonlySet<string>, bundle: Bundle): Record<string, string[]> {
  const texts: Record<string, string[]> = {};
  const dynamic = [...files].flatMap((file) => {
    const part = bundle[file];
    return part?.type === 'chunk' ? part.dynamicImports : [];
  });
  for (const file of new Set(dynamic)) {
    const part = bundle[file];
    const id = part?.type === 'chunk' ? part.facadeModuleId : undefined;
    const language = /\/src\/locales\/(\w+)\.json\?/.exec(id ?? '')?.[1];
    if (language !== undefined) (texts[language] ??= []).push(`/${file}`);
  }
  return texts;
}

/** The chunk and everything it imports. */
function importedBy(chunk: Rolldown.OutputChunk, bundle: Bundle): Set<string> {
  const found = new Set<string>();
  const visit = (file: string) => {
    const part = bundle[file];
    if (found.has(file) || part?.type !== 'chunk') return;
    found.add(file);
    part.imports.forEach(visit);
  };
  visit(chunk.fileName);
  return found;
}

/**
 * @param options.pages by pattern, the module of its page; several where it leads to another one
 * @param options.calls by pattern, what its page asks first
 * @param options.font how the file name of the font begins that every page needs
 */
export function preloadPages(options: {
  readonly pages: Readonly<Record<string, string | readonly string[]>>;
  readonly calls: Readonly<Record<string, FirstCalls>>;
  readonly font: string;
}): Plugin {
  return {
    name: 'bespoke:preload-pages',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const font = Object.keys(bundle).find((file) => file.startsWith(`assets/${options.font}`));
        if (font === undefined) throw new Error(`The font ${options.font} is not in the bundle.`);
        const attrs = { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: '' };
        return { html: afterTheFirstPaint(html), tags: [{ tag: 'link', attrs, injectTo: 'head' }] };
      },
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const source = JSON.stringify(preloadsOf(bundle, options.pages, options.calls), undefined, 2);
        // Beside the manifest, which is not public either.
        this.emitFile({ type: 'asset', fileName: '.vite/preloads.json', source });
      },
    },
  };
}
