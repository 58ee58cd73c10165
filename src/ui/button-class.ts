import { cva, type VariantProps } from 'class-variance-authority';

/**
 * The look of everything that acts like a button, links included.
 * `primary` once a view at most; `quiet` for what stands in a row with others.
 */
export const buttonClass = cva(
  [
    'inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md border text-center font-[560]',
    'transition-[background-color,border-color,color,translate] duration-(--duration-fast) ease-out',
    'active:translate-y-px disabled:translate-y-0 aria-disabled:translate-y-0',
    'disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'border-ink bg-ink text-on-ink hover:border-ink-hover hover:bg-ink-hover',
        accent: 'border-accent bg-accent text-on-accent hover:brightness-110',
        secondary: 'border-line-strong bg-raised text-ink hover:border-ink hover:bg-hover',
        quiet: 'border-transparent bg-transparent text-ink hover:bg-hover',
        danger: 'border-danger bg-raised text-danger hover:bg-danger-soft',
      },
      size: {
        sm: 'min-h-9 text-sm pointer-coarse:min-h-(--size-target)',
        md: 'min-h-(--size-target) text-sm',
        lg: 'min-h-13 text-base',
      },
      /** `icon` is square, for a picture alone. */
      shape: { text: '', icon: 'aspect-square' },
      block: { true: 'w-full', false: '' },
    },
    compoundVariants: [
      { shape: 'text', size: 'sm', className: 'px-3' },
      { shape: 'text', size: 'md', className: 'px-4' },
      { shape: 'text', size: 'lg', className: 'px-6' },
    ],
    defaultVariants: { variant: 'secondary', size: 'md', shape: 'text', block: false },
  },
);

export type ButtonLook = VariantProps<typeof buttonClass>;
