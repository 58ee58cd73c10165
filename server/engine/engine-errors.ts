/**
 * Errors of the engine that do not concern a commit. A question changes nothing, so one that ended without an answer may be
 * asked again.
 */

/** Thrown when an answer took longer than is allowed, in time or in solver conflicts. The next question is not affected. */
export class EngineTimeout extends Error {
  override readonly name = 'EngineTimeout';
}

/** Thrown when the engine stopped during a question, or was closed. The next question is not affected. */
export class EngineStopped extends Error {
  override readonly name = 'EngineStopped';
}

/** Thrown when a problem refers to what it does not have, or is beyond what the engine can represent exactly. */
export class InvalidProblem extends Error {
  override readonly name = 'InvalidProblem';
}

/** Thrown for a snapshot that cannot be one of the problem. */
export class InvalidSnapshot extends Error {
  override readonly name = 'InvalidSnapshot';
}
