/** Thrown for a snapshot that cannot be one of the problem. */
export class InvalidSnapshot extends Error {
  override readonly name = 'InvalidSnapshot';
}
