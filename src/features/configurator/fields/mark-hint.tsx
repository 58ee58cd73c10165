import { useTranslations } from '#src/lib/use-translations.ts';
import { ToneMark } from '#src/ui/tone-mark.tsx';
import { TONE_OF, useStateTexts } from './element-choices.ts';
import type { FieldHint, HintProps } from './field-kind.ts';
import type { FieldView, ChoiceState } from './field-view.ts';

/** For values side by side: what the marks at them mean, in words. */
export const markHint: FieldHint = {
  isNeeded: (field) => marksOf(field, field.value).length > 0 || isElsewhere(field),
  Hint: MarkHint,
};

/** A value that is not among those on offer: of an older model, or computed. It must not vanish. */
function isElsewhere({ elements, value }: FieldView): boolean {
  return value !== '' && !elements.some(({ name }) => name === value);
}

function marksOf({ elements }: FieldView, value: string): ChoiceState[] {
  const others = elements.filter(({ name }) => name !== value);
  return (['changes', 'never', 'unsure'] as const).filter((fit) =>
    others.some((element) => element.fit === fit),
  );
}

function MarkHint({ field, value }: HintProps) {
  const t = useTranslations('configurator');
  const stateTexts = useStateTexts();
  return (
    <>
      {isElsewhere(field) ? <span>{t('current', { value: field.valueText })}</span> : null}
      {marksOf(field, value).map((fit) => (
        <ToneMark key={fit} tone={TONE_OF[fit]} label={stateTexts(fit)} showLabel />
      ))}
    </>
  );
}
