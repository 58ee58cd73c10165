import { useMutation } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { failureText } from '#src/api/explain-error.ts';
import { downloadDraftProposal } from '#src/api/proposal.ts';
import { saveFile } from '#src/lib/save-file.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** The proposal as a PDF, made on request. */
export function DraftDownload() {
  const t = useTranslations();
  const te = useTranslations('error');
  const locale = useLocale();
  const abort = useRef<AbortController>(undefined);
  const draft = useMutation({
    mutationFn: async () => {
      abort.current = new AbortController();
      const { blob, fileName } = await downloadDraftProposal(locale, abort.current.signal);
      saveFile(blob, fileName ?? 'proposal.pdf');
    },
  });
  useEffect(() => () => abort.current?.abort(), []);

  return (
    <section aria-labelledby="draft" className="flex flex-col gap-4 p-5 sheet">
      <div className="flex items-start gap-4">
        <FileText aria-hidden className="size-8 shrink-0 text-accent" strokeWidth={1.25} />
        <div className="min-w-0 flex-1">
          <h2 id="draft" className="text-lg">
            {t('proposal.draftTitle')}
          </h2>
          <p className="mt-0.5 text-sm text-ink-muted">{t('proposal.draftText')}</p>
        </div>
      </div>
      <Button className="self-start" busy={draft.isPending} onClick={() => draft.mutate()}>
        {draft.isPending ? t('proposal.draftBusy') : t('proposal.draftGet')}
      </Button>
      <div aria-live="polite" className="empty:hidden">
        {draft.isSuccess ? <p className="text-sm text-positive">{t('proposal.draftDone')}</p> : null}
        {draft.isError ? (
          <Notice tone="danger" title={t('proposal.draftFailed')}>
            {failureText(draft.error, te)}
          </Notice>
        ) : null}
      </div>
    </section>
  );
}
