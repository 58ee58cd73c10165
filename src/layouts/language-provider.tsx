import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  useTransition,
  type ReactNode,
} from 'react';
import { IntlProvider } from 'use-intl';
import type { Language } from '#src/lib/languages.ts';
import { reportIntlError } from '#src/lib/report-intl-error.ts';
import { loadMessages, messagesOf, onMessages } from '#src/locales/load-messages.ts';
import { usePreferences } from '#src/stores/preferences.ts';

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

/** Holds the language and its texts. The first language has to be loaded before. */
export function LanguageProvider({ initial, children }: { initial: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(initial);
  const [isSwitching, startTransition] = useTransition();
  const messages = useSyncExternalStore(onMessages, () => messagesOf(language));

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const switchLanguage = async (next: Language) => {
    await loadMessages(next);
    usePreferences.setState({ language: next });
    // A transition: the page stays as it is until the tenant has answered in the new language, too.
    startTransition(() => setLanguage(next));
  };

  return (
    <SwitchContext value={{ switchLanguage, isSwitching }}>
      <IntlProvider locale={language} messages={messages} onError={reportIntlError}>
        {children}
      </IntlProvider>
    </SwitchContext>
  );
}
