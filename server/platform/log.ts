import { pino, type Logger } from 'pino';

/** Keys of log records whose values must never be written, at the top of a record or one level down. */
const SECRET_KEYS = ['_key', 'apiKey', 'cookie', 'authorization', '["x-key"]', '["set-cookie"]'];

export const redactSecrets = {
  paths: SECRET_KEYS.flatMap((key) => [key, key.startsWith('[') ? `*${key}` : `*.${key}`]),
  remove: true,
};

/**
 * The log of the process: one JSON object per line on standard error, without secrets.
 *
 * @param level a pino level (`info`, `warn`, …) or `silent`
 */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: undefined, // one process per machine: pid and hostname are the same on every line
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: redactSecrets,
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
