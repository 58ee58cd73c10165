/** Values of attributes as the wire writes them, and as choices of fields. */
import { parseDecimal } from '#server/model/number/decimal.ts';
import type { Commit } from '#server/engine/engine-port.ts';
import { isSameRecord, recordKey } from '../wire/salesforce-id.ts';
import type { AttributeBinding, BoundValue } from './sandbox-product.ts';

export interface WireValue {
  readonly AttributeValue: string | null;
  readonly AttributePicklistValue: string | null;
}

/** Several values of one attribute stand in one text. */
const SEPARATOR = ';';

/** Undefined for a value that the attribute does not have. */
export function choicesOf({ content }: AttributeBinding, sent: WireValue): readonly Commit[] | undefined {
  const text = sent.AttributeValue?.trim() ?? '';
  switch (content.kind) {
    case 'number':
      // 30.0 is what the wire makes of 30.
      return [{ field: content.field, value: text.replace(/\.0+$/, '') }];
    case 'text':
      return [{ field: content.field, value: text }];
    case 'checkbox':
      if (!/^(?:true|false)$/i.test(text)) return undefined;
      return [{ field: content.field, value: text.toLowerCase() === 'true' ? 'Yes' : 'No' }];
    case 'picklist': {
      const found = findValue(content.values, sent.AttributePicklistValue ?? text);
      return found && [{ field: content.field, value: found.name }];
    }
    case 'multi-picklist': {
      const parts = text.split(SEPARATOR).map((part) => part.trim());
      const chosen = parts.filter((part) => part !== '').map((part) => findValue(content.values, part));
      if (chosen.includes(undefined)) return undefined;
      return [...content.values.values()].map((value) => ({
        field: value.name,
        value: chosen.includes(value) ? 'Yes' : 'No',
      }));
    }
  }
}

/** What the wire tells of an attribute with these values of fields. */
export function wireValueOf({ content }: AttributeBinding, valueOf: (field: string) => string): WireValue {
  if (content.kind === 'multi-picklist') {
    const chosen = [...content.values.values()].filter(({ name }) => valueOf(name) === 'Yes');
    return {
      AttributeValue: chosen.map(textOf).join(SEPARATOR),
      AttributePicklistValue: null,
    };
  }
  const value = valueOf(content.field);
  if (content.kind === 'picklist') {
    const found = [...content.values.values()].find(({ name }) => name === value);
    return {
      AttributeValue: found ? textOf(found) : null,
      AttributePicklistValue: found?.value.id ?? null,
    };
  }
  if (content.kind === 'checkbox')
    return { AttributeValue: String(value === 'Yes'), AttributePicklistValue: null };
  const text = content.kind === 'number' && /^-?\d+$/.test(value) ? `${value}.0` : value;
  return { AttributeValue: text === '' ? null : text, AttributePicklistValue: null };
}

/** Whether a line need not name the attribute, because it has what the catalog says. */
export function isDefault({ attribute, content }: AttributeBinding, { AttributeValue }: WireValue): boolean {
  const usual = attribute.defaultValue ?? '';
  const value = AttributeValue ?? '';
  if (content.kind !== 'number') return value === usual;
  return value === usual || Number(parseDecimal(value) && value) === Number(usual === '' ? NaN : usual);
}

function textOf({ value }: BoundValue): string {
  return value.textValue ?? value.displayValue ?? value.name ?? value.id;
}

function findValue(values: ReadonlyMap<string, BoundValue>, sent: string): BoundValue | undefined {
  return (
    values.get(recordKey(sent)) ??
    [...values.values()].find(
      ({ value }) =>
        isSameRecord(value.id, sent) ||
        [value.textValue, value.displayValue, value.code, value.name].includes(sent),
    )
  );
}
