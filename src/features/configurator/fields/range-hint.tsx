import { clsx } from 'clsx';
import { useLocale } from 'use-intl';
import { numberFormat } from '#src/lib/number-format.ts';
import { useTranslations } from '#src/lib/use-translations.ts';
import { ToneMark } from '#src/ui/tone-mark.tsx';
import type { FieldHint, HintProps } from './field-kind.ts';
import { toShown } from './shown-unit.ts';

/** For typed numbers: the ends of the range, and what of it fits. */
export const rangeHint: FieldHint = {
  isNeeded: () => true,
  Hint: (props) => <RangeHint {...props} hasEnds={!props.isBrief} />,
};

/** For numbers whose scale is drawn: what of it fits. */
export const scaleHint: FieldHint = {
  isNeeded: () => true,
  Hint: (props) => <RangeHint {...props} hasEnds={false} />,
};

function RangeHint({
  field: { scale, unit, shownUnit, value },
  isBrief,
  hasEnds,
}: HintProps & { hasEnds: boolean }) {
  const t = useTranslations('configurator.number');
  const format = numberFormat(useLocale(), {});
  const write = (number: number) => format.format(toShown(number, shownUnit));
  const withUnit = (number: number) => (unit ? `${write(number)} ${unit}` : write(number));
  const { min, max, from = min, to = max } = scale;
  if (min === undefined || max === undefined || from === undefined || to === undefined) return null;
  const isFree = from <= min && to >= max;
  return (
    <>
      {hasEnds ? (
        // What fits comes and goes in the same line, which has to hold both.
        <span className={clsx('figures', !isFree && 'max-sm:hidden')}>
          {t('range', { min: write(min), max: withUnit(max) })}
        </span>
      ) : null}
      {shownUnit?.ownUnit && value !== '' ? (
        <span className="figures">
          {t('own', { value: `${format.format(Number(value))} ${shownUnit.ownUnit}` })}
        </span>
      ) : null}
      {isFree ? null : (
        <ToneMark
          tone="attention"
          label={t('fits', { from: write(from), to: withUnit(to) })}
          showLabel={!isBrief}
        />
      )}
    </>
  );
}
