import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

export interface ErrorStateProps {
  title: string;
  /** What a person can do about it. */
  children?: ReactNode;
  headingLevel?: 1 | 2 | 3;
  retry?: { label: string; onRetry: () => void; busy?: boolean };
  actions?: ReactNode;
  /** What to quote to support: label and the error's id. */
  reference?: { label: string; id: string } | undefined;
}

/** Something failed: what, what now, and the id to quote. */
export function ErrorState({
  title,
  children,
  headingLevel = 2,
  retry,
  actions,
  reference,
}: ErrorStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col items-start px-4 py-14">
      <div aria-hidden className="mb-5 flex w-40 items-center text-danger">
        <span className="dimension-line flex-1" />
        <span className="px-2 text-xl leading-none font-[640]">?</span>
        <span className="dimension-line flex-1" />
      </div>
      <Heading className="text-2xl">{title}</Heading>
      {children ? <div className="mt-3 text-ink-muted">{children}</div> : null}
      {retry || actions ? (
        <div className="mt-6 flex flex-wrap gap-3">
          {retry ? (
            <Button
              variant="primary"
              icon={<RotateCw aria-hidden className="size-4" />}
              busy={retry.busy ?? false}
              onClick={retry.onRetry}
            >
              {retry.label}
            </Button>
          ) : null}
          {actions}
        </div>
      ) : null}
      {reference ? (
        <p className="mt-8 text-xs text-ink-muted">
          {reference.label} <code className="font-sans figures select-all">{reference.id}</code>
        </p>
      ) : null}
    </div>
  );
}
