/** Checks HTTP Basic (RFC 7617). */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { FairSlots, QueueFull } from '#server/platform/fair-slots.ts';
import { verifyPassword } from '#server/platform/password-hash.ts';
import type { PricingAccount } from '../api-access.ts';
import { NotAuthenticated, Overloaded } from '../tenant-error.ts';

/** Hashing takes memory and time on purpose, so strangers must not have it done without bound. */
const HASHING = { slots: 1, waiting: 8, perOwner: 8 };

/**
 * Gives the account of an `Authorization` header.
 * @throws NotAuthenticated for none and for a wrong one; Overloaded while too many wrong ones are tried
 */
export function checkAccount(accounts: readonly PricingAccount[]) {
  const secret = randomBytes(32);
  const digest = (text: string) => createHmac('sha256', secret).update(text).digest();
  /** Digests of credentials that were right: a client sends them with each call. */
  const proved = new Map<string, Buffer>();
  const slots = new FairSlots(HASHING);

  const isRight = async (account: PricingAccount | undefined, password: string): Promise<boolean> => {
    if (account && 'text' in account.password)
      return timingSafeEqual(digest(account.password.text), digest(password));
    const hash = account && 'hash' in account.password ? account.password.hash : undefined;
    return slots.run('', AbortSignal.timeout(5_000), () => verifyPassword(password, hash));
  };

  return async (authorization: string | undefined): Promise<PricingAccount> => {
    const credentials = readBasic(authorization);
    if (!credentials) throw new NotAuthenticated('Send the name and password of an account (HTTP Basic).');
    const { name, password } = credentials;
    const account = accounts.find((known) => known.name === name);
    const known = proved.get(name);
    if (account && known && timingSafeEqual(known, digest(password))) return account;
    const right = await isRight(account, password).catch((error: unknown) => {
      if (error instanceof QueueFull || (error instanceof Error && error.name === 'TimeoutError'))
        throw new Overloaded(
          'Too many attempts',
          'Too many passwords are being checked. Try again in a moment.',
          2,
        );
      throw error;
    });
    if (!account || !right) throw new NotAuthenticated('The name or the password is wrong.');
    proved.set(name, digest(password));
    return account;
  };
}

function readBasic(header: string | undefined): { name: string; password: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/=]{1,4000})$/i.exec(header?.trim() ?? '')?.[1];
  const [, name, password] =
    /^([^:]*):([^]*)$/.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  return name === undefined || password === undefined ? undefined : { name, password };
}
