import { expect, test } from 'vitest';
import { contractYears } from './contract-years.ts';

const days = (start: string, count: number) =>
  contractYears(start, count).map(({ first, last }) => `${first ?? '?'} ${last ?? '?'}`);

test.each([
  ['2027-01-31', ['2027-01-31 2028-01-30', '2028-01-31 2029-01-30']],
  ['2027-03-01', ['2027-03-01 2028-02-29', '2028-03-01 2029-02-28']],
  [' 2027-12-01 ', ['2027-12-01 2028-11-30', '2028-12-01 2029-11-30']],
])('years from %s follow each other without a gap', (start, years) => {
  expect(days(start, 2)).toEqual(years);
});

test('a contract of a leap day begins its years on 28 February, and on the 29th where there is one', () => {
  expect(days('2028-02-29', 5)).toEqual([
    '2028-02-29 2029-02-27',
    '2029-02-28 2030-02-27',
    '2030-02-28 2031-02-27',
    '2031-02-28 2032-02-28',
    '2032-02-29 2033-02-27',
  ]);
});

test.each(['', '2027-02-29', '2027-13-01', '31.1.2027', '0027-01-01', 'tomorrow'])(
  'what is no day ("%s") gives years without days',
  (start) => {
    expect(contractYears(start, 1)).toEqual([{ number: 1, first: undefined, last: undefined }]);
  },
);
