import { createContext, useContext, useEffect, useState, useTransition, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Language } from '#src/lib/languages.ts';
import { loadMessages, type Messages } from '#src/locales/load-messages.ts';
import { usePreferences } from '#src/stores/preferences.ts';

interface Speech {
  language: Language;
  messages: Messages;
}

interface LanguageSwitch {
  /** Resolves once the texts are there; rejects when they cannot be loaded, and nothing has changed then. */
  switchLanguage: (language: Language) => Promise<void>;
  /** True until texts and data of the new language are on screen. */
  isSwitching: boolean;
}

const SwitchContext = createContext<LanguageSwitch | undefined>(undefined);

/** Changes the language of our texts and, through `useLocale()` in every query key, of the tenant's. */
export function useLanguageSwitch(): LanguageSwitch {
  const value = useContext(SwitchContext);
  if (!value) throw new Error('useLanguageSwitch needs a LanguageProvider above it');
  return value;
}

/** Holds the texts of the current language. */
export function LanguageProvider({ initial, children }: { initial: Speech; children: ReactNode }) {
  const [{ language, messages }, setSpeech] = useState(initial);
  const [isSwitching, startTransition] = useTransition();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const switchLanguage = async (next: Language) => {
    const loaded = await loadMessages(next);
    usePreferences.setState({ language: next });
    // A transition: the page stays as it is until the tenant has answered in the new language, too.
    startTransition(() => setSpeech({ language: next, messages: loaded }));
  };

  return (
    <SwitchContext value={{ switchLanguage, isSwitching }}>
      <IntlProvider
        locale={language}
        messages={messages}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </SwitchContext>
  );
}
