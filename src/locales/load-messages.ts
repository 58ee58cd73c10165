/**
 * The texts of the shop in the person's language. `en.json` and `de.json` hold all of them; a build splits each into
 * parts (see `shop-texts.ts` and its neighbours), so that a page loads the words it says and no others.
 */
import { shopTexts } from './shop-texts.ts';
import type { Messages, TextPart } from './text-part.ts';

/** What pages have asked for so far; another language has to bring the same. */
const needed = new Set<TextPart>([shopTexts]);
const known = new Map<string, Messages>();
const loading = new Map<TextPart, Map<string, Promise<void>>>();
const listeners = new Set<() => void>();

/**
 * Makes sure that a page has its texts, in this language and in every later one. For loaders: what they await is there
 * when the page is drawn. Rejects when the texts cannot be fetched; asking again tries again.
 */
export function needTexts(part: TextPart, language: string): Promise<void> {
  needed.add(part);
  return load(part, language);
}

/** Loads a language: all that was needed so far. Rejects when it cannot be fetched. */
export async function loadMessages(language: string): Promise<void> {
  await Promise.all([...needed].map((part) => load(part, language)));
}

/** The texts loaded so far; the same object until more arrive. */
export function messagesOf(language: string): Messages {
  return known.get(language) ?? ({} as Messages);
}

/** Calls back when texts have arrived, in whichever language. Returns what ends it. */
export function onMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function load(part: TextPart, language: string): Promise<void> {
  const byLanguage = loading.get(part) ?? new Map<string, Promise<void>>();
  loading.set(part, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const started = fetchPart(part, language);
  byLanguage.set(language, started);
  started.catch(() => byLanguage.delete(language));
  return started;
}

async function fetchPart(part: TextPart, language: string): Promise<void> {
  const file = part[`./${language}.json`];
  if (!file) throw new Error(`There are no texts in ${language}`);
  const texts = await file();
  known.set(language, { ...messagesOf(language), ...texts });
  for (const listener of listeners) listener();
}
