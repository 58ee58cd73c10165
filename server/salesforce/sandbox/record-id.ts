import { createHash, randomBytes } from 'node:crypto';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUFFIXES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Key prefixes of the objects that the sandbox has records of. */
export type KeyPrefix =
  | '01t' // Product2
  | '01u' // PricebookEntry
  | '0QL' // QuoteLineItem
  | '0Q0' // Quote
  | '0ZS' // ProductCatalog
  | '0dS' // ProductRelatedComponent
  | '0iO' // ProductSellingModelOption
  | '0tj' // AttributeDefinition
  | '0v3' // AttributeCategory
  | '0v5' // AttributePicklist
  | '0v6' // AttributePicklistValue
  | '0y7' // ProductComponentGroup
  | '0yQ' // QuoteLineRelationship
  | '0zu' // QuoteLineItemAttribute
  | '5KP'; // saved configuration

/** An id that nobody can guess. */
export function newRecordId(prefix: KeyPrefix): string {
  return recordId(prefix, randomBytes(12));
}

/** The same id for the same name, in every sandbox. */
export function stableRecordId(prefix: KeyPrefix, name: string): string {
  return recordId(prefix, createHash('sha256').update(`${prefix} ${name}`).digest());
}

/** 15 characters and the three that say which of them are upper case letters. */
function recordId(prefix: KeyPrefix, bytes: Uint8Array): string {
  const id = prefix + [...bytes.subarray(0, 12)].map((byte) => DIGITS[byte % DIGITS.length] ?? '0').join('');
  const suffix = [0, 5, 10].map((start) => {
    const flags = [...id.slice(start, start + 5)].map((letter) => (/[A-Z]/.test(letter) ? 1 : 0));
    return SUFFIXES[flags.reduce<number>((sum, flag, index) => sum + flag * 2 ** index, 0)] ?? 'A';
  });
  return id + suffix.join('');
}
