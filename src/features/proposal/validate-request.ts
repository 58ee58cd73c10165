import type { FirmRequestAttributes } from '#src/api/proposal.ts';

/** The form's fields, in the order they stand on the page. */
export const FIELDS = ['customerName', 'customerEmail', 'customerPhoneNumber', 'company', 'comment'] as const;

export type FieldName = (typeof FIELDS)[number];

/** What is wrong with a field; keys of texts under `proposal` in the locales. */
export type FieldProblem = 'nameMissing' | 'emailMissing' | 'emailWrong' | 'phoneWrong' | 'tooLong';

export type FieldProblems = Partial<Record<FieldName, FieldProblem>>;

/** Longest texts taken; the inputs stop there, pasted or restored text may not. */
export const MAX_LENGTH: Readonly<Record<FieldName, number>> = {
  customerName: 200,
  customerEmail: 254,
  customerPhoneNumber: 40,
  company: 200,
  comment: 2000,
};

/** Something, an at sign, a host with a dot. Whether mail arrives only mail can tell. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const PHONE = /^[+(\d][\d\s()/.-]{3,}$/;

/** Checks the form as typed. An empty answer means it can be sent. */
export function validateRequest(fields: Readonly<Record<FieldName, string>>): FieldProblems {
  const problems: FieldProblems = {};
  for (const name of FIELDS) if (fields[name].trim().length > MAX_LENGTH[name]) problems[name] = 'tooLong';

  const email = fields.customerEmail.trim();
  const phone = fields.customerPhoneNumber.trim();
  if (fields.customerName.trim() === '') problems.customerName = 'nameMissing';
  if (email === '') problems.customerEmail = 'emailMissing';
  else if (!EMAIL.test(email)) problems.customerEmail ??= 'emailWrong';
  if (phone !== '' && !PHONE.test(phone)) problems.customerPhoneNumber ??= 'phoneWrong';
  return problems;
}

/** The attributes to send: trimmed, and optional ones only where something was typed. */
export function requestAttributes(fields: Readonly<Record<FieldName, string>>): FirmRequestAttributes {
  const attributes: FirmRequestAttributes = { customerName: '', customerEmail: '' };
  for (const name of FIELDS) {
    const value = fields[name].trim();
    if (value !== '') attributes[name] = value;
  }
  return attributes;
}

/** The fields that a tenant's refusal names, so that its message can stand beside them. */
export function fieldsNamedIn(message: string): FieldName[] {
  return FIELDS.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(message));
}
