import { rewriteJson } from './rewrite-json.ts';

/**
 * Tenants may name the parts of a visualization by their paths, which their script resolves against its own address. The shop has a copy
 * of that script at its own origin (`relay-vis-script.ts`), so paths of a remote tenant become addresses here.
 */
const ADDRESSES = ['iframePath', 'tvkbPath', 'assetsPath', 'sessionServer', 'screenshotRenderer', 'picture'];

/**
 * @param json an answer as text; one that is no JSON is left as it is
 * @param script address of the tenant's script
 */
export function resolveVisualization(json: string, script: string): string {
  return rewriteJson(json, '"iframePath"', (_name, value) =>
    isVisualization(value) ? resolved(value, script) : value,
  );
}

function isVisualization(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'iframePath' in value;
}

function resolved(visualization: Record<string, unknown>, script: string): Record<string, unknown> {
  const addresses: Record<string, string> = {};
  for (const name of ADDRESSES) {
    const path = visualization[name];
    if (typeof path === 'string' && URL.canParse(path, script)) addresses[name] = new URL(path, script).href;
  }
  return { ...visualization, ...addresses };
}
