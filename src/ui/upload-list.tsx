import { X } from 'lucide-react';
import type { Upload } from '#src/lib/use-uploads.ts';
import { IconButton } from './icon-button.tsx';
import { Notice } from './notice.tsx';

export interface UploadListProps {
  uploads: readonly Upload[];
  /** Names of the parts, in words. */
  texts: {
    readonly uploading: (name: string) => string;
    readonly cancel: (name: string) => string;
    readonly dismiss: (name: string) => string;
    readonly failed: (name: string) => string;
    readonly failure: (failure: unknown) => string;
  };
}

/** Files on their way, with how much has been sent, and those that did not arrive, with the reason. */
export function UploadList({ uploads, texts }: UploadListProps) {
  return (
    <ul aria-live="polite" className="flex flex-col gap-2 empty:hidden">
      {uploads.map(({ id, name, progress, failure, dismiss }) => (
        <li key={id}>
          {failure === undefined ? (
            <div className="flex items-center gap-3">
              <span className="min-w-0 flex-1 truncate text-sm">{name}</span>
              <progress aria-label={texts.uploading(name)} value={progress} className="h-2 w-28" />
              <IconButton label={texts.cancel(name)} size="sm" onClick={dismiss}>
                <X aria-hidden className="size-4" />
              </IconButton>
            </div>
          ) : (
            <Notice
              tone="danger"
              title={texts.failed(name)}
              actions={
                <IconButton label={texts.dismiss(name)} size="sm" onClick={dismiss}>
                  <X aria-hidden className="size-4" />
                </IconButton>
              }
            >
              {texts.failure(failure)}
            </Notice>
          )}
        </li>
      ))}
    </ul>
  );
}
