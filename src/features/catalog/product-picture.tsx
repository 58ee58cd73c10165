import { clsx } from 'clsx';
import { useState } from 'react';
import { pictureUrl } from '#src/lib/picture-url.ts';

interface ProductPictureProps {
  /** Path as the tenant gives it. */
  path: string | undefined;
  className?: string;
  /** The first pictures of a page are wanted at once. */
  eager?: boolean;
}

/** A product on squared paper. Decorative: its name stands beside it. Without a picture the paper stays, with its frame. */
export function ProductPicture({ path, className, eager = false }: ProductPictureProps) {
  const [failed, setFailed] = useState<string>();
  const source = pictureUrl(path);
  return (
    <div className={clsx('grid place-items-center overflow-hidden drafting-sheet', className)}>
      {source && source !== failed ? (
        <img
          src={source}
          alt=""
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          onError={() => setFailed(source)}
          className="size-full object-contain p-[6%]"
        />
      ) : (
        <svg
          viewBox="0 0 64 48"
          fill="none"
          stroke="currentColor"
          aria-hidden
          className="w-1/3 max-w-24 text-line-strong"
        >
          <path d="M8 40 24 22l10 11 8-8 14 15M2 6v-4h6M62 6v-4h-6M2 42v4h6M62 42v4h-6" strokeWidth="1.25" />
          <circle cx="45" cy="14" r="4" strokeWidth="1.25" />
        </svg>
      )}
    </div>
  );
}
