import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signed parts of addresses for the pages in the frame of the visualization, which have neither key nor session: whoever has such an
 * address may do one thing with the pictures of one configuration.
 */
export class AddressTokens {
  readonly #secret: string;
  readonly #purpose: string;

  /** @param purpose what an address allows; a token for another purpose is not valid */
  constructor(secret: string, purpose: string) {
    this.#secret = secret;
    this.#purpose = purpose;
  }

  write(configId: string): string {
    return `${configId}.${this.#signature(configId)}`;
  }

  /** The configuration; undefined for a token that is not ours. */
  read(token: string): string | undefined {
    const [configId = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.#signature(configId));
    const sent = Buffer.from(signature);
    return sent.length === expected.length && timingSafeEqual(sent, expected) ? configId : undefined;
  }

  #signature(configId: string): string {
    return createHmac('sha256', this.#secret)
      .update(`${this.#purpose} of ${configId}`)
      .digest('hex')
      .slice(0, 32);
  }
}
