import { inspect } from 'node:util';

/** Secrets of a system by the name that its adapter has for them. Printed or logged, they are hidden. */
export class Credentials {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
  }

  /** @throws Error naming the credential that is missing */
  require(name: string): string {
    const value = this.#values.get(name);
    if (value !== undefined) return value;
    throw new Error(`The credential "${name}" is missing: name the environment variable that has it.`);
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}

const HIDDEN = '[credentials]';
