import { clsx } from 'clsx';
import { CircleAlert, Info, TriangleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';

const LOOK = {
  info: { icon: Info, ground: 'bg-accent-soft', ink: 'text-accent' },
  positive: { icon: CircleCheck, ground: 'bg-positive-soft', ink: 'text-positive' },
  attention: { icon: TriangleAlert, ground: 'bg-attention-soft', ink: 'text-attention' },
  danger: { icon: CircleAlert, ground: 'bg-danger-soft', ink: 'text-danger' },
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
  const { icon: Icon, ground, ink } = LOOK[tone];
  return (
    <div
      role={role}
      className={clsx(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3.5 py-3 text-sm',
        ground,
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-56 gap-3">
        <Icon aria-hidden className={clsx('size-5 shrink-0', ink)} />
        <div className="min-w-0">
          {title ? <p className="font-[600]">{title}</p> : null}
          {children ? <div>{children}</div> : null}
        </div>
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
