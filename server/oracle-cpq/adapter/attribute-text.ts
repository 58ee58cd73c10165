/** Values of attributes as the Self Service API writes them: texts, `Yes` and `No` for yes and no, an empty text for none. */
import type { AttributeState, Scalar } from '../wire/attribute-state.ts';
import { attributeValueSchema } from '../wire/config-data.ts';

export const YES = 'Yes';
export const NO = 'No';

export function textOfScalar(value: Scalar | null): string {
  if (value === true) return YES;
  if (value === false) return NO;
  return value === null ? '' : String(value);
}

/** Value and text of an attribute. Of a menu with several values, all of them. */
export function readAttributeValue(value: unknown): { readonly value: string; readonly text: string } {
  const read = attributeValueSchema.safeParse(value ?? null);
  // What is no value that we know of is shown as none.
  if (!read.success) return { value: '', text: '' };
  const { data } = read;
  if (data === null || typeof data !== 'object')
    return { value: textOfScalar(data), text: textOfScalar(data) };
  const chosen = 'items' in data && Array.isArray(data.items) ? data.items : [data];
  const texts = chosen.map((one) => {
    const { value: scalar, displayValue } = one as { value?: Scalar | null; displayValue?: string };
    const text = textOfScalar(scalar ?? null);
    return { value: text, text: displayValue ?? text };
  });
  return {
    value: texts.map((one) => one.value).join(', '),
    text: texts.map((one) => one.text).join(', '),
  };
}

/**
 * The value to be sent for a text; null for an empty one.
 * @returns undefined for a value that the attribute's menu does not have
 */
export function wireValue(text: string, { domain }: AttributeState, type: string | undefined): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (domain) {
    const element = domain.availableElements.find(({ value }) => textOfScalar(value) === trimmed);
    if (!element) return undefined;
    return typeof element.value === 'boolean' ? element.value : element;
  }
  if (type === 'Boolean') return trimmed === YES;
  const isNumber = type !== undefined && /^(integer|float|currency)$/i.test(type);
  return isNumber && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}
