import { AddressTokens } from '../address-tokens.ts';

/** What a link says; `forged` for one that this server has not signed. */
export type LinkReading = { readonly id: string; readonly expires: Date } | 'forged';

/** Links to shared views: the id of the view and when it expires, signed. */
export class SharedViewLinks {
  readonly #tokens: AddressTokens;

  constructor(secret: string) {
    this.#tokens = new AddressTokens(secret, 'shared views');
  }

  write(id: string, expires: Date): string {
    return this.#tokens.write(`${id}-${Math.floor(expires.getTime() / 1000).toString(36)}`);
  }

  read(token: string): LinkReading {
    const [id, seconds] = this.#tokens.read(token)?.split('-') ?? [];
    if (id === undefined || seconds === undefined) return 'forged';
    return { id, expires: new Date(Number.parseInt(seconds, 36) * 1000) };
  }
}
