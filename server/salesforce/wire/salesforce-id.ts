const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/**
 * What two ids of the same record have in common: a record id comes with 15 characters, which are case sensitive, or with 18, the
 * last three of which say no more than the case of the others. Other ids (`ref_…`, those of contexts) are as they are.
 */
export function recordKey(id: string): string {
  return RECORD_ID.test(id) ? id.slice(0, 15) : id;
}

export function isSameRecord(one: string | null | undefined, other: string | null | undefined): boolean {
  return typeof one === 'string' && typeof other === 'string' && recordKey(one) === recordKey(other);
}
