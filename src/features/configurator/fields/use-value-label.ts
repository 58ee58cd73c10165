import { useFormatter } from 'use-intl';
import type { Parameter } from '#src/api/read/configuration.ts';
import { isNumericDomain } from './elements.ts';
import { toFieldView } from './field-view.ts';
import { toShown } from './shown-unit.ts';

/**
 * Writes any value of a parameter as its field would show it: by the words of its list, numbers as the language has them,
 * in the unit that is shown.
 * @returns a function; undefined for a parameter that is not on the screen
 */
export function useValueLabel(): (parameter: Parameter | undefined, value: string) => string | undefined {
  const format = useFormatter();
  return (parameter, value) => {
    if (!parameter) return undefined;
    const { elements, unit, shownUnit } = toFieldView(parameter);
    const element = elements.find(({ name }) => name === value);
    if (element) return element.label;
    const number = value.trim() === '' ? Number.NaN : Number(value);
    if (!isNumericDomain(parameter.domain) || !Number.isFinite(number)) return undefined;
    const written = format.number(toShown(number, shownUnit), { maximumFractionDigits: 10 });
    return unit ? `${written} ${unit}` : written;
  };
}
