import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOracleConfigurator } from '#server/oracle-cpq/adapter/create-oracle-configurator.ts';
import { createSalesforceConfigurator } from '#server/salesforce/adapter/create-salesforce-configurator.ts';
import type { ForeignConfigurator } from './foreign-configurator.ts';

const connection = { baseUrl: 'http://localhost:1', timeoutMs: 1_000 };
/** By the title of their column. */
const adapters: Readonly<Record<string, ForeignConfigurator>> = {
  'Oracle CPQ': createOracleConfigurator({ ...connection, products: [] }),
  Salesforce: createSalesforceConfigurator({ ...connection, clientId: 'shop', clientSecret: 'none' }),
};

/** The cells of a row of a Markdown table. */
const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

it('the table of capabilities in docs/upstreams.md is what the adapters declare', () => {
  const lines = readFileSync(join(import.meta.dirname, '../../docs/upstreams.md'), 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith('| capability '));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  const [titles = [], , ...rows] = lines.slice(start, end).map(cells);
  const written = (title: string): Record<string, string | undefined> =>
    Object.fromEntries(rows.map((row) => [row[0] ?? '', row[titles.indexOf(title)]]));
  expect(titles.slice(1, -1)).toEqual(Object.keys(adapters));
  for (const [title, { capabilities }] of Object.entries(adapters)) {
    const declared = Object.entries(capabilities).map(([name, value]) => [
      `\`${name}\``,
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : `\`${String(value)}\``,
    ]);
    expect(written(title), title).toEqual(Object.fromEntries(declared));
  }
});
