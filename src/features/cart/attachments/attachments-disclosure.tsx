import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Attached } from '#src/api/attachments.ts';
import type { Attachment } from '#src/api/read/files.ts';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';

const AttachmentList = lazy(async () => ({
  default: (await import('./attachment-list.tsx')).AttachmentList,
}));

/** Attachments on demand. Nothing where the tenant does not list them: what cannot be listed cannot be deleted. */
export function AttachmentsDisclosure({
  attached,
  attachments,
  className,
}: {
  attached: Attached;
  attachments: readonly Attachment[] | undefined;
  className?: string;
}) {
  const t = useTranslations('files');
  const [isOpen, setOpen] = useState(false);
  if (!attachments) return null;
  const summary = attached.kind === 'cart' ? 'cartAttachmentCount' : 'attachmentCount';
  return (
    <Disclosure
      summary={t(summary, { count: attachments.length })}
      onOpenChange={setOpen}
      {...(className !== undefined && { className })}
    >
      {isOpen ? (
        <Suspense fallback={<Skeleton className="h-16 rounded-md" />}>
          <AttachmentList attached={attached} attachments={attachments} />
        </Suspense>
      ) : null}
    </Disclosure>
  );
}
