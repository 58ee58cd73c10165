import { useTranslations } from 'use-intl';
import type { Warning } from '#src/api/read/configuration.ts';
import { Notice } from '#src/ui/notice.tsx';

/** What the customer should know about the choices made, although nothing forbids them. Read out when it changes. */
export function Warnings({ warnings = [] }: { warnings: readonly Warning[] | undefined }) {
  const t = useTranslations('configurator');
  return (
    <div role="status" className="empty:hidden">
      {warnings.length > 0 ? (
        <Notice tone="attention" title={t('warnings', { count: warnings.length })}>
          {warnings.length === 1 ? (
            warnings[0]?.text
          ) : (
            <ul className="list-disc ps-5">
              {warnings.map(({ name, text }) => (
                <li key={name}>{text}</li>
              ))}
            </ul>
          )}
        </Notice>
      ) : null}
    </div>
  );
}
