import { afterEach, expect, it, vi } from 'vitest';
import { whenPicturesLoaded } from './when-pictures-loaded.ts';

afterEach(() => document.body.replaceChildren());

function add(source: string, loading: 'eager' | 'lazy'): HTMLImageElement {
  const picture = document.createElement('img');
  picture.loading = loading;
  picture.src = source;
  document.body.append(picture);
  return picture;
}

it('waits for pictures that are wanted at once, and not for others', async () => {
  const done = vi.fn();
  // An address that never answers, out of view.
  const later = add('/slow.png', 'lazy');
  later.style.marginTop = '100000px';
  const first = add('/no-such-picture.png', 'eager');
  whenPicturesLoaded(done);
  await Promise.resolve();
  expect(done).not.toHaveBeenCalled();
  first.dispatchEvent(new Event('error'));
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
});
