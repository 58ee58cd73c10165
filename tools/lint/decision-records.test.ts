/** Decision records have the same header and sections, and the record that supersedes another one is named in both. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'decisions');
const records = readdirSync(folder).sort();
const link = String.raw`\[\d{4}\]\(\d{4}-[a-z0-9-]+\.md\)(?: \([^)]+\))?`;
const links = `${link}(?:(?:,| and) ${link})*`;
const header = new RegExp(
  `^Date: \\d{4}-\\d{2}-\\d{2} · Status: (?:accepted|superseded (?:in part )?by ${links})` +
    `(?: · Supersedes(?: in part)? ${links})?$`,
);

/** Numbers of the records linked after a word of the header. */
function linked(text: string, word: string): string[] {
  const part = text.split(' · ').find((piece) => piece.includes(word)) ?? '';
  return [...part.matchAll(/\[(\d{4})\]/g)].map(([, number]) => number ?? '');
}

const headerOf = (record: string): string =>
  (readFileSync(join(folder, record), 'utf8').split('\n\n')[1] ?? '').replaceAll('\n', ' ');

describe('decision records', () => {
  it('have a number each', () => {
    const numbers = records.map((record) => record.slice(0, 4));
    expect(new Set(numbers).size).toBe(records.length);
  });

  it.each(records)('%s has the header and the sections', (record) => {
    const text = readFileSync(join(folder, record), 'utf8');
    expect(text.split('\n')[0]).toMatch(new RegExp(`^# ${record.slice(0, 4)}: `));
    expect(headerOf(record)).toMatch(header);
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(sections.filter((title) => title !== 'Measured')).toEqual([
      'Context',
      'Decision',
      'Rejected',
      'Price',
    ]);
  });

  it.each(records)('%s and the records that it links to agree', (record) => {
    const number = record.slice(0, 4);
    const find = (other: string): string => records.find((name) => name.startsWith(other)) ?? '';
    for (const later of linked(headerOf(record), 'superseded'))
      expect(linked(headerOf(find(later)), 'Supersedes'), `${later} in its header`).toContain(number);
    for (const earlier of linked(headerOf(record), 'Supersedes'))
      expect(linked(headerOf(find(earlier)), 'superseded'), `${earlier} in its header`).toContain(number);
  });
});
