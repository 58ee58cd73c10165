import { describe, expect, it } from 'vitest';
import { fieldsNamedIn, requestAttributes, validateRequest } from './validate-request.ts';

const blank = { customerName: '', customerEmail: '', customerPhoneNumber: '', company: '', comment: '' };
const filled = { ...blank, customerName: 'Ada Byron', customerEmail: 'ada@example.org' };

describe('validateRequest', () => {
  it('asks for a name and an e-mail address only', () => {
    expect(validateRequest(blank)).toEqual({ customerName: 'nameMissing', customerEmail: 'emailMissing' });
    expect(validateRequest(filled)).toEqual({});
  });

  it('does not take blanks for an answer', () => {
    expect(validateRequest({ ...filled, customerName: ' \t ' })).toEqual({ customerName: 'nameMissing' });
  });

  it.each([
    'ada',
    'ada@',
    '@example.org',
    'ada@example',
    'a da@example.org',
    'ada@example..org',
    'ada@@example.org',
  ])('does not take "%s" for an e-mail address', (customerEmail) => {
    expect(validateRequest({ ...filled, customerEmail })).toEqual({ customerEmail: 'emailWrong' });
  });

  it.each(['ada@example.org', ' ada.b+c@mail.example.co.uk ', 'ädä@exämple.org'])(
    'takes "%s"',
    (customerEmail) => {
      expect(validateRequest({ ...filled, customerEmail })).toEqual({});
    },
  );

  it.each(['+46 8 123 45 67', '(030) 12-34', '030/1234'])(
    'takes the telephone number "%s"',
    (customerPhoneNumber) => {
      expect(validateRequest({ ...filled, customerPhoneNumber })).toEqual({});
    },
  );

  it.each(['call me', '12', '-5555'])('does not take "%s" for a telephone number', (customerPhoneNumber) => {
    expect(validateRequest({ ...filled, customerPhoneNumber })).toEqual({
      customerPhoneNumber: 'phoneWrong',
    });
  });

  it('says when something is too long, before it says anything else about it', () => {
    expect(validateRequest({ ...filled, comment: 'x'.repeat(2001) })).toEqual({ comment: 'tooLong' });
    expect(validateRequest({ ...filled, customerEmail: `${'x'.repeat(300)}` })).toEqual({
      customerEmail: 'tooLong',
    });
  });
});

describe('requestAttributes', () => {
  it('sends what was typed, trimmed, and nothing else', () => {
    expect(requestAttributes({ ...filled, customerName: ' Ada ', company: ' ' })).toEqual({
      customerName: 'Ada',
      customerEmail: 'ada@example.org',
    });
    expect(requestAttributes({ ...filled, comment: 'Soon, please' })).toHaveProperty(
      'comment',
      'Soon, please',
    );
  });
});

describe('fieldsNamedIn', () => {
  it('finds the attributes a refusal speaks of', () => {
    expect(fieldsNamedIn('Mandatory attribute not provided: customerEmail, customerName')).toEqual([
      'customerName',
      'customerEmail',
    ]);
    expect(fieldsNamedIn('The cart is empty')).toEqual([]);
  });
});
