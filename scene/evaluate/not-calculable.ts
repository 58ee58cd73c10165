/** Something of a scene that the values at hand do not determine, or not sensibly. */
export class NotCalculable extends Error {
  override readonly name = 'NotCalculable';
}

/** Something that belongs to a part that this configuration does not have: it is left out without a word. */
export class PartAbsent extends Error {
  override readonly name = 'PartAbsent';
}
