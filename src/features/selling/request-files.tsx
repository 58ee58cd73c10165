import { Paperclip } from 'lucide-react';
import { useId } from 'react';
import { useLocale } from 'use-intl';
import { requestAttachmentUrl, type DeskAttachment, type DeskRequest } from '#src/api/desk.ts';
import { formatBytes } from '#src/lib/format-bytes.ts';

interface RequestFilesProps {
  readonly request: DeskRequest;
  readonly files: readonly DeskAttachment[];
  /** Says what they were attached to. */
  readonly label: string;
}

/** Files that the customer has attached, to be downloaded; nothing where there are none. */
export function RequestFiles({ request, files, label }: RequestFilesProps) {
  const locale = useLocale();
  const id = useId();
  if (files.length === 0) return null;
  return (
    <div className="text-sm">
      <p id={id} className="text-ink-muted">
        {label}
      </p>
      <ul aria-labelledby={id} className="flex flex-col">
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-center gap-x-3">
            <a
              href={requestAttachmentUrl(request, file)}
              download={file.name}
              className="inline-flex min-h-(--size-target) min-w-0 items-center gap-2 wrap-anywhere underline underline-offset-2"
            >
              <Paperclip aria-hidden className="size-4 shrink-0 text-ink-muted" />
              {file.name}
            </a>
            <span className="figures text-xs text-ink-muted">{formatBytes(file.size, locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
