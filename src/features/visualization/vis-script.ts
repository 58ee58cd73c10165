/** The tenant's script (API page, "Visualization"): `tactonVis` and what it returns. */
import { trustedScriptAddress } from './trusted-script-address.ts';

/** Passed on as the tenant sent it, with what the client adds. */
export type VisualizationObject = Readonly<Record<string, unknown>>;

export interface TactonVisObject {
  /** Each call adds a handler. */
  readonly onMessage: (handler: (message: unknown) => void) => void;
  /** Extras of the embedded tenant's script. */
  readonly destroy?: () => void;
  /** Whether the frame could not be loaded or is gone, and whether it is there again. */
  readonly onFailure?: (handler: (hasFailed: boolean) => void) => void;
  readonly reload?: () => void;
}

export type TactonVis = (
  container: HTMLElement,
  visualization: VisualizationObject,
  response?: unknown,
  triggers?: { readonly triggers?: readonly string[]; readonly buttonTriggers?: readonly string[] },
) => TactonVisObject;

const SCRIPT = '/js/tacton.vis.js';
const page: { readonly tactonVis?: TactonVis } = window;
let loading: Promise<TactonVis> | undefined;

/** Loads the script once; rejects when the tenant has none, and tries again the next time. */
export function loadVisScript(): Promise<TactonVis> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<TactonVis> {
  if (!page.tactonVis) {
    await new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = trustedScriptAddress(SCRIPT);
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${SCRIPT} could not be loaded`));
      document.head.append(script);
    });
  }
  if (!page.tactonVis) throw new Error(`${SCRIPT} defines no tactonVis`);
  return page.tactonVis;
}
