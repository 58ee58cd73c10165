import type { AppTexts } from './app-texts.ts';
import { element } from './element.ts';

/** How this device shows a product in the room of a person; undefined where it cannot. */
export type RoomKind = 'quick-look' | 'webxr' | undefined;

/** What a person sees while their device shows it. */
export interface RoomProduct {
  readonly exportModel: (format: 'usdz') => Promise<Blob>;
  /** Runs a session over an element, until it ends or the signal comes. */
  readonly runSession: (
    system: XRSystem,
    options: {
      readonly overlay: HTMLElement;
      readonly signal: AbortSignal;
      readonly onFloorFound: () => void;
    },
  ) => Promise<void>;
}

/** Asked once a page: Apple's devices say it of links, others by WebXR. */
export async function roomKind(): Promise<RoomKind> {
  if (document.createElement('a').relList.supports('ar')) return 'quick-look';
  const system = xrSystem();
  const isSupported = await system?.isSessionSupported('immersive-ar').catch(() => false);
  return isSupported === true ? 'webxr' : undefined;
}

/**
 * Shows the product in true size where the person is.
 *
 * @param parent gets what lies over the picture of the camera
 * @throws Error where it cannot be shown after all
 */
export async function showInRoom(
  kind: RoomKind,
  product: RoomProduct,
  { parent, texts }: { readonly parent: HTMLElement; readonly texts: AppTexts },
): Promise<void> {
  if (kind === 'quick-look') {
    openQuickLook(await product.exportModel('usdz'));
    return;
  }
  const system = xrSystem();
  if (!system) throw new Error('This browser has no WebXR.');
  const closing = new AbortController();
  const hint = element('p', { role: 'status', textContent: texts.findFloor });
  const close = element('button', {
    type: 'button',
    textContent: texts.close,
    onclick: () => closing.abort(),
  });
  const overlay = element('div', { className: 'room' }, hint, close);
  parent.append(overlay);
  try {
    await product.runSession(system, {
      overlay,
      signal: closing.signal,
      onFloorFound: () => (hint.textContent = texts.tapFloor),
    });
  } finally {
    overlay.remove();
  }
}

function xrSystem(): XRSystem | undefined {
  return (navigator as { readonly xr?: XRSystem }).xr;
}

/** Quick Look opens what a link with `rel="ar"` leads to, if there is a picture in the link. */
function openQuickLook(file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = element('a', { rel: 'ar', href: url, download: 'product.usdz' }, element('img', { alt: '' }));
  link.click();
  // After the device has read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
