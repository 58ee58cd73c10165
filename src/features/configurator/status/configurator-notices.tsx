import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureText } from '#src/api/explain-error.ts';
import type { ApiError } from '#src/api/api-error.ts';
import type { Warning } from '#src/api/read/configuration.ts';
import { useAutoRetry } from '#src/lib/use-auto-retry.ts';
import { usePageNavigation } from '#src/lib/page-navigation.ts';
import { updateEntry, useConfigurationJournal } from '#src/stores/configuration-journal.ts';
import { Button } from '#src/ui/button.tsx';
import { Delayed } from '#src/ui/delayed.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Spinner } from '#src/ui/spinner.tsx';
import { useEditor, useEditorState } from '../configurator-context.ts';

/** How long an answer may take before the page says that it is still waiting. */
const SLOW_MS = 4_000;

export interface ConfiguratorNoticesProps {
  configId: string;
  warnings: readonly Warning[] | undefined;
  /** The page could not be read when it was opened; what is shown is the last answer. */
  readError: ApiError | undefined;
}

/** What a person should know about the configuration as a whole, above its fields. */
export function ConfiguratorNotices({ configId, warnings, readError }: ConfiguratorNoticesProps) {
  return (
    <>
      <div className="flex flex-col gap-3 empty:hidden">
        <NeedsRefused configId={configId} />
        <Rebuilt configId={configId} />
        <Unanswered readError={readError} />
        <NotApplied />
        <Slow />
      </div>
      <Warnings warnings={warnings} />
    </>
  );
}

function NeedsRefused({ configId }: { configId: string }) {
  const t = useTranslations('configurator');
  const isRefused = useConfigurationJournal(({ entries }) => entries[configId]?.needsRefused);
  if (!isRefused) return null;
  return (
    <Notice
      role="status"
      tone="attention"
      title={t('needsRefused.title')}
      actions={
        <Button size="sm" onClick={() => updateEntry(configId, () => ({ needsRefused: undefined }))}>
          {t('understood')}
        </Button>
      }
    >
      {t('needsRefused.text')}
    </Notice>
  );
}

function Rebuilt({ configId }: { configId: string }) {
  const t = useTranslations('configurator');
  const lost = useConfigurationJournal(({ entries }) => entries[configId]?.rebuiltWithout);
  if (!lost) return null;
  return (
    <Notice
      role="status"
      tone={lost.length > 0 ? 'attention' : 'info'}
      title={t('rebuilt.title')}
      actions={
        <Button size="sm" onClick={() => updateEntry(configId, () => ({ rebuiltWithout: undefined }))}>
          {t('understood')}
        </Button>
      }
    >
      {lost.length === 0 ? (
        t('rebuilt.whole')
      ) : (
        <>
          {t('rebuilt.without', { count: lost.length })}
          <ul className="mt-1 list-disc ps-5">
            {lost.map(({ parameter, label, valueLabel }) => (
              <li key={parameter}>
                {label}: {valueLabel}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function Unanswered({ readError }: { readError: ApiError | undefined }) {
  const t = useTranslations('configurator');
  const te = useTranslations('error');
  const editor = useEditor();
  const { reload, isReloading } = usePageNavigation();
  const failure = useEditorState((state) => state.failure);
  const waiting = useEditorState(
    ({ pending }) => [...pending.values()].filter(({ state }) => state !== 'refused').length,
  );

  const isSending = useEditorState((state) => state.isSending);
  // While it is tried again the notice stays: it would come and go with every attempt.
  const [last, setLast] = useState(failure);
  if (failure ? failure !== last : last && !isSending) setLast(failure);
  const error = failure ?? last ?? readError;
  const retry = () => {
    if (failure) editor.decisions.retry();
    if (readError) reload();
  };
  useAutoRetry(failure ?? readError, isSending || isReloading, retry);
  if (!error) return null;
  return (
    <Notice
      role="alert"
      tone="attention"
      title={waiting > 0 ? t('waitingChoices', { count: waiting }) : te('refreshFailed')}
      actions={
        <Button size="sm" busy={isReloading || (!failure && isSending)} onClick={retry}>
          {t('retry')}
        </Button>
      }
    >
      {failureText(error, te)}
    </Notice>
  );
}

function NotApplied() {
  const t = useTranslations('configurator');
  const editor = useEditor();
  const notApplied = useEditorState((state) => state.notApplied);
  if (!notApplied) return null;
  return (
    <Notice
      role="status"
      tone="attention"
      title={t('notApplied', { names: notApplied.names.join(', ') })}
      actions={
        <Button size="sm" onClick={() => editor.decisions.dismissNotApplied()}>
          {t('understood')}
        </Button>
      }
    >
      {notApplied.message}
    </Notice>
  );
}

/** Over the page: it comes and goes with an answer, and the fields stay where they are. */
function Slow() {
  const t = useTranslations('shell');
  const isSending = useEditorState((state) => state.isSending && !state.conflict);
  if (!isSending) return null;
  return (
    <Delayed ms={SLOW_MS}>
      <div className="pointer-events-none fixed inset-x-4 bottom-20 z-30 flex justify-center xl:bottom-4">
        <p
          role="status"
          className="flex animate-enter items-center gap-3 rounded-lg border border-line-strong bg-raised px-4 py-2.5 text-sm shadow-float"
        >
          <Spinner className="text-accent" />
          {t('slow')}
        </p>
      </div>
    </Delayed>
  );
}

/** The most serious first. */
const SEVERITIES = [
  ['error', 'danger'],
  ['warning', 'attention'],
  ['info', 'info'],
] as const;

/** What the customer should know about the choices made, by how serious it is. Read out when it changes. */
export function Warnings({ warnings = [] }: { warnings: readonly Warning[] | undefined }) {
  return (
    <div role="status" className="flex flex-col gap-3 empty:hidden">
      {SEVERITIES.map(([severity, tone]) => {
        const ofSeverity = warnings.filter((warning) => (warning.severity ?? 'warning') === severity);
        return <WarningList key={severity} severity={severity} tone={tone} warnings={ofSeverity} />;
      })}
    </div>
  );
}

function WarningList({
  severity,
  tone,
  warnings,
}: {
  severity: 'error' | 'warning' | 'info';
  tone: 'danger' | 'attention' | 'info';
  warnings: readonly Warning[];
}) {
  const t = useTranslations('configurator');
  const [first, ...others] = warnings;
  if (!first) return null;
  const title = t(severity === 'error' ? 'errors' : 'warnings', { count: warnings.length });
  return (
    <Notice tone={tone} title={title}>
      {others.length === 0 ? (
        first.text
      ) : (
        <ul className="list-disc ps-5">
          {warnings.map(({ name, text }) => (
            <li key={name}>{text}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
