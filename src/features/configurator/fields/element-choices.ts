import { useTranslations } from '#src/lib/use-translations.ts';
import type { Choice } from '#src/ui/choice.ts';
import type { ElementView, FieldView, ChoiceState } from './field-view.ts';

/** The mark beside a value: what it means is said in words as well. */
export const TONE_OF = {
  fits: undefined,
  changes: 'attention',
  never: 'danger',
  unsure: 'attention',
} as const;

/** What choosing means, in words; nothing where it fits. */
export function useStateTexts(): (fit: ChoiceState) => string | undefined {
  const t = useTranslations('configurator.fit');
  return (fit) => (fit === 'fits' ? undefined : t(fit));
}

/** The values of a field as the primitives draw them. What is chosen already needs no warning. */
export function useElementChoices({ elements }: FieldView, value: string): Choice[] {
  const stateTexts = useStateTexts();
  return elements.map((element): Choice => {
    const fit = element.name === value ? 'fits' : element.fit;
    return {
      value: element.name,
      label: element.label,
      description: element.text,
      picture: element.picture,
      trailing: element.price,
      disabled: element.isDisabled && element.name !== value,
      tone: TONE_OF[fit],
      toneLabel: stateTexts(fit),
    };
  });
}

/** Whether arrow keys may choose it in passing: only what leaves everything else alone. */
export function isHarmless(elements: readonly ElementView[], name: string): boolean {
  return elements.find((element) => element.name === name)?.fit === 'fits';
}
