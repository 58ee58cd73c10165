/** Writes the hash of the password on standard input, for `password_hash` of TENANT_SETTINGS: `npm run -s hash-password < file`. */
import { text } from 'node:stream/consumers';
import { hashPassword, MIN_PASSWORD_CHARS } from '#server/platform/password-hash.ts';

const password = (await text(process.stdin)).replace(/\r?\n$/, '');
if (password.length < MIN_PASSWORD_CHARS || password.includes('\n')) {
  console.error(
    `Give one line with a password of ${MIN_PASSWORD_CHARS} characters or more on standard input.`,
  );
  process.exitCode = 1;
} else console.log(await hashPassword(password));
