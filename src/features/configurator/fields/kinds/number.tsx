import { useLocale } from 'use-intl';
import { useTranslations } from '#src/lib/use-translations.ts';
import { decimalMark } from '#src/lib/parse-number.ts';
import { NumberField } from '#src/ui/number-field.tsx';
import { incompatibleEnds } from '../incompatible-values.ts';
import { rangeHint } from '../range-hint.tsx';
import { stepBy } from '#src/lib/scale-marks.ts';
import { readNumber, writeNumber, type ReadNumber } from '../read-number.ts';
import { toOwn, toShown } from '../shown-unit.ts';
import { useDebouncedCommit } from '../use-debounced-commit.ts';
import { useTyping } from '../use-typing.ts';
import type { FieldKindDescriptor, WidgetProps } from '../field-kind.ts';

/** A number, typed or stepped. What is no number, or not on the scale, stays as typed and says why. */
export const number: FieldKindDescriptor = {
  Widget: NumberWidget,
  isSingleControl: true,
  isTyped: true,
  hint: rangeHint,
  incompatible: incompatibleEnds,
  // How many of a part.
  OptionWidget: NumberWidget,
};

function NumberWidget({ field, value, rejected, association, onCommit, onReject, onDiscard }: WidgetProps) {
  const t = useTranslations('configurator.number');
  const language = useLocale();
  const { scale, unit, shownUnit } = field;
  const show = (own: number | undefined) => (own === undefined ? undefined : toShown(own, shownUnit));
  // The ends of the scale are rounded as well where they are shown: they must not lead beyond it.
  const own = (typed: number) =>
    Math.min(
      Math.max(toOwn(typed, shownUnit, ownDecimals(scale)), scale.min ?? -Infinity),
      scale.max ?? Infinity,
    );
  // What is typed is in the unit that is shown; it need not be whole there.
  const typedScale = shownUnit
    ? { ...scale, min: show(scale.min), max: show(scale.max), isWhole: false, decimals: undefined }
    : scale;
  const { pending, commitSoon, cancel } = useDebouncedCommit((next: number) => onCommit(String(next)));

  const shownValue = pending ?? (value === '' ? undefined : Number(value));
  const isNumber = shownValue !== undefined && Number.isFinite(shownValue);
  const shown =
    (pending === undefined ? rejected : undefined) ??
    (isNumber ? writeNumber(toShown(shownValue, shownUnit), language) : value);
  const write = (at: number | undefined) => (at === undefined ? '' : writeNumber(at, language));
  const complain = (why: Extract<ReadNumber, { kind: 'wrong' }>['why']) =>
    t(why, {
      min: write(typedScale.min),
      max: write(typedScale.max),
      decimals: scale.decimals ?? 0,
      mark: decimalMark(language),
      example: write(7.5),
    });
  const done = (text: string) => {
    const read = readNumber(text, typedScale, language);
    if (read.kind === 'wrong') return onReject(text, complain(read.why));
    const next = read.kind === 'number' ? String(own(read.value)) : '';
    if (next !== value) onCommit(next);
    else if (rejected !== undefined) onDiscard();
  };
  const { text, isTyping, setTyped, reset } = useTyping(shown, done);

  return (
    <div className="flex flex-col items-start gap-1.5">
      <NumberField
        {...association}
        text={text}
        value={isNumber ? toShown(shownValue, shownUnit) : undefined}
        min={typedScale.min}
        max={typedScale.max}
        unit={unit}
        decrementLabel={t('less', { name: field.label })}
        incrementLabel={t('more', { name: field.label })}
        onTextChange={(next) => {
          cancel();
          setTyped(next);
        }}
        onDone={() => {
          if (!isTyping) return;
          done(text);
          reset();
        }}
        onStep={(by) => {
          const read = readNumber(text, typedScale, language);
          const from =
            read.kind === 'number' ? own(read.value) : (shownValue ?? scale.from ?? scale.min ?? 0);
          reset();
          commitSoon(stepBy(from, by, scale));
        }}
      />
    </div>
  );
}

/** As many as the field takes, or a step of its scale has. */
function ownDecimals({ isWhole, step, decimals }: WidgetProps['field']['scale']): number {
  return isWhole ? 0 : (decimals ?? Math.max(0, Math.ceil(-Math.log10(step))));
}
