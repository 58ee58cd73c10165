import { lazy, memo, Suspense } from 'react';
import { useTranslations } from '#src/lib/use-translations.ts';
import type { Group } from '#src/api/read/configuration.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { Badge } from '#src/ui/badge.tsx';
import { FieldControl } from '../fields/field-control.tsx';
import { OptionControl } from '../fields/option-control.tsx';
import { RowCell } from '../rows/row-cell.tsx';
import { isTable, rowCounts } from '../rows/table-shape.ts';
import { groupAnchor, isVisible } from './step-view.ts';

const RowTable = lazy(async () => ({ default: (await import('../rows/row-table.tsx')).RowTable }));

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
      className="scroll-mt-2 lg:scroll-mt-32 overflow-clip sheet [contain-intrinsic-size:auto_38rem] [content-visibility:auto] lg:scroll-mt-24"
    >
      {description ? (
        <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-sunken/60 px-4 py-3 sm:px-6">
          {picture ? <img src={picture} alt="" loading="lazy" className="size-9 object-contain" /> : null}
          <h2 id={headingId} tabIndex={-1} className="me-auto text-lg outline-none">
            {description}
          </h2>
          {open > 0 ? <Badge tone="attention">{t('open', { count: open })}</Badge> : null}
          <GroupHelp group={group} />
        </header>
      ) : null}
      <Members group={group} />
    </section>
  );
});

function GroupHelp({ group: { properties } }: { group: Group }) {
  const help = properties['tc_info_text'];
  return help ? <p className="w-full text-sm text-ink-muted">{help}</p> : null;
}

function Members({ group }: { group: Group }) {
  const members = group.members.filter(isVisible);
  const counts = rowCounts(members);
  const isOptions = Boolean(group.properties['tc_options_module']);
  const isPictured = members.some((member) => Boolean(member.properties['tc_component_picture']));
  return (
    <div className="divide-y divide-line">
      {members.map((member) => {
        if (member.isGroup && isTable(member)) {
          const count = members.find(({ name }) => name === member.properties['tc_table_count']);
          return (
            <Suspense key={member.name} fallback={<div className="min-h-48" />}>
              <RowTable
                group={member}
                Cell={RowCell}
                Field={FieldControl}
                count={count?.isGroup ? undefined : count}
                isTitled={member.description !== group.description}
              />
            </Suspense>
          );
        }
        if (member.isGroup) return <Subgroup key={member.name} group={member} />;
        // A table says itself how many rows it has.
        if (counts.has(member.name)) return null;
        if (!isOptions) return <FieldControl key={member.name} parameter={member} />;
        const price = group['price-details']?.[member.name];
        return <OptionControl key={member.name} parameter={member} price={price} isPictured={isPictured} />;
      })}
    </div>
  );
}

/** A group within a group: its own heading, the same fields, and as little work. */
const Subgroup = memo(function Subgroup({ group }: { group: Group }) {
  const headingId = `${groupAnchor(group)}-heading`;
  const picture = pictureUrl(group.properties['tc_group_picture']);
  return (
    <section
      id={groupAnchor(group)}
      aria-labelledby={group.description ? headingId : undefined}
      className="[contain-intrinsic-size:auto_24rem] [content-visibility:auto]"
    >
      {group.description ? (
        <header className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 pt-5 sm:px-6">
          {picture ? <img src={picture} alt="" loading="lazy" className="size-7 object-contain" /> : null}
          <h3 id={headingId} className="text-base">
            {group.description}
          </h3>
          <GroupHelp group={group} />
        </header>
      ) : null}
      <Members group={group} />
    </section>
  );
});
