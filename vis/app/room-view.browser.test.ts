import { expect, onTestFinished, test, vi } from 'vitest';
import { appTexts } from './app-texts.ts';
import { roomKind, showInRoom, type RoomProduct } from './room-view.ts';

const texts = appTexts('en');
const place = { parent: document.body, texts };

function withXr(xr: object) {
  Object.defineProperty(navigator, 'xr', { value: xr, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'xr'));
}
const product = (more: Partial<RoomProduct> = {}): RoomProduct => ({
  exportModel: () => Promise.resolve(new Blob(['model'])),
  runSession: () => Promise.resolve(),
  ...more,
});

test('a device that cannot shows nothing in a room', async () => {
  expect(await roomKind()).toBeUndefined();
  withXr({ isSessionSupported: () => Promise.resolve(false) });
  expect(await roomKind()).toBeUndefined();
  withXr({ isSessionSupported: () => Promise.reject(new DOMException('Not here.', 'SecurityError')) });
  expect(await roomKind()).toBeUndefined();
});

test('WebXR runs a session, with what to do over the picture of the camera', async () => {
  withXr({ isSessionSupported: (kind: string) => Promise.resolve(kind === 'immersive-ar') });
  expect(await roomKind()).toBe('webxr');
  const hint = () => document.querySelector('.room p')?.textContent;
  const seen: (string | undefined)[] = [];
  const runSession: RoomProduct['runSession'] = async (_, { overlay, signal, onFloorFound }) => {
    seen.push(hint());
    onFloorFound();
    seen.push(hint());
    const closed = new Promise((done) => signal.addEventListener('abort', done));
    overlay.querySelector('button')?.click();
    await closed;
  };
  await showInRoom('webxr', product({ runSession }), place);
  expect(seen).toEqual([texts.findFloor, texts.tapFloor]);
  expect(document.querySelector('.room')).toBeNull();
});

test('what lies over the picture goes when the session fails, too', async () => {
  withXr({});
  const refused = product({ runSession: () => Promise.reject(new Error('No camera.')) });
  await expect(showInRoom('webxr', refused, place)).rejects.toThrow('No camera.');
  expect(document.querySelector('.room')).toBeNull();
});

test('Quick Look gets the product as USDZ by a link with a picture', async () => {
  vi.spyOn(DOMTokenList.prototype, 'supports').mockReturnValue(true);
  expect(await roomKind()).toBe('quick-look');
  const links: HTMLAnchorElement[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    links.push(this);
  });
  const exportModel = vi.fn(product().exportModel);
  await showInRoom('quick-look', product({ exportModel }), place);
  expect(exportModel).toHaveBeenCalledWith('usdz');
  const [link] = links;
  expect([link?.rel, link?.download, link?.firstElementChild?.tagName]).toEqual([
    'ar',
    'product.usdz',
    'IMG',
  ]);
  expect(link?.href).toMatch(/^blob:/);
});
