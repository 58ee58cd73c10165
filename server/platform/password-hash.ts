import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** 64 MiB and about 200 ms for each attempt; kept with every hash, so that it can be raised later. */
const COST = { N: 65_536, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
/** Of every password that somebody chooses: of people who sell, and of accounts of `TENANT_SETTINGS`. */
export const MIN_PASSWORD_CHARS = 12;
/** A password is hashed whole, and a long one costs no more; but nobody types more. */
const MAX_CHARS = 1_000;

/**
 * Hashes a password with scrypt (RFC 7914) and a random salt, as `scrypt$N$r$p$salt$key`. The text is normalized (NFKC), because
 * keyboards compose letters differently.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFKC'), salt, KEY_BYTES, { ...COST, maxmem: memoryOf(COST) });
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the hashed one; takes as long when there is no hash, so that names cannot be found out by time. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, N = COST.N, r = COST.r, p = COST.p, salt = 'bm9ib2R5', key] = hash?.split('$') ?? [];
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const expected = Buffer.from(key ?? '', 'base64url');
  const actual = await derive(
    password.slice(0, MAX_CHARS).normalize('NFKC'),
    Buffer.from(salt, 'base64url'),
    KEY_BYTES,
    { ...cost, maxmem: memoryOf(cost) },
  );
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Bytes; Node refuses to take more than it is told. */
function memoryOf({ N, r }: { readonly N: number; readonly r: number }): number {
  return 256 * N * r;
}
