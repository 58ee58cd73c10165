import { useTranslations } from 'use-intl';
import type { Explanation } from '#src/api/read/configuration.ts';

/** Why: the rules behind it in the model's words, and the customer's own choices that meet in them. */
export function ExplanationText({ explanation, asked }: { explanation: Explanation; asked: string }) {
  const t = useTranslations('configurator.conflict');
  const rules = explanation.rules.filter(({ text }) => text !== '');
  const commits = explanation.commits.filter(({ name }) => name !== asked);
  if (rules.length + commits.length === 0) return null;
  return (
    <section className="rounded-md border border-line bg-sunken/60 px-4 py-3 text-sm">
      <h3 className="caption">{t('why')}</h3>
      {rules.length > 0 ? (
        <ul className="mt-1 flex flex-col gap-1">
          {rules.map(({ name, text }) => (
            <li key={name} className="text-pretty">
              {text}
            </li>
          ))}
        </ul>
      ) : null}
      {commits.length > 0 ? (
        <p className="mt-1.5 text-ink-muted">
          {t('because')}{' '}
          {commits.map(({ name, description, valueDescription, value }, index) => (
            <span key={name}>
              {index > 0 ? ', ' : null}
              {description}: <span className="text-ink">{valueDescription || value}</span>
            </span>
          ))}
        </p>
      ) : null}
    </section>
  );
}
