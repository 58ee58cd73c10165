import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { Group } from '#contract/configuration.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { Badge } from '#src/ui/badge.tsx';
import { FieldControl } from '../fields/field-control.tsx';
import { groupAnchor, isVisible } from './step-view.ts';

/**
 * A group with its fields. What is far off the screen is not laid out (`content-visibility`), and an answer that leaves
 * the group as it was does not touch it.
 */
export const GroupSection = memo(function GroupSection({ group }: { group: Group }) {
  const t = useTranslations('configurator');
  const { description, numberOfUncommittedMandatoryFields: open, properties } = group;
  const picture = pictureUrl(properties['tc_group_picture']);
  const headingId = `${groupAnchor(group)}-heading`;
  return (
    <section
      id={groupAnchor(group)}
      aria-labelledby={description ? headingId : undefined}
      className="scroll-mt-32 overflow-clip sheet [contain-intrinsic-size:auto_38rem] [content-visibility:auto] lg:scroll-mt-24"
    >
      {description ? (
        <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-sunken/60 px-4 py-3 sm:px-6">
          {picture ? <img src={picture} alt="" loading="lazy" className="size-9 object-contain" /> : null}
          <h2 id={headingId} tabIndex={-1} className="me-auto text-lg outline-none">
            {description}
          </h2>
          {open > 0 ? <Badge tone="attention">{t('open', { count: open })}</Badge> : null}
          {properties['tc_info_text'] ? (
            <p className="w-full text-sm text-ink-muted">{properties['tc_info_text']}</p>
          ) : null}
        </header>
      ) : null}
      <Members group={group} />
    </section>
  );
});

function Members({ group }: { group: Group }) {
  return (
    <div className="divide-y divide-line">
      {group.members
        .filter(isVisible)
        .map((member) =>
          member.isGroup ? (
            <Subgroup key={member.name} group={member} />
          ) : (
            <FieldControl key={member.name} parameter={member} />
          ),
        )}
    </div>
  );
}

/** A group within a group: its own heading, the same fields. */
function Subgroup({ group }: { group: Group }) {
  const headingId = `${groupAnchor(group)}-heading`;
  return (
    <section id={groupAnchor(group)} aria-labelledby={group.description ? headingId : undefined}>
      {group.description ? (
        <h3 id={headingId} className="px-4 pt-5 text-base sm:px-6">
          {group.description}
        </h3>
      ) : null}
      <Members group={group} />
    </section>
  );
}
