import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { NumberField } from '#src/ui/number-field.tsx';
import { readNumber, stepBy, writeNumber, type ReadNumber } from '../read-number.ts';
import { usePausing } from '../use-pausing.ts';
import { useTyping } from '../use-typing.ts';
import type { WidgetProps } from '../widget.ts';

/** A number, typed or stepped. What is no number, or not on the scale, stays as typed and says why. */
export function NumberWidget({ field, value, association, onCommit }: WidgetProps) {
  const t = useTranslations('configurator.number');
  const language = useLocale();
  const { scale, unit } = field;
  const [wrong, setWrong] = useState<Extract<ReadNumber, { kind: 'wrong' }>['why']>();
  const { passing, pass, drop } = usePausing((next: number) => onCommit(String(next)));

  const shownValue = passing ?? (value === '' ? undefined : Number(value));
  const isNumber = shownValue !== undefined && Number.isFinite(shownValue);
  const shown = isNumber ? writeNumber(shownValue, language) : value;
  const done = (text: string) => {
    const read = readNumber(text, scale, language);
    setWrong(read.kind === 'wrong' ? read.why : undefined);
    const next = read.kind === 'number' ? String(read.value) : '';
    if (read.kind !== 'wrong' && next !== value) onCommit(next);
    return read.kind !== 'wrong';
  };
  const { text, isTyping, setTyped, reset } = useTyping(shown, done);
  const errorId = `${association.labelledBy}-number`;
  const write = (at: number | undefined) => (at === undefined ? '' : writeNumber(at, language));

  return (
    <div className="flex flex-col items-start gap-1.5">
      <NumberField
        {...association}
        describedBy={[wrong && errorId, association.describedBy].filter(Boolean).join(' ') || undefined}
        invalid={(association.invalid ?? false) || wrong !== undefined}
        text={text}
        value={isNumber ? shownValue : undefined}
        min={scale.min}
        max={scale.max}
        unit={unit}
        decrementLabel={t('less', { name: field.label })}
        incrementLabel={t('more', { name: field.label })}
        onTextChange={(next) => {
          drop();
          setTyped(next);
        }}
        onDone={() => {
          if (isTyping && done(text)) reset();
        }}
        onStep={(by) => {
          const read = readNumber(text, scale, language);
          const from = read.kind === 'number' ? read.value : (shownValue ?? scale.from ?? scale.min ?? 0);
          reset();
          setWrong(undefined);
          pass(stepBy(from, by, scale));
        }}
      />
      {wrong ? (
        <p id={errorId} role="alert" className="text-sm text-danger">
          {t(wrong, { min: write(scale.min), max: write(scale.max), decimals: scale.decimals ?? 0 })}
        </p>
      ) : null}
    </div>
  );
}
