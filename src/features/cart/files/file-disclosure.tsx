import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { PartBoundary } from '#src/ui/part-boundary.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';

const DocumentList = lazy(async () => ({ default: (await import('./document-list.tsx')).DocumentList }));
const CadFiles = lazy(async () => ({ default: (await import('./cad-files.tsx')).CadFiles }));

/** Files of an item, or of the cart. They are asked for, and their code is loaded, when somebody opens it. */
export function FileDisclosure({
  summary,
  itemId,
  isConfigurable = false,
  className,
}: {
  summary: string;
  itemId?: string;
  isConfigurable?: boolean;
  className?: string;
}) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure summary={summary} onOpenChange={setOpen} {...(className === undefined ? {} : { className })}>
      {isOpen ? (
        <PartBoundary
          resetKey={itemId}
          fallback={<Notice tone="danger">{t('common.partFailed', { name: summary })}</Notice>}
        >
          <Suspense fallback={<Skeleton className="h-24 rounded-md" />}>
            <div className="flex flex-col gap-5">
              <DocumentList {...(itemId === undefined ? {} : { itemId })} />
              {itemId !== undefined && isConfigurable ? <CadFiles itemId={itemId} /> : null}
            </div>
          </Suspense>
        </PartBoundary>
      ) : null}
    </Disclosure>
  );
}
