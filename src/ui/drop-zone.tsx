import { clsx } from 'clsx';
import { Upload } from 'lucide-react';
import { useId, useState, type DragEvent, type ReactNode } from 'react';
import { buttonClass } from './button-class.ts';

export interface DropZoneProps {
  /** What pressing it does; the name of the control. */
  label: string;
  /** What else can be done, and what is taken. */
  children: ReactNode;
  /** Endings or types of files, as in HTML. */
  accept?: string;
  multiple?: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** Takes files that are dropped onto it or chosen in the browser's dialog. The control is a file input, which any keyboard reaches. */
export function DropZone({ label, children, accept, multiple = false, onFiles }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-dashed p-3',
        isOver ? 'border-ink bg-hover' : 'border-line-strong',
      )}
    >
      <label
        className={buttonClass({
          size: 'sm',
          className:
            'relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        })}
      >
        <Upload aria-hidden className="size-4" />
        {label}
        <input
          type="file"
          accept={accept}
          multiple={multiple}
          aria-describedby={id}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            event.target.value = ''; // the same file may be chosen again
          }}
        />
      </label>
      <p id={id} className="min-w-0 flex-1 basis-48 text-xs text-ink-muted">
        {children}
      </p>
    </div>
  );
}
