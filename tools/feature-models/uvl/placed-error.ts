import type { Place } from './uvl-tokens.ts';

/** Something about one place of the file. */
export abstract class PlacedError extends Error {
  readonly place: Place;
  readonly hint: string | undefined;

  constructor(place: Place, message: string, hint?: string) {
    super(message);
    this.place = place;
    this.hint = hint;
  }
}
