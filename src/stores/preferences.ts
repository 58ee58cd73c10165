/** What a person prefers on this device: language and theme. `public/boot.js` reads the same record before we run. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { isLanguage, preferredLanguage, type Language } from '#src/lib/languages.ts';

export type Theme = 'system' | 'light' | 'dark';

interface Preferences {
  language: Language;
  theme: Theme;
}

export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      language: preferredLanguage(globalThis.navigator?.languages ?? []),
      theme: 'system',
    }),
    {
      name: 'bespoke.preferences',
      merge: (kept, initial) => {
        const { language, theme } = (kept ?? {}) as Partial<Preferences>;
        return {
          language: isLanguage(language) ? language : initial.language,
          theme: theme === 'light' || theme === 'dark' ? theme : 'system',
        };
      },
    },
  ),
);

/** The language for calls made outside React: loaders. Inside, `useLocale()` of use-intl is the same one. */
export function currentLanguage(): Language {
  return usePreferences.getState().language;
}
