import type { Kysely, Selectable } from 'kysely';
import type { DatabaseSchema, PersonTable } from '#server/platform/database-schema.ts';
import { hashPassword, verifyPassword } from '#server/platform/password-hash.ts';
import type { Person } from './person.ts';

export interface PeopleStoreDeps {
  readonly database: Kysely<DatabaseSchema>;
  readonly clock: () => Date;
}

/** The accounts of people who sell. */
export class PeopleStore {
  readonly #deps: PeopleStoreDeps;

  constructor(deps: PeopleStoreDeps) {
    this.#deps = deps;
  }

  /** Adds a local account, or gives an existing one another password, role and right. */
  async setLocal(person: Pick<Person, 'name' | 'role' | 'seesCosts'>, password: string): Promise<Person> {
    const name = normalizeName(person.name);
    return this.#set({ ...person, name, id: `local:${name}` }, await hashPassword(password));
  }

  /** What an OpenID provider says of somebody who has just signed in there. */
  setOpenId(person: Person): Promise<Person> {
    return this.#set(person, null);
  }

  /** The person with this name and password. */
  async check(name: string, password: string): Promise<Person | undefined> {
    const row = await this.#deps.database
      .selectFrom('person')
      .selectAll()
      .where('id', '=', `local:${normalizeName(name)}`)
      .executeTakeFirst();
    const fits = await verifyPassword(password, row?.password ?? undefined);
    return row && fits ? toPerson(row) : undefined;
  }

  async list(): Promise<Person[]> {
    const rows = await this.#deps.database.selectFrom('person').selectAll().orderBy('name').execute();
    return rows.map(toPerson);
  }

  /**
   * Removes an account and ends its sessions. False if there is none.
   * @param id as `list` has it
   */
  async remove(id: string): Promise<boolean> {
    return this.#deps.database.transaction().execute(async (transaction) => {
      const row = await transaction
        .deleteFrom('person')
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (!row) return false;
      await transaction.deleteFrom('person_session').where('person', '=', id).execute();
      return true;
    });
  }

  async #set(person: Person, password: string | null): Promise<Person> {
    const { database, clock } = this.#deps;
    const values = { name: person.name, role: person.role, sees_costs: person.seesCosts ? 1 : 0, password };
    await database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('person')
        .values({ ...values, id: person.id, created_at: clock().toISOString() })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
      // Who has got another password has lost the old one, perhaps to somebody who is signed in with it.
      if (password !== null)
        await transaction.deleteFrom('person_session').where('person', '=', person.id).execute();
    });
    return person;
  }
}

/** Names are compared as people write them by hand: without case and spaces around. */
export function normalizeName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

export function toPerson(row: Pick<Selectable<PersonTable>, 'id' | 'name' | 'role' | 'sees_costs'>): Person {
  return { id: row.id, name: row.name, role: row.role, seesCosts: row.sees_costs === 1 };
}
