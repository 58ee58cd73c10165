import { pino, type Logger } from 'pino';

/** Keys of log records whose values must never be written, at the top of a record or one level down. */
const SECRET_KEYS = ['_key', 'apiKey', 'cookie', 'authorization', '["x-key"]', '["set-cookie"]'];

export const redactSecrets = {
  paths: SECRET_KEYS.flatMap((key) => [key, key.startsWith('[') ? `*${key}` : `*.${key}`]),
  remove: true,
};

/**
 * The log of the process: one JSON object a line on standard error, without anything that opens a door.
 *
 * @param level a pino level (`info`, `warn`, …) or `silent`
 */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: undefined, // one process a machine: pid and hostname on every line say nothing
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: redactSecrets,
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
