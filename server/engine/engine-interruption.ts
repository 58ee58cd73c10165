/**
 * How a question to an engine may end without an answer. Questions change nothing, so each may be asked again.
 */

/**
 * Thrown when an answer took longer than is allowed, in time or in work of the solver. The next question finds a healthy
 * engine.
 */
export class EngineTimeout extends Error {
  override readonly name = 'EngineTimeout';
}

/** Thrown when the engine stopped in the middle of a question, or was closed. The next question is not affected. */
export class EngineStopped extends Error {
  override readonly name = 'EngineStopped';
}
