/** The script as pages include it. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { copyText } from './copy-text.ts';

const iframePath = '/vis/script/testing/foreign-frame.html';

async function include(name: string): Promise<void> {
  const address = `./main.ts?${name}`;
  await import(/* @vite-ignore */ address);
}

test('included twice, it is the first one: its iframe stays, and its handlers hear everything once', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  // Tests of other files include it, too.
  vi.stubGlobal('tactonVis', undefined);
  await include('first');
  const first = window.tactonVis;
  const shown = first?.(container, { iframePath });
  onTestFinished(() => {
    shown?.destroy();
    container.remove();
  });
  const hear = vi.fn();
  shown?.onMessage(hear);
  await include('again');
  expect(first).toBeDefined();
  expect(window.tactonVis).toBe(first);
  expect(window.tactonVis?.(container, { iframePath, name: 'again' })).toBe(shown);
  expect(container.querySelectorAll('iframe')).toHaveLength(1);
  await vi.waitFor(() => expect(hear).toHaveBeenCalledTimes(1), { timeout: 20_000 });
});

test('where a page may not use the clipboard, a text is copied by way of a field that is gone then', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  const copied: string[] = [];
  vi.spyOn(document, 'execCommand').mockImplementation((command) => {
    copied.push(`${command}: ${document.getSelection()?.toString() ?? ''}`);
    return true;
  });
  await copyText('a text');
  expect(copied).toEqual(['copy: a text']);
  expect(document.querySelector('textarea')).toBeNull();
});
