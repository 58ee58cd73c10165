/**
 * What a person prefers on this device: language and theme. `public/boot.js` reads the same record before we run, so it
 * is kept plainly here and not in the form of zustand's `persist` (whose 2 KB every first visit would pay for).
 */
import { create } from 'zustand';
import { isLanguage, preferredLanguage, type Language } from '#src/lib/languages.ts';
import { safeStorage } from '#src/lib/safe-storage.ts';

export type Theme = 'system' | 'light' | 'dark';

interface Preferences {
  language: Language;
  theme: Theme;
}

const RECORD = 'bespoke.preferences';

/** What was kept, piece by piece: a record of an older version or a stranger's hand must not break the shop. */
export function readPreferences(record: string | null | undefined, wanted: readonly string[]): Preferences {
  const kept = parse(record);
  return {
    language: isLanguage(kept['language']) ? kept['language'] : preferredLanguage(wanted),
    theme: kept['theme'] === 'light' || kept['theme'] === 'dark' ? kept['theme'] : 'system',
  };
}

function parse(record: string | null | undefined): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(record ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export const usePreferences = create<Preferences>()(() =>
  readPreferences(safeStorage.getItem(RECORD), globalThis.navigator?.languages ?? []),
);

usePreferences.subscribe((preferences) => safeStorage.setItem(RECORD, JSON.stringify(preferences)));

/** The language for calls made outside React: loaders. Inside, `useLocale()` of use-intl is the same one. */
export function currentLanguage(): Language {
  return usePreferences.getState().language;
}
