import { afterEach, expect, test, vi } from 'vitest';
import { appTexts } from './app-texts.ts';
import { Notice } from './notice.ts';
import { openShareDialog } from './share-dialog.ts';
import { withAppStyles } from './testing/app-styles.ts';

withAppStyles();

const texts = appTexts('en');
const root = document.documentElement;

/** As low as beside the fields and on a phone. */
function frame(): HTMLElement {
  const parent = document.createElement('main');
  Object.assign(parent.style, { position: 'fixed', inset: '0 auto auto 0', width: '302px', height: '227px' });
  document.body.append(parent);
  return parent;
}

afterEach(() => {
  document.body.replaceChildren();
  delete document.body.dataset['covered'];
  root.removeAttribute('dir');
});

test('words that are longer than the frame begin at its top, and scroll to their end', async () => {
  const parent = frame();
  const notice = new Notice(parent, texts);
  notice.words([texts.noWebGl, 'Frame: Graphite grey, large, aluminium. '.repeat(30)], undefined);
  const [box] = parent.querySelectorAll<HTMLElement>('.notice');
  const [first, last] = parent.querySelectorAll('p');
  if (!box || !first || !last) return expect.unreachable();
  const { top, bottom } = parent.getBoundingClientRect();
  expect(first.getBoundingClientRect().top).toBeGreaterThanOrEqual(top);
  // The lower edge says that there is more, until the end is seen.
  const fades = () => getComputedStyle(box).maskImage !== 'none';
  await vi.waitFor(() => expect(fades()).toBe(true));
  box.focus();
  expect(document.activeElement).toBe(box);
  box.scrollTop = box.scrollHeight;
  await vi.waitFor(() => expect(fades()).toBe(false));
  expect(last.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom);
  expect(box.scrollWidth).toBe(box.clientWidth);
  return undefined;
});

test('few words are in the middle', () => {
  const parent = frame();
  new Notice(parent, texts).problem(texts.failed);
  const [text] = parent.querySelectorAll('p');
  const { top = 0, bottom = 0 } = text?.getBoundingClientRect() ?? {};
  expect((top + bottom) / 2).toBeCloseTo(227 / 2, 0);
});

test('words that are all in sight do not fade', async () => {
  const parent = frame();
  const notice = new Notice(parent, texts);
  notice.words(['Long. '.repeat(200)], undefined);
  const box = parent.querySelector('.notice');
  await vi.waitFor(() => expect(box?.hasAttribute('data-more')).toBe(true));
  notice.words([texts.noWebGl], undefined);
  await vi.waitFor(() => expect(box?.hasAttribute('data-more')).toBe(false));
});

test('in a page from right to left, texts of another language are written as that is', async () => {
  root.dir = 'rtl';
  const parent = frame();
  new Notice(parent, texts).problem(texts.forged);
  const [text] = parent.querySelectorAll('p');
  expect(text?.matches(':dir(ltr)')).toBe(true);
  openShareDialog({
    ...{ parent, texts, language: 'ar', link: 'https://shop.example/a' },
    live: undefined,
    exportModel: undefined,
  });
  const dialog = parent.querySelector('dialog');
  expect([dialog?.lang, dialog?.dir]).toEqual(['en', 'ltr']);
  // Close is on top, where it is seen in a low frame as well.
  const [close] = dialog?.querySelectorAll('button') ?? [];
  expect(close?.textContent).toBe(texts.close);
  close?.click();
  await vi.waitFor(() => expect(parent.querySelector('dialog')).toBeNull());
});
