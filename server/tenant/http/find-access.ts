import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiAccess } from '../api-access.ts';

/**
 * What a key stands for. Compares digests with a random key, and all of them, so that the time tells neither length nor content of
 * a secret.
 */
export function findAccess(keys: readonly ApiAccess[]): (candidate: string) => ApiAccess | undefined {
  const salt = randomBytes(32);
  const digest = (text: string) => createHmac('sha256', salt).update(text).digest();
  const expected = keys.map((access) => ({ access, digest: digest(access.key) }));
  return (candidate) => {
    const sent = digest(candidate);
    const [found] = expected.filter((entry) => timingSafeEqual(sent, entry.digest));
    return found?.access;
  };
}
