import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Addresses of the pictures of a configuration for the pages in the frame of the visualization, which have neither key nor session:
 * whoever has the address sees the pictures, as somebody has with whom the view was shared.
 */
export class CustomImageTokens {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
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
      .update(`custom images of ${configId}`)
      .digest('hex')
      .slice(0, 32);
  }
}
