import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { AuditLog } from './audit-log.ts';

const DAY = 24 * 60 * 60 * 1_000;

test('only entries that are old enough are removed, and only by the removal of old entries', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bespoke-audit-'));
  const database = await openDatabase(folder);
  onTestFinished(async () => {
    await database.destroy();
    rmSync(folder, { recursive: true });
  });
  let now = Date.UTC(2026, 0, 5, 9);
  const log = new AuditLog(database, () => new Date(now));
  const ada = { id: 'local:ada', name: 'ada', role: 'rep' };
  for (const object of ['RFP-1', 'RFP-2', 'RFP-3']) {
    await log.add(ada, { action: 'read-request', object });
    now += DAY;
  }
  const objects = async () => (await log.list()).map(({ object }) => object);

  now += 400 * DAY;
  expect(await log.removeOlderThan(500)).toBe(0);
  expect(await log.removeOlderThan(402)).toBe(1);
  expect(await objects()).toEqual(['RFP-3', 'RFP-2']);

  // However old they are, nothing else removes or changes them.
  for (const statement of [
    sql`DELETE FROM audit_entry`,
    sql`DELETE FROM audit_entry WHERE object = 'RFP-2'`,
    sql`UPDATE audit_entry SET at = '2020-01-01T00:00:00.000Z'`,
  ])
    await expect(statement.execute(database)).rejects.toThrow('entries of the audit log cannot be changed');
  expect(await objects()).toEqual(['RFP-3', 'RFP-2']);

  // Ids are not used again, so what was read before by id is the same afterwards.
  expect(await log.removeOlderThan(0)).toBe(2);
  await log.add(ada, { action: 'read-request', object: 'RFP-4' });
  expect((await log.list()).map(({ id }) => id)).toEqual([4]);
});
