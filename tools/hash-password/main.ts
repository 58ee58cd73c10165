/** Writes the hash of the password on standard input, for `password_hash` of TENANT_SETTINGS: `npm run -s hash-password < file`. */
import { text } from 'node:stream/consumers';
import { hashPassword } from '#server/platform/password-hash.ts';

const MIN_CHARS = 12;

const password = (await text(process.stdin)).replace(/\r?\n$/, '');
if (password.length < MIN_CHARS || password.includes('\n')) {
  console.error(`Give one line with a password of ${MIN_CHARS} characters or more on standard input.`);
  process.exitCode = 1;
} else console.log(await hashPassword(password));
