import type { ReactNode } from 'react';

export interface EmptyStateProps {
  picture?: ReactNode;
  title: string;
  /** The page's own heading when nothing else is on it. */
  headingLevel?: 1 | 2 | 3;
  actions?: ReactNode;
  children?: ReactNode;
}

/** Nothing here, why, and what to do next. */
export function EmptyState({ picture, title, headingLevel = 2, actions, children }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-14 text-center">
      {picture ? <div className="mb-6 text-ink-muted [&_svg]:h-24 [&_svg]:w-auto">{picture}</div> : null}
      <Heading className="text-xl">{title}</Heading>
      {children ? <div className="mt-2 text-ink-muted">{children}</div> : null}
      {actions ? <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div> : null}
    </div>
  );
}
