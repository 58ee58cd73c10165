import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startDesk } from './testing/desk-shop.ts';

const { shop, shopper, ada, root, ask, audit } = await startDesk();
afterAll(() => shop.close());

test('what people read and change of customers is in the audit log, which nobody can change', async () => {
  const { number } = await ask('Noor');
  const [last] = await audit();
  await ada.json('GET', `/api/desk/requests/${number}`);
  await ada.json('PUT', `/api/desk/requests/${number}/state`, { state: 'in-progress' });
  // Changes nothing, and says nothing.
  await ada.json('PUT', `/api/desk/requests/${number}/state`, { state: 'in-progress' });
  const entries = (await audit()).filter(({ id }) => id > (last?.id ?? 0));
  expect(entries.map(({ action, object, person }) => [action, object, person.name])).toEqual([
    ['move-request', `RFP-${number}`, 'ada'],
    ['read-request', `RFP-${number}`, 'ada'],
  ]);
  expect(entries[0]?.details).toEqual({ from: 'submitted', to: 'in-progress' });
  expect(entries[0]?.customer).not.toBe('');
  expect(await root.json('GET', '/api/desk/audit?before=2')).toMatchObject({
    entries: [{ id: 1 }],
    next: null,
  });

  expect((await ada.send('GET', '/api/desk/audit')).status).toBe(403);
  expect((await shopper.send('GET', '/api/desk/audit')).status).toBe(403);
  const { database } = shop.tenant.deps;
  for (const statement of [
    sql`UPDATE audit_entry SET person = 'local:grace'`,
    sql`DELETE FROM audit_entry`,
    sql`INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry LIMIT 1`,
  ])
    await expect(statement.execute(database)).rejects.toThrow('entries of the audit log cannot be changed');
});

test('no change is made when its entry cannot be written', async () => {
  const { number } = await ask('Toni');
  const { database } = shop.tenant.deps;
  await sql`CREATE TRIGGER refuse_entries BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'full'); END`.execute(
    database,
  );
  const refused = await ada.send('PUT', `/api/desk/requests/${number}/state`, { state: 'in-progress' });
  await sql`DROP TRIGGER refuse_entries`.execute(database);
  expect(refused.status).toBe(500);
  expect(await ada.json('GET', `/api/desk/requests/${number}`)).toMatchObject({
    state: 'submitted',
    assignee: null,
  });
});
