import { PlacedError } from './placed-error.ts';

/** Something that is right in the language but that the engine cannot represent exactly. */
export class Unsupported extends PlacedError {
  override readonly name = 'Unsupported';
}

/** Something that is wrong: a name that nothing has, a number where a condition is asked. */
export class Mistake extends PlacedError {
  override readonly name = 'Mistake';
}
