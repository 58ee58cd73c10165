import type { ComponentPropsWithRef, MouseEvent } from 'react';
import { matchPath, useHref, useLinkClickHandler, useLocation } from 'react-router';

export interface LinkProps extends Omit<ComponentPropsWithRef<'a'>, 'href' | 'target'> {
  /** A path of this shop, or what follows the one that is shown: `?page=2`, `#far`. */
  to: string;
  /** Of the navigation: `keepScroll`. */
  state?: unknown;
  /** The address that is left is not one of those that "back" leads to. */
  replace?: boolean;
}

/**
 * A link to a page of the shop. react-router's own brings its ways to load pages ahead, 4 KiB of code that this shop never
 * runs; this one is made of the parts that it offers for such links.
 */
export function Link({ to, state, replace, onClick, children, ...rest }: LinkProps) {
  const href = useHref(to);
  const follow = useLinkClickHandler(to, { state, replace });
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (!event.defaultPrevented) follow(event);
  };
  return (
    <a {...rest} href={href} onClick={press}>
      {children}
    </a>
  );
}

/** A link that says when its page is the one shown, or above it: `aria-current`, for styles too. */
export function NavLink(props: LinkProps) {
  const { pathname } = useLocation();
  const isCurrent = matchPath({ path: props.to, end: false }, pathname) !== null;
  return <Link aria-current={isCurrent ? 'page' : undefined} {...props} />;
}
