import type { ComponentPropsWithRef, ElementType, ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './button-class.ts';

type LinkButtonProps<C extends ElementType> = ButtonLook & {
  /** The link component to draw: the router's, or a plain `a`. */
  as?: C;
  icon?: ReactNode;
} & Omit<ComponentPropsWithRef<C>, keyof ButtonLook | 'as' | 'icon'>;

/** A link that looks like a button. The router's link comes in as `as`, so that this knows no router. */
export function LinkButton<C extends ElementType = 'a'>(props: LinkButtonProps<C>) {
  const { as, variant, size, shape, block, icon, className, children, ...rest } =
    props as LinkButtonProps<'a'>;
  const Tag: ElementType = as ?? 'a';
  return (
    <Tag {...rest} className={buttonClass({ variant, size, shape, block, className })}>
      {icon}
      {children}
    </Tag>
  );
}
