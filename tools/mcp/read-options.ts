import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface McpOptions {
  readonly url: string;
  readonly key: string;
  readonly language: string | undefined;
  /** The external id of the one customer of stdio; random when absent. */
  readonly customer: string | undefined;
  /** Where to listen for streamable HTTP; stdio when absent. */
  readonly http: { readonly port: number; readonly host: string } | undefined;
}

export const usage = `npm run --silent mcp -- [options]

  --url URL        the tenant; http://localhost:8080 if not given (TENANT_URL)
  --key KEY        its API key (TENANT_API_KEY); of a shop on this machine it is read from DATA_DIR
  --customer ID    external id to act for, with stdio; a new one if not given
  --language CODE  language of texts
  --http PORT      serve streamable HTTP at http://127.0.0.1:PORT/mcp instead of stdio
  --host ADDRESS   address to listen on, with --http`;

/**
 * @param args of the command line
 * @param root folder of the package: where `data` is by default
 * @throws Error saying which option cannot be used
 */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): McpOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      key: { type: 'string' },
      customer: { type: 'string' },
      language: { type: 'string' },
      http: { type: 'string' },
      host: { type: 'string' },
    },
  });
  const url = values.url ?? env['TENANT_URL'] ?? 'http://localhost:8080';
  if (!/^https?:/.test(url) || !URL.canParse(url)) throw new Error(`--url ${url} is not an http(s) address.`);
  const key = values.key ?? env['TENANT_API_KEY'] ?? keyIn(env['DATA_DIR'] ?? join(root, 'data'));
  if (key === undefined) throw new Error('Give the API key of the tenant as --key or TENANT_API_KEY.');
  if (values.http === undefined)
    return { url, key, language: values.language, customer: values.customer, http: undefined };
  const port = /^\d{1,5}$/.test(values.http) ? Number(values.http) : NaN;
  if (!(port <= 65_535)) throw new Error(`--http ${values.http} is not a port.`);
  // Everybody who can reach the port would be the same customer.
  if (values.customer !== undefined)
    throw new Error('--customer is for stdio: with --http each session is a customer of its own.');
  return {
    url,
    key,
    language: values.language,
    customer: undefined,
    http: { port, host: values.host ?? '127.0.0.1' },
  };
}

/** The key that a server with this data folder has made for itself. */
function keyIn(dataDir: string): string | undefined {
  try {
    const { tenantApiKey } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as {
      tenantApiKey?: unknown;
    };
    return typeof tenantApiKey === 'string' ? tenantApiKey : undefined;
  } catch {
    return undefined;
  }
}
