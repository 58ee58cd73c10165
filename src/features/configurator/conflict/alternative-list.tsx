import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '#src/ui/badge.tsx';
import { AllChanges, withPrices } from '../changes/all-changes.tsx';
import { ChangeLine } from '../changes/change-line.tsx';
import type { Alternative, Conflict } from '#src/api/configuration/state.ts';

export interface AlternativeListProps {
  asked: Conflict['asked'];
  alternatives: readonly Alternative[];
  propagated: Conflict['propagated'];
  picked: number;
  onPick: (index: number) => void;
}

/** The sets of changes that resolve a conflict, to choose one. */
export function AlternativeList({ asked, alternatives, propagated, picked, onPick }: AlternativeListProps) {
  const t = useTranslations('configurator');
  const tp = useTranslations('configurator.propagated');
  const name = useId();
  const first = useRef<HTMLInputElement>(null);
  // Asked for by a button that is gone now: the answer takes its focus.
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-[600]">{t('conflict.ways')}</legend>
      <div className="flex flex-col gap-2.5">
        {alternatives.map((changes, index) => (
          <label
            key={changes.map((change) => `${change.name}=${change.newValue}`).join('&')}
            className="flex gap-3 rounded-md border border-line-strong bg-raised px-4 py-3 transition-colors duration-(--duration-fast) hover:border-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              ref={index === picked ? first : undefined}
              type="radio"
              name={name}
              checked={index === picked}
              onChange={() => onPick(index)}
              aria-labelledby={`${name}-${index}`}
              className="mt-0.5 size-5 shrink-0 appearance-none rounded-full border-[1.5px] border-line-strong bg-raised outline-none checked:border-[6px] checked:border-accent"
            />
            <span id={`${name}-${index}`} className="min-w-0 flex-1 text-sm">
              <span className="flex flex-wrap items-center gap-2 font-[600]">
                {t('conflict.way', { number: index + 1, count: changes.length })}
                {index === 0 ? <Badge>{t('conflict.suggested')}</Badge> : null}
              </span>
              <span className="mt-1 flex flex-col gap-1">
                {withPrices(changes, propagated?.get(changes)).map((change) => (
                  <span key={change.name}>
                    <ChangeLine change={change} />
                    {change.stepDescription ? (
                      <span className="caption"> · {change.stepDescription}</span>
                    ) : null}
                    {change.name === asked.parameter ? (
                      <span className="block text-ink-muted">
                        {tp('instead', { value: asked.valueLabel })}
                      </span>
                    ) : null}
                  </span>
                ))}
              </span>
              <span className="mt-2 flex flex-col gap-2">
                <AllChanges propagated={propagated?.get(changes)} listed={changes} />
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The changes that the tenant proposes first, then the alternatives that differ from them. */
export function alternativesOf({ changes, alternatives }: Conflict): Alternative[] {
  const others = (alternatives ?? []).filter((alternative) => !isSame(alternative, changes));
  return [changes, ...others].filter((alternative) => alternative.length > 0);
}

function isSame(a: Alternative, b: Alternative): boolean {
  const values = new Map(a.map(({ name, newValue }) => [name, newValue]));
  return a.length === b.length && b.every(({ name, newValue }) => values.get(name) === newValue);
}
