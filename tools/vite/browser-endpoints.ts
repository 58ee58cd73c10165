/**
 * Vite plugin: in the browser an entry of the table of calls (`contract/endpoints.ts`) is its method and path; what else
 * the table says is for servers. Half a KiB on every page.
 */
import type { Plugin } from 'vite';
import type { Endpoint } from '../../contract/endpoint.ts';
import * as endpoints from '../../contract/endpoints.ts';

export function browserEndpoints(): Plugin {
  return {
    name: 'bespoke:browser-endpoints',
    apply: 'build',
    enforce: 'pre',
    transform(_, id) {
      if (!id.endsWith('/contract/endpoints.ts')) return undefined;
      const entries = Object.entries(endpoints).map(([name, { method, path }]: [string, Endpoint]) => {
        return `export const ${name} = ${JSON.stringify({ method, path })};`;
      });
      return { code: entries.join('\n'), map: null };
    },
  };
}
