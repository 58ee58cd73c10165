import { useFormatter, useTranslations } from 'use-intl';
import { ToneMark } from '#src/ui/tone-mark.tsx';
import { useFitWords } from './element-choices.ts';
import type { FieldView, Fit } from './field-view.ts';
import type { FieldKind } from './resolve-kind.ts';
import { toShown } from './shown-unit.ts';

/** Kinds whose values stand in the open with a mark beside them; a dropdown says it in its list. */
const MARKED: ReadonlySet<FieldKind> = new Set([
  'radio',
  'text_buttons',
  'image_buttons',
  'imagetext_buttons',
]);
const NUMERIC: ReadonlySet<FieldKind> = new Set(['number', 'slider']);

/** The id to describe a control by; undefined where there is nothing to say. */
export function hintId(id: string, field: FieldView): string | undefined {
  return hasHints(field) ? `${id}-hints` : undefined;
}

function hasHints(field: FieldView): boolean {
  if (MARKED.has(field.kind) || field.kind === 'onoff')
    return marksOf(field, field.value).length > 0 || isElsewhere(field);
  return NUMERIC.has(field.kind) || (field.kind === 'text' && field.maxLength !== undefined);
}

/** A value that is not among those on offer: of an older model, or computed. It must not vanish. */
function isElsewhere({ elements, value }: FieldView): boolean {
  return value !== '' && !elements.some(({ name }) => name === value);
}

function marksOf({ elements }: FieldView, value: string): Fit[] {
  const others = elements.filter(({ name }) => name !== value);
  return (['changes', 'never', 'unsure'] as const).filter((fit) =>
    others.some((element) => element.fit === fit),
  );
}

/** What the marks at the values mean, and what fits of a range: in words, for everybody. */
export function FieldHints({
  id,
  field,
  value,
  isBrief = false,
}: {
  id: string;
  field: FieldView;
  value: string;
  /** Only what does not fit, and of numbers only its mark. */
  isBrief?: boolean;
}) {
  const t = useTranslations('configurator');
  if (!hasHints(field)) return null;
  return (
    <div
      id={`${id}-hints`}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-muted empty:hidden"
    >
      {NUMERIC.has(field.kind) ? <RangeHint field={field} isBrief={isBrief} /> : null}
      {field.kind === 'text' && !isBrief ? <LengthHint field={field} /> : null}
      {field.kind === 'onoff' ? <SwitchHint field={field} value={value} /> : null}
      {MARKED.has(field.kind) && isElsewhere(field) ? (
        <span>{t('current', { value: field.valueText })}</span>
      ) : null}
      {MARKED.has(field.kind) ? <MarkLegend field={field} value={value} /> : null}
    </div>
  );
}

function MarkLegend({ field, value }: { field: FieldView; value: string }) {
  const say = useFitWords();
  return marksOf(field, value).map((fit) => (
    <ToneMark key={fit} tone={fit === 'never' ? 'danger' : 'attention'} label={say(fit)} showLabel />
  ));
}

function SwitchHint({ field, value }: { field: FieldView; value: string }) {
  const t = useTranslations('configurator.fit');
  const other = field.elements.find(({ name }) => name !== value);
  if (!other || other.fit === 'fits') return null;
  const label = t('switch', { to: other.label, fit: other.fit });
  return <ToneMark tone={other.fit === 'never' ? 'danger' : 'attention'} label={label} showLabel />;
}

function RangeHint({
  field: { scale, unit, kind, shownUnit, value },
  isBrief,
}: {
  field: FieldView;
  isBrief: boolean;
}) {
  const t = useTranslations('configurator.number');
  const format = useFormatter();
  const write = (own: number) => {
    const at = format.number(toShown(own, shownUnit));
    return unit ? `${at} ${unit}` : at;
  };
  const { min, max, from = min, to = max } = scale;
  if (min === undefined || max === undefined || from === undefined || to === undefined) return null;
  const isFree = from <= min && to >= max;
  return (
    <>
      {kind === 'number' && !isBrief ? (
        <span className="figures">{t('range', { min: write(min), max: write(max) })}</span>
      ) : null}
      {shownUnit?.ownUnit && value !== '' ? (
        <span className="figures">
          {t('own', { value: `${format.number(Number(value))} ${shownUnit.ownUnit}` })}
        </span>
      ) : null}
      {isFree ? null : (
        <ToneMark
          tone="attention"
          label={t('fits', { from: write(from), to: write(to) })}
          showLabel={!isBrief}
        />
      )}
    </>
  );
}

function LengthHint({ field: { maxLength } }: { field: FieldView }) {
  const t = useTranslations('configurator');
  return maxLength === undefined ? null : <span>{t('maxLength', { count: maxLength })}</span>;
}
