import type { Place } from './uvl-tokens.ts';

/** Something that is right in the language but that the engine cannot represent exactly. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
  readonly place: Place;
  readonly hint: string | undefined;

  constructor(place: Place, message: string, hint?: string) {
    super(message);
    this.place = place;
    this.hint = hint;
  }
}

/** Something that is wrong: a name that nothing has, a number where a condition is asked. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
  readonly place: Place;
  readonly hint: string | undefined;

  constructor(place: Place, message: string, hint?: string) {
    super(message);
    this.place = place;
    this.hint = hint;
  }
}
