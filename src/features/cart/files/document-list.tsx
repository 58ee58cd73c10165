import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, Eye, FileArchive } from 'lucide-react';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { documentsQuery, downloadCategory, downloadDocument } from '#src/api/documents.ts';
import { failureText } from '#src/api/explain-error.ts';
import type { CartDocument } from '#src/api/read/documents.ts';
import { addressOfBlob, saveFile } from '#src/lib/save-file.ts';
import { Button } from '#src/ui/button.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';

/** Documents of an item, or of the cart, by category: to look at, to download, and each category as an archive. */
export function DocumentList({ itemId }: { itemId?: string }) {
  const t = useTranslations('files');
  const te = useTranslations('error');
  const { data, error } = useQuery(documentsQuery(itemId, useLocale()));
  if (error) {
    return (
      <p role="alert" className="text-sm text-danger">
        {failureText(error, te)}
      </p>
    );
  }
  if (!data) return <Skeleton className="h-24 rounded-md" />;
  if (data.length === 0) return <p className="text-sm text-ink-muted">{t('none')}</p>;
  const categories = [...new Set(data.map(({ documentCategory }) => documentCategory))];
  return (
    <div className="flex flex-col gap-4">
      {categories.map((category) => (
        <Category
          key={category}
          itemId={itemId}
          category={category}
          documents={data.filter(({ documentCategory }) => documentCategory === category)}
        />
      ))}
    </div>
  );
}

function Category({
  itemId,
  category,
  documents,
}: {
  itemId: string | undefined;
  category: string;
  documents: readonly CartDocument[];
}) {
  const t = useTranslations('files');
  const te = useTranslations('error');
  const language = useLocale();
  const headingId = useId();
  const title = documents[0]?.documentCategoryTitle || category;
  const archive = useMutation({
    mutationFn: async () => {
      const { blob, fileName } = await downloadCategory(itemId, category, language);
      saveFile(blob, fileName);
    },
  });
  return (
    <section aria-labelledby={headingId}>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h3 id={headingId} className="text-sm font-[600]">
          {title}
        </h3>
        <Button
          size="sm"
          variant="quiet"
          busy={archive.isPending}
          icon={<FileArchive aria-hidden className="size-4" />}
          aria-label={t('archiveOf', { category: title })}
          onClick={() => archive.mutate()}
        >
          {t('archive')}
        </Button>
      </div>
      <ul className="divide-y divide-line">
        {documents.map((document) => (
          <DocumentRow key={document.documentId} itemId={itemId} document={document} />
        ))}
      </ul>
      {archive.error ? (
        <p role="alert" className="text-sm text-danger">
          {failureText(archive.error, te)}
        </p>
      ) : null}
    </section>
  );
}

function DocumentRow({ itemId, document }: { itemId: string | undefined; document: CartDocument }) {
  const t = useTranslations('files');
  const te = useTranslations('error');
  const language = useLocale();
  const fetched = () => downloadDocument(itemId, document, language);
  const save = useMutation({
    mutationFn: async () => {
      const { blob, fileName } = await fetched();
      saveFile(blob, fileName);
    },
  });
  const preview = useMutation({
    mutationFn: async (tab: Window | null) => {
      try {
        const { blob, fileName } = await fetched();
        // Where the browser opens no tabs, it is at least there.
        if (tab) tab.location.href = addressOfBlob(blob);
        else saveFile(blob, fileName);
      } catch (error) {
        tab?.close();
        throw error;
      }
    },
  });
  const kind = kindOf(document);
  const name = `${document.name} (${kind})`;
  const error = save.error ?? preview.error;
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-1">
      <span className="min-w-0 flex-1 basis-28 text-sm">
        {document.name} <span className="caption">{kind}</span>
      </span>
      <span className="flex">
        {document.contentType.startsWith('application/pdf') ? (
          <Button
            size="sm"
            variant="quiet"
            busy={preview.isPending}
            icon={<Eye aria-hidden className="size-4" />}
            aria-label={t('previewOf', { name })}
            // A tab opens only while the press is handled; the document comes later.
            onClick={() => preview.mutate(window.open('', '_blank'))}
          >
            <span className="max-sm:sr-only">{t('preview')}</span>
          </Button>
        ) : null}
        <Button
          size="sm"
          variant="quiet"
          busy={save.isPending}
          icon={<Download aria-hidden className="size-4" />}
          aria-label={t('downloadOf', { name })}
          onClick={() => save.mutate()}
        >
          {t('download')}
        </Button>
      </span>
      {error ? (
        <p role="alert" className="basis-full text-sm text-danger">
          {failureText(error, te)}
        </p>
      ) : null}
    </li>
  );
}

/** `PDF`, and the language of a file that is there in several: `PDF, de`. */
function kindOf({ fileName, dynamic, language }: CartDocument): string {
  const extension = /\.(\w{1,5})$/.exec(fileName)?.[1]?.toUpperCase() ?? '';
  return [extension, dynamic ? '' : language].filter(Boolean).join(', ');
}
