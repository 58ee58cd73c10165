import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';

export interface IconButtonProps extends Omit<
  ButtonProps,
  'icon' | 'children' | 'block' | 'shape' | 'aria-label'
> {
  /** What it does, in words; its accessible name. */
  label: string;
  children: ReactNode;
}

/** A square button that shows only a picture. */
export function IconButton({ label, variant = 'quiet', children, ...rest }: IconButtonProps) {
  return (
    <Button {...rest} aria-label={label} variant={variant} shape="icon">
      {rest.busy ? null : children}
    </Button>
  );
}
