import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '#src/ui/badge.tsx';
import { ChangeLine } from './change-line.tsx';
import type { Alternative } from './alternatives.ts';

export interface AlternativeListProps {
  ways: readonly Alternative[];
  picked: number;
  onPick: (index: number) => void;
}

/** Ways out of a conflict to choose from, each with what it would change. */
export function AlternativeList({ ways, picked, onPick }: AlternativeListProps) {
  const t = useTranslations('configurator');
  const name = useId();
  const first = useRef<HTMLInputElement>(null);
  // Asked for by a button that is gone now: the answer takes its focus.
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-[600]">{t('conflict.ways')}</legend>
      <div className="flex flex-col gap-2.5">
        {ways.map((way, index) => (
          <label
            key={way.map((change) => `${change.name}=${change.newValue}`).join('&')}
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
                {t('conflict.way', { number: index + 1, count: way.length })}
                {index === 0 ? <Badge>{t('conflict.suggested')}</Badge> : null}
              </span>
              <span className="mt-1 flex flex-col gap-1">
                {way.map((change) => (
                  <span key={change.name}>
                    <ChangeLine change={change} />
                  </span>
                ))}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
