/**
 * `npm run users`: the accounts of people who sell, for demos and for companies without an OpenID provider. The password is read
 * from standard input, so that it is in no history of a shell. May be used while the server runs.
 */
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '#server/platform/open-database.ts';
import { MIN_PASSWORD_CHARS } from '#server/platform/password-hash.ts';
import { PeopleStore } from '#server/sign-in/people-store.ts';

const USAGE = `npm run users -- list
npm run users -- add NAME --role rep [--costs]   asks for the password, or reads it from standard input; an existing
                                                 account gets the new password, role and right
npm run users -- remove ID                       as "list" shows it; ends the person's sessions
roles: rep, admin; --costs lets a person see costs`;

const { positionals, values } = readArguments();
const [command, name = ''] = positionals;
const database = await openDatabase(resolve(process.env['DATA_DIR'] ?? 'data'));
try {
  process.exitCode = await run(new PeopleStore({ database, clock: () => new Date() }));
} finally {
  await database.destroy();
}

async function run(people: PeopleStore): Promise<number> {
  const { role, costs } = values;
  if (command === 'list') {
    for (const person of await people.list())
      console.log([person.id, person.name, person.role, person.seesCosts ? 'costs' : ''].join('\t'));
    return 0;
  }
  if (command === 'remove' && name) {
    if (await people.remove(name)) return 0;
    return complain(`There is no account ${name}.`);
  }
  if (command === 'add' && name && (role === 'rep' || role === 'admin')) {
    const password = await readPassword();
    if (password.length < MIN_PASSWORD_CHARS)
      return complain(`A password has at least ${MIN_PASSWORD_CHARS} characters.`);
    const person = await people.setLocal({ name, role, seesCosts: costs === true }, password);
    console.log(`${person.name} can sign in at /sign-in.`);
    return 0;
  }
  return complain(USAGE);
}

async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Password: ');
  terminal.close();
  return answer;
}

function complain(message: string): number {
  console.error(message);
  return 1;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { role: { type: 'string' }, costs: { type: 'boolean' } },
    });
  } catch {
    console.error(USAGE);
    process.exit(1);
  }
}
