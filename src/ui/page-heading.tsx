import type { ReactNode } from 'react';

export interface PageHeadingProps {
  title: string;
  /** What the browser's tab says; the brand goes last. */
  documentTitle: string;
  /** Above the title: where one is. */
  eyebrow?: ReactNode;
  /** Beside the title. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** The one first-level heading of a page. It takes the focus when the page is arrived at. */
export function PageHeading({ title, documentTitle, eyebrow, aside, children }: PageHeadingProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <title>{documentTitle}</title>
      <div className="min-w-0">
        {eyebrow ? <div className="mb-2">{eyebrow}</div> : null}
        <h1 tabIndex={-1} className="text-3xl outline-none">
          {title}
        </h1>
        {children ? <div className="mt-2 max-w-2xl text-ink-muted">{children}</div> : null}
      </div>
      {aside}
    </div>
  );
}
