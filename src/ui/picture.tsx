import { clsx } from 'clsx';
import { useState } from 'react';

export interface PictureProps {
  /** Address; without one, or when it fails, the empty frame shows. */
  source: string | undefined;
  className?: string;
  /** The first pictures of a page are wanted at once. */
  eager?: boolean;
}

/** A picture of a thing. Decorative: its name stands beside it. */
export function Picture({ source, className, eager = false }: PictureProps) {
  const [failed, setFailed] = useState<string>();
  return (
    <div className={clsx('grid place-items-center overflow-hidden picture-ground', className)}>
      {source && source !== failed ? (
        <img
          src={source}
          alt=""
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          onError={() => setFailed(source)}
          className="size-full object-contain"
        />
      ) : (
        <svg
          viewBox="0 0 64 48"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.25"
          aria-hidden
          className="w-1/3 max-w-24 text-line-strong"
        >
          <path d="M8 40 24 22l10 11 8-8 14 15M2 6v-4h6M62 6v-4h-6M2 42v4h6M62 42v4h-6" />
          <circle cx="45" cy="14" r="4" />
        </svg>
      )}
    </div>
  );
}
