import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'use-intl';
import { languages, type Language } from '#src/lib/languages.ts';
import { notify } from '#src/stores/toasts.ts';
import { useLanguageSwitch } from './language-provider.tsx';

/** One button a language, each named in its own. */
export function LanguageSwitch() {
  const t = useTranslations();
  const current = useLocale();
  const { switchLanguage, isSwitching } = useLanguageSwitch();

  const choose = (language: Language) => {
    switchLanguage(language).catch(() =>
      notify({ title: t('shell.languageFailed'), description: t('common.tryAgainHint'), tone: 'danger' }),
    );
  };

  return (
    <div role="group" aria-label={t('shell.language')} aria-busy={isSwitching} className="flex items-center">
      {(Object.keys(languages) as Language[]).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          aria-label={languages[language]}
          onClick={() => choose(language)}
          className={clsx(
            'grid h-(--size-target) min-w-10 place-items-center rounded-md text-sm font-[560] uppercase transition-colors duration-(--duration-fast) hover:bg-hover',
            language === current ? 'text-ink' : 'text-ink-muted',
          )}
        >
          <span
            className={clsx(
              'border-b-2 px-0.5',
              language === current ? 'border-accent' : 'border-transparent',
            )}
          >
            {language}
          </span>
        </button>
      ))}
    </div>
  );
}
