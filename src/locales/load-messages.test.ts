import { beforeEach, describe, expect, it, vi } from 'vitest';
import en from './en.json';

// What is loaded is remembered for the whole visit: every test is a visit of its own.
const visit = async () => {
  vi.resetModules();
  const texts = await import('./load-messages.ts');
  const { checkoutTexts } = await import('./checkout-texts.ts');
  return { ...texts, checkoutTexts };
};

/** A part that arrives when the test says so. */
function slowPart() {
  const arrivals: Record<string, () => void> = {};
  const load = vi.fn((language: string) => {
    return new Promise<object>((resolve) => {
      arrivals[language] = () => resolve({ later: { language } });
    });
  });
  return { arrivals, load, part: { './en.json': () => load('en'), './de.json': () => load('de') } };
}

describe('texts of a visit', () => {
  beforeEach(() => vi.resetModules());

  it('are those of the language', async () => {
    const { loadMessages, messagesOf } = await visit();
    await loadMessages('de');
    expect(messagesOf('de').shell.cart).toBe('Warenkorb');
    expect(messagesOf('en')).toEqual({});
  });

  it('become more when a page needs more, which listeners hear of', async () => {
    const { loadMessages, messagesOf, needTexts, onMessages } = await visit();
    const { arrivals, part } = slowPart();
    await loadMessages('en');
    const before = messagesOf('en');
    expect(messagesOf('en')).toBe(before);
    const heard = vi.fn();
    const stop = onMessages(heard);
    const needs = needTexts(part, 'en');
    arrivals['en']?.();
    await needs;
    expect(heard).toHaveBeenCalledOnce();
    expect(messagesOf('en')).toMatchObject({ shell: { cart: 'Cart' }, later: { language: 'en' } });
    stop();
    await needTexts({ './en.json': () => Promise.resolve({}) }, 'en');
    expect(heard).toHaveBeenCalledOnce();
  });

  it('follow into another language with all that pages have needed', async () => {
    const { loadMessages, messagesOf, needTexts } = await visit();
    const { arrivals, part } = slowPart();
    void needTexts(part, 'en');
    const switched = loadMessages('de');
    arrivals['de']?.();
    await switched;
    expect(messagesOf('de')).toMatchObject({ later: { language: 'de' } });
  });

  it('are asked for once, and again only after a failure', async () => {
    const { needTexts } = await visit();
    const load = vi.fn<() => Promise<object>>();
    load.mockRejectedValueOnce(new Error('offline')).mockResolvedValue({});
    const part = { './en.json': load };
    await expect(needTexts(part, 'en')).rejects.toThrow('offline');
    await Promise.all([needTexts(part, 'en'), needTexts(part, 'en')]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('reject a language there is none of', async () => {
    const { loadMessages } = await visit();
    await expect(loadMessages('fr')).rejects.toThrow('fr');
  });
});

it('every group of texts is in one part', async () => {
  const { readFile, readdir } = await import('node:fs/promises');
  const folder = import.meta.dirname;
  const files = (await readdir(folder)).filter((name) => name.endsWith('-texts.ts'));
  const sources = await Promise.all(files.map((name) => readFile(`${folder}/${name}`, 'utf8')));
  const groups = sources.flatMap((source) => /\?groups=([\w,]+)/.exec(source)?.[1]?.split(',') ?? []);
  expect(groups.sort()).toEqual(Object.keys(en).sort());
});
