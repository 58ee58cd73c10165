import { useMutation, useQuery } from '@tanstack/react-query';
import { Box, Download, FileArchive } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import {
  cadFilesQuery,
  cadStatusQuery,
  downloadCadFile,
  useCancelCad,
  useStartCad,
} from '#src/api/documents.ts';
import { failureText } from '#src/api/explain-error.ts';
import { saveFile } from '#src/lib/save-file.ts';
import { Button } from '#src/ui/button.tsx';

/** CAD files of an item: made on request, with progress. */
export function CadFiles({ itemId }: { itemId: string }) {
  const t = useTranslations('files.cad');
  const te = useTranslations('error');
  const language = useLocale();
  const headingId = useId();
  const { data } = useQuery(cadStatusQuery(itemId, language));
  const start = useStartCad(itemId, language);
  const cancel = useCancelCad(itemId, language);
  const action = useRef<HTMLButtonElement>(null);
  const status = data?.status;
  const isPending = status === 'pending';
  const wasPending = useRef(isPending);
  useEffect(() => {
    // The button that had the focus has gone with the state.
    if (wasPending.current !== isPending && document.activeElement === document.body) action.current?.focus();
    wasPending.current = isPending;
  }, [isPending]);
  if (!data) return null;
  const { progress } = data;
  const isNone = status === 'no cad automation';
  const isOtherLanguage = data.language !== '' && data.language !== language;
  const error = start.error ?? cancel.error;
  return (
    <section aria-labelledby={headingId} className="flex flex-col gap-2">
      <h3 id={headingId} className="text-sm font-[600]">
        {t('title')}
      </h3>
      <div role="status" className="text-sm">
        {isPending ? (
          <>
            <p>{progress?.step || t('pending')}</p>
            <progress
              aria-label={t('progress')}
              className="h-2 w-full max-w-xs"
              max={progress?.total || undefined}
              value={progress ? progress.done : undefined}
            />
          </>
        ) : status === 'finished' ? (
          <p>
            {t('finished')}
            {isOtherLanguage ? (
              <> {t('inLanguage', { language: languageName(data.language, language) })}</>
            ) : null}
          </p>
        ) : isNone ? (
          <p className="text-ink-muted">{t('none')}</p>
        ) : (
          <p className="text-ink-muted">{t('text')}</p>
        )}
      </div>
      {data.error || error ? (
        <p role="alert" className="text-sm text-danger">
          {error ? failureText(error, te) : data.error}
        </p>
      ) : null}
      {status === 'finished' ? <FileList itemId={itemId} /> : null}
      {isNone || (status === 'finished' && !isOtherLanguage) ? null : isPending ? (
        <Button
          ref={action}
          size="sm"
          className="self-start"
          busy={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {t('cancel')}
        </Button>
      ) : (
        <Button
          ref={action}
          size="sm"
          className="self-start"
          busy={start.isPending}
          icon={<Box aria-hidden className="size-4" />}
          onClick={() => start.mutate()}
        >
          {isOtherLanguage
            ? t('startInLanguage', { language: languageName(language, language) })
            : t('start')}
        </Button>
      )}
    </section>
  );
}

function FileList({ itemId }: { itemId: string }) {
  const t = useTranslations('files');
  const te = useTranslations('error');
  const language = useLocale();
  const { data } = useQuery(cadFilesQuery(itemId));
  const save = useMutation({
    mutationFn: async (file: string | undefined) => {
      const { blob, fileName } = await downloadCadFile(itemId, file, language);
      saveFile(blob, fileName);
    },
  });
  const files = data?.files ?? [];
  return (
    <>
      <ul className="divide-y divide-line">
        {files.map(({ file }) => (
          <li key={file} className="flex flex-wrap items-center gap-x-3 py-1">
            <span className="min-w-0 flex-1 basis-40 text-sm break-all">{file.split('/').at(-1)}</span>
            <Button
              size="sm"
              variant="quiet"
              busy={save.isPending && save.variables === file}
              icon={<Download aria-hidden className="size-4" />}
              aria-label={t('downloadOf', { name: file })}
              onClick={() => save.mutate(file)}
            >
              {t('download')}
            </Button>
          </li>
        ))}
      </ul>
      {files.length > 1 ? (
        <Button
          size="sm"
          className="self-start"
          busy={save.isPending && save.variables === undefined}
          icon={<FileArchive aria-hidden className="size-4" />}
          onClick={() => save.mutate(undefined)}
        >
          {t('cad.all')}
        </Button>
      ) : null}
      {save.error ? (
        <p role="alert" className="text-sm text-danger">
          {failureText(save.error, te)}
        </p>
      ) : null}
    </>
  );
}

/** `German` for `de`, in the language of the page. */
function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
}
