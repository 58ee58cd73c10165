/** The external id of a customer as it travels: in a header, whose bytes have no declared encoding, or as a parameter. */
import { InvalidRequest } from '../tenant-error.ts';

const MAX_CHARS = 200;
/** Line ends and other control characters, and what a decoder puts where bytes were no UTF-8: such ids would be the same. */
const UNUSABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u;

/**
 * Checks an external id: any script, spaces within it, compared character by character.
 * @throws InvalidRequest for one that is empty after trimming, too long, or has characters that cannot be printed
 */
export function checkExternalId(sent: string): string {
  const id = sent.trim();
  if (id !== '' && id.length <= MAX_CHARS && !UNUSABLE.test(id)) return id;
  throw new InvalidRequest(
    'Invalid parameter',
    `_externalId/X-External-ID must be 1 to ${MAX_CHARS} printable characters, as UTF-8.`,
  );
}

/**
 * The text of a header. Servers read its bytes as Latin-1; clients with other scripts send UTF-8, which is recognised, because
 * text in Latin-1 is hardly ever valid UTF-8.
 */
export function decodeHeader(value: string): string {
  if (!/[\x80-\xff]/.test(value) || /[^\0-\xff]/.test(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
