import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';

const badgeClass = cva(
  'inline-flex max-w-full items-center gap-1 rounded-sm border px-1.5 py-px text-xs font-[560] figures [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        neutral: 'border-line bg-sunken text-ink-muted',
        accent: 'border-transparent bg-accent-soft text-accent',
        positive: 'border-transparent bg-positive-soft text-positive',
        attention: 'border-transparent bg-attention-soft text-attention',
        danger: 'border-transparent bg-danger-soft text-danger',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export interface BadgeProps extends VariantProps<typeof badgeClass> {
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A short state or count in words. The tone only underlines what the text says. */
export function Badge({ tone, icon, className, children }: BadgeProps) {
  return (
    <span className={badgeClass({ tone, className })}>
      {icon}
      {children}
    </span>
  );
}
