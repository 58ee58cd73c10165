import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './button-class.ts';
import { Spinner } from './spinner.tsx';

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** Drawn before the text; replaced by a spinner while busy. */
  icon?: ReactNode;
  /** Keeps focus and name, says so to assistive technology, and ignores presses. */
  busy?: boolean;
}

/** A button. Never a link: what changes the address is a `LinkButton`. */
export function Button({
  variant,
  size,
  shape,
  block,
  icon,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  // `disabled` would drop the focus to the body in the middle of an action; a busy button only stops listening.
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={handleClick}
      className={buttonClass({ variant, size, shape, block, className })}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
