/** Thrown when a problem refers to what it does not have, or is beyond what the engine can represent exactly. */
export class InvalidProblem extends Error {
  override readonly name = 'InvalidProblem';
}
