import { useQueryClient } from '@tanstack/react-query';
import { Paperclip, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { attachFile, attachmentUrl, useRemoveAttachment, type Attached } from '#src/api/attachments.ts';
import { refreshCart } from '#src/api/cart.ts';
import { failureText } from '#src/api/explain-error.ts';
import { useUploadTexts } from '#src/api/upload-texts.ts';
import type { Attachment } from '#src/api/read/files.ts';
import { formatBytes } from '#src/lib/format-bytes.ts';
import type { Send } from '#src/lib/use-uploads.ts';
import { notify } from '#src/stores/toasts.ts';
import { FileUpload } from '#src/ui/file-upload.tsx';
import { IconButton } from '#src/ui/icon-button.tsx';

export interface AttachmentListProps {
  attached: Attached;
  attachments: readonly Attachment[];
}

/** The attachments of the cart or of an item: to add, download and delete. */
export function AttachmentList({ attached, attachments }: AttachmentListProps) {
  const t = useTranslations('files');
  const te = useTranslations('error');
  const language = useLocale();
  const client = useQueryClient();
  const uploadTexts = useUploadTexts();
  const remove = useRemoveAttachment(attached);
  const list = useRef<HTMLDivElement>(null);
  const attach: Send = async (file, options) => {
    await attachFile(attached, file, { language, ...options });
    await refreshCart(client);
  };
  const removeNow = async ({ id, name }: Attachment) => {
    try {
      await remove.mutateAsync(id);
      list.current?.focus(); // the button that was pressed is no more
    } catch (error) {
      notify({ title: t('deleteFailed', { name }), description: failureText(error, te), tone: 'danger' });
    }
  };
  return (
    <div ref={list} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      {attachments.length > 0 ? (
        <ul aria-label={t('attachments')} className="flex flex-col divide-y divide-line">
          {attachments.map((attachment) => (
            <li key={attachment.id} className="flex items-center gap-3 py-1">
              <Paperclip aria-hidden className="size-4 shrink-0 text-ink-muted" />
              <a
                href={attachmentUrl(attachment)}
                download={attachment.name}
                className="min-w-0 flex-1 text-sm wrap-anywhere underline underline-offset-2 pointer-coarse:py-3"
              >
                {attachment.name}
              </a>
              <span className="figures text-xs text-ink-muted">{formatBytes(attachment.size, language)}</span>
              <IconButton
                size="sm"
                label={t('deleteName', { name: attachment.name })}
                busy={remove.isPending && remove.variables === attachment.id}
                onClick={() => void removeNow(attachment)}
              >
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      <FileUpload send={attach} texts={uploadTexts} label={t('choose')} multiple>
        {t('dropHint')}
      </FileUpload>
    </div>
  );
}
