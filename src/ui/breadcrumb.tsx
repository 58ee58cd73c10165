import { Fragment, type ReactNode } from 'react';

export interface BreadcrumbProps {
  /** Names the landmark. */
  label: string;
  /** Links to the pages above, outermost first. */
  links: readonly { key: string; link: ReactNode }[];
  /** The page itself; no link. */
  current: string;
}

/** Where this page stands. Links come ready-made, so that this knows no router. */
export function Breadcrumb({ label, links, current }: BreadcrumbProps) {
  return (
    <nav aria-label={label} className="text-sm text-ink-muted">
      <ol className="flex flex-wrap items-center gap-x-2">
        {links.map(({ key, link }) => (
          <Fragment key={key}>
            <li className="hit-area [&_a]:underline-offset-4 [&_a:hover]:text-ink [&_a:hover]:underline">
              {link}
            </li>
            <li aria-hidden className="text-line-strong">
              /
            </li>
          </Fragment>
        ))}
        <li aria-current="page" className="text-ink">
          {current}
        </li>
      </ol>
    </nav>
  );
}
