import { createHmac, timingSafeEqual } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parseState, serializeState, type ConfigurationState } from '../product/configuration-state.ts';

/** A `configState` that can be no state of ours is refused before any work is done on it. */
export const MAX_TOKEN_CHARS = 64 * 1024;
/** What it may inflate to; the signature already says that we made it, this says that we made it small. */
const MAX_STATE_BYTES = 512 * 1024;
const MAC_BYTES = 32;

/**
 * `configState` of an anonymous configuration: gzip of the state, followed by its HMAC-SHA256, in base64 (so it starts
 * with `H4sI`, as the API's do). The signature is checked before anything is inflated or parsed.
 */
export class ConfigStateTokens {
  readonly #secret: string;

  constructor(signingSecret: string) {
    this.#secret = signingSecret;
  }

  write(state: ConfigurationState): string {
    const packed = gzipSync(serializeState(state));
    return Buffer.concat([packed, this.#sign(packed)]).toString('base64');
  }

  /**
   * The state, or undefined for anything that this tenant did not write. Understands the URL-safe alphabet, and the
   * spaces that an unencoded `+` becomes on the way.
   */
  read(token: string): ConfigurationState | undefined {
    const base64 = token.trim().replaceAll(' ', '+');
    if (base64.length > MAX_TOKEN_CHARS || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) return undefined;
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.byteLength <= MAC_BYTES) return undefined;
    const packed = bytes.subarray(0, -MAC_BYTES);
    if (!timingSafeEqual(this.#sign(packed), bytes.subarray(-MAC_BYTES))) return undefined;
    try {
      return parseState(gunzipSync(packed, { maxOutputLength: MAX_STATE_BYTES }).toString('utf8'));
    } catch {
      return undefined; // signed by us, but by a version whose states we no longer understand
    }
  }

  #sign(packed: Uint8Array): Buffer {
    return createHmac('sha256', this.#secret).update('bespoke configState v1\0').update(packed).digest();
  }
}
