import { cva } from 'class-variance-authority';

/** The box of everything one types or picks a value in. 16 px text, so that phones do not zoom in. */
export const controlClass = cva(
  [
    'min-h-(--size-target) rounded-md border border-line-strong bg-raised px-3 text-base text-ink sm:text-sm',
    'transition-colors duration-(--duration-fast) ease-out hover:border-ink',
    'aria-invalid:border-danger aria-invalid:bg-danger-soft',
    'data-readonly:bg-sunken disabled:opacity-55 data-disabled:opacity-55',
  ],
  {
    variants: {
      /** Buttons and selects count as `:read-only`, too; only inputs can be told apart. */
      typed: { true: 'read-only:bg-sunken', false: '' },
    },
    defaultVariants: { typed: false },
  },
);
