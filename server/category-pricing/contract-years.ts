/** A day without a time, as `2027-01-31`. */
export type Day = string;

/** A year of a contract. The days are missing where nobody has said when it starts. */
export interface ContractYear {
  /** From 1 on. */
  readonly number: number;
  readonly first: Day | undefined;
  /** Inclusive. */
  readonly last: Day | undefined;
}

/**
 * The years of a contract, each from the day of the start to the day before it. A contract that starts on a leap day has its
 * other years begin on 28 February where there is no 29th, and on the 29th again in the next leap year.
 *
 * @param start what is written as the first day; what is no day of the calendar gives years without days
 */
export function contractYears(start: string, count: number): readonly ContractYear[] {
  const begin = parseDay(start);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    first: begin && toText(anniversary(begin, index)),
    last: begin && toText(dayBefore(anniversary(begin, index + 1))),
  }));
}

/** Undefined for what is no day, such as 2027-02-29, or not from 1900 to 2199. */
function parseDay(text: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1900 && year < 2200 ? date : undefined;
}

function anniversary(begin: Date, years: number): Date {
  const [year, month] = [begin.getUTCFullYear() + years, begin.getUTCMonth()];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(begin.getUTCDate(), lastOfMonth)));
}

function dayBefore(day: Date): Date {
  return new Date(day.getTime() - 24 * 60 * 60 * 1000);
}

function toText(day: Date): Day {
  return day.toISOString().slice(0, 10);
}
