import type { FieldView, ChoiceState } from './field-view.ts';

/** A value that does not fit as things are, and may be asked about. */
export interface IncompatibleValue {
  value: string;
  fit: Exclude<ChoiceState, 'fits'>;
  /** A value by its label; beyond the end of a range that fits, the end. */
  label: { kind: 'value' | 'below' | 'above'; text: string };
}

/** The elements that do not fit, but for the chosen one. */
export function incompatibleElements({ elements }: FieldView, chosen: string): IncompatibleValue[] {
  return elements.flatMap(({ name, label, fit }): IncompatibleValue[] =>
    name === chosen || fit === 'fits' ? [] : [{ value: name, fit, label: { kind: 'value', text: label } }],
  );
}

/** Of a number, the first values beyond each end of what fits: what is further out fits even less. */
export function incompatibleEnds({ scale: { min, max, from, to, step } }: FieldView): IncompatibleValue[] {
  const values: IncompatibleValue[] = [];
  // Steps of decimals add up to 0.30000000000000004 and the like.
  const exact = (number: number) => String(Number(number.toFixed(6)));
  if (min !== undefined && from !== undefined && from > min) {
    const value = exact(Math.max(min, from - step));
    values.push({ value, fit: 'changes', label: { kind: 'below', text: String(from) } });
  }
  if (max !== undefined && to !== undefined && to < max) {
    const value = exact(Math.min(max, to + step));
    values.push({ value, fit: 'changes', label: { kind: 'above', text: String(to) } });
  }
  return values;
}
