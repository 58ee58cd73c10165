/**
 * Vite plugin: what the browser is told of with the page itself, instead of after the first scripts have run: the font, and the
 * scripts of the page that was asked for. The server puts them into the page by its address (`server/page-preloads.ts`).
 */
import type { Plugin, Rolldown } from 'vite';

export interface PagePreloads {
  /** Of the route table: `/catalog/:tab`. */
  readonly pattern: string;
  /** Addresses of scripts. */
  readonly scripts: readonly string[];
}

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/**
 * What is to be loaded at once for each pattern.
 * @param pages by pattern, the module of its page
 * @throws Error for a page that is not in the bundle
 */
export function preloadsOf(bundle: Bundle, pages: Readonly<Record<string, string>>): PagePreloads[] {
  const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  const withEntry = entry ? importedBy(entry, bundle) : new Set<string>();
  return Object.entries(pages).map(([pattern, module]) => {
    const page = chunks.find(({ facadeModuleId, moduleIds }) =>
      [facadeModuleId, ...moduleIds].some((id) => id?.endsWith(`/${module}`)),
    );
    if (!page) throw new Error(`The page ${module} is not in the bundle.`);
    const scripts = [...importedBy(page, bundle)].filter((file) => !withEntry.has(file));
    return { pattern, scripts: scripts.map((file) => `/${file}`) };
  });
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
 * @param options.pages by pattern, the module of its page
 * @param options.font how the file name of the font begins that every page needs
 */
export function preloadPages(options: {
  readonly pages: Readonly<Record<string, string>>;
  readonly font: string;
}): Plugin {
  return {
    name: 'bespoke:preload-pages',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const font = Object.keys(bundle).find((file) => file.startsWith(`assets/${options.font}`));
        if (font === undefined) throw new Error(`The font ${options.font} is not in the bundle.`);
        const attrs = { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: '' };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const source = JSON.stringify(preloadsOf(bundle, options.pages), undefined, 2);
        // Beside the manifest, which is not public either.
        this.emitFile({ type: 'asset', fileName: '.vite/preloads.json', source });
      },
    },
  };
}
