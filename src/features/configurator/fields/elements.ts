import type { Domain, Element, Parameter } from '#src/api/read/configuration.ts';

const NUMBERS = new Set(['int', 'integer', 'float', 'double']);

/** A range of numbers rather than a list of values. */
export function isNumericDomain(domain: Domain | undefined): boolean {
  if (!domain) return false;
  return NUMBERS.has(domain.name.toLowerCase()) || Boolean(domain.min || domain.max);
}

/**
 * The values a person can pick. Numeric domains list their ends once more as elements named `min` and `max`: those are
 * no values.
 */
export function selectableElements({ domain }: Parameter): readonly Element[] {
  if (!domain) return [];
  if (!isNumericDomain(domain)) return domain.elements;
  return domain.elements.filter(({ name }) => name !== 'min' && name !== 'max');
}

const YES = /^(yes|on|true)$/i;
const NO = /^(no|off|false)$/i;

export function isYes(name: string): boolean {
  return YES.test(name);
}

/** Exactly a yes and a no, in either order and any of the spellings tenants use. */
export function isListOfYesAndNo(elements: readonly { name: string }[]): boolean {
  return (
    elements.length === 2 &&
    elements.some(({ name }) => YES.test(name)) &&
    elements.some(({ name }) => NO.test(name))
  );
}
