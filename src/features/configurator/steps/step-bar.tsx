import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { GroupLinks } from './group-links.tsx';
import { StepLink, type StepRailProps } from './step-rail.tsx';

/** The steps on a phone: where one is, folded out on demand, and the groups of the step in a row below. */
export function StepBar({ steps, groups, addressOf, isCounted }: StepRailProps) {
  const t = useTranslations('configurator');
  const position = steps.findIndex(({ isCurrent }) => isCurrent);
  const current = steps[position];
  // Folds away by itself when another step comes.
  const [openAt, setOpenAt] = useState<string>();
  const isOpen = openAt !== undefined && openAt === current?.name;

  return (
    <div
      data-bar="top"
      className="sticky top-16 z-10 short:static -mx-(--size-gutter) -mt-6 sm:-mt-8 border-b border-line bg-surface px-(--size-gutter) lg:hidden"
    >
      <nav aria-label={t('steps')}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls="step-list"
          onClick={() => setOpenAt(isOpen ? undefined : current?.name)}
          className="flex min-h-13 w-full items-center gap-3 text-start"
        >
          <span className="shrink-0 caption figures">
            {isCounted
              ? t('stepOf', { position: position + 1, count: steps.length })
              : t('stepNumber', { position: position + 1 })}
          </span>
          <span className="min-w-0 flex-1 truncate text-sm font-[640]">{current?.label}</span>
          <ChevronDown
            aria-hidden
            className={`size-4 shrink-0 text-ink-muted transition-transform duration-(--duration-base) ${isOpen ? 'rotate-180' : ''}`}
          />
        </button>
        <span aria-hidden className="flex gap-1 pb-2">
          {steps.map((step, index) => (
            <span
              key={step.name}
              className={`h-0.75 flex-1 rounded-full ${index <= position ? 'bg-accent' : 'bg-line'}`}
            />
          ))}
        </span>
        <ol id="step-list" hidden={!isOpen} className="pb-2">
          {steps.map((step, index) => (
            <li key={step.name}>
              <StepLink
                step={step}
                index={index}
                isDone={index < position}
                to={addressOf(step.name)}
                onClick={() => setOpenAt(undefined)}
              />
            </li>
          ))}
        </ol>
      </nav>
      {groups.length > 1 && !isOpen ? (
        <div className="relative -mx-(--size-gutter) overflow-x-auto px-(--size-gutter) pb-2 [scrollbar-width:none]">
          <GroupLinks groups={groups} direction="row" />
        </div>
      ) : null}
    </div>
  );
}
