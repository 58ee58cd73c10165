import { clsx } from 'clsx';
import { CircleAlert, Info, TriangleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';

const LOOK = {
  info: { icon: Info, border: 'border-l-accent', ink: 'text-accent' },
  positive: { icon: CircleCheck, border: 'border-l-positive', ink: 'text-positive' },
  attention: { icon: TriangleAlert, border: 'border-l-attention', ink: 'text-attention' },
  danger: { icon: CircleAlert, border: 'border-l-danger', ink: 'text-danger' },
} as const;

export interface NoticeProps {
  tone?: keyof typeof LOOK;
  title?: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
  /** Announces itself when it appears: `alert` at once, `status` when the reader is idle. */
  role?: 'alert' | 'status';
  className?: string;
  children?: ReactNode;
}

/** Something worth knowing, standing in the page beside what it is about. */
export function Notice({ tone = 'info', title, actions, role, className, children }: NoticeProps) {
  const { icon: Icon, border, ink } = LOOK[tone];
  return (
    <div
      role={role}
      className={clsx(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-l-3 border-line bg-raised px-4 py-3 text-sm',
        border,
        className,
      )}
    >
      <Icon aria-hidden className={clsx('size-5 shrink-0 self-start', ink)} />
      <div className="min-w-0 flex-1 basis-56">
        {title ? <p className="font-[600]">{title}</p> : null}
        {children ? <div className={clsx(title ? 'text-ink-muted' : null)}>{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
