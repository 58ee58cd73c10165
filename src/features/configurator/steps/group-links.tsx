import { clsx } from 'clsx';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Group } from '#src/api/read/configuration.ts';
import { groupAnchor } from './step-view.ts';

/** Links to the groups of a step, on the same page. */
export function GroupLinks({
  groups,
  direction = 'column',
}: {
  groups: readonly Group[];
  direction?: 'column' | 'row';
}) {
  const t = useTranslations('configurator');
  const named = groups.filter(({ description }) => description !== '');
  const inView = useGroupInView(named.map(groupAnchor));
  const isRow = direction === 'row';
  return (
    <ul aria-label={t('groups')} className={isRow ? 'flex gap-1' : 'flex flex-col'}>
      {named.map((group) => {
        const anchor = groupAnchor(group);
        const isHere = anchor === inView;
        return (
          <li key={anchor} className={isRow ? 'shrink-0' : undefined}>
            <a
              href={`#${anchor}`}
              aria-current={isHere ? 'location' : undefined}
              onClick={(event) => {
                // No entry in the history: back means the step before, not the group before.
                event.preventDefault();
                goToGroup(anchor);
              }}
              // Browsers leave a link in its place of which a part is seen.
              onFocus={({ currentTarget }) =>
                currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
              }
              className={clsx(
                'flex items-center gap-2 text-sm transition-colors duration-(--duration-fast) hover:text-ink',
                isRow
                  ? 'min-h-9 scroll-mx-(--size-gutter) rounded-full border px-3 pointer-coarse:min-h-10'
                  : 'min-h-8 border-s-2 ps-3 pointer-coarse:min-h-10',
                isHere ? 'border-accent text-ink' : 'text-ink-muted',
                !isHere && (isRow ? 'border-line' : 'border-transparent'),
              )}
            >
              {group.description}
              {group.numberOfUncommittedMandatoryFields > 0 ? (
                <>
                  <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-attention" />
                  <span className="sr-only">
                    {t('open', { count: group.numberOfUncommittedMandatoryFields })}
                  </span>
                </>
              ) : null}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function goToGroup(anchor: string): void {
  const section = document.getElementById(anchor);
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  section?.scrollIntoView({ behavior, block: 'start' });
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

/** Which of the page's groups a person reads now: the first one in the upper part of the window. */
function useGroupInView(anchors: readonly string[]): string | undefined {
  const [inView, setInView] = useState<string>();
  const all = anchors.join(' ');

  useEffect(() => {
    const visible = new Set<string>();
    const order = all.split(' ');
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) visible.add(target.id);
          else visible.delete(target.id);
        }
        setInView((before) => order.find((anchor) => visible.has(anchor)) ?? before);
      },
      { rootMargin: '-20% 0px -55% 0px' },
    );
    for (const anchor of order) {
      const section = document.getElementById(anchor);
      if (section) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [all]);

  return inView !== undefined && anchors.includes(inView) ? inView : anchors[0];
}
