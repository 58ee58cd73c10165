import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import { logStream } from './log-stream.ts';
import { currentRequestId } from './request-id.ts';

/** Keys of log records whose values must never be written, at the top of a record or one level down. */
const SECRET_KEYS = ['_key', 'apiKey', 'cookie', 'authorization', '["x-key"]', '["set-cookie"]'];

export const redactSecrets = {
  paths: SECRET_KEYS.flatMap((key) => [key, key.startsWith('[') ? `*${key}` : `*.${key}`]),
  remove: true,
};

/** Characters of a text in a record: addresses and messages are as long as a caller likes. */
const LONGEST_TEXT = 500;
const LONGEST_STACK = 2_500;
/** Errors that are the cause of errors. */
const DEEPEST_CAUSE = 3;

/**
 * The log of the process: one JSON object per line on standard error, without secrets, and of bounded length.
 *
 * @param level a pino level (`info`, `warn`, …) or `silent`
 */
export function createLog(level: string, stream: DestinationStream = logStream()): Logger {
  return pino(
    {
      level,
      base: undefined, // one process per machine: pid and hostname are the same on every line
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: redactSecrets,
      mixin: () => ({ requestId: currentRequestId() }),
      serializers: { err: (error: unknown) => describeError(error) },
      formatters: {
        log: (record) =>
          Object.fromEntries(Object.entries(record).map(([name, value]) => [name, shortened(value)])),
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map(shortened) as typeof args);
        },
      },
    },
    stream,
  );
}

/** Has what libraries and Node itself would print as text written to the log. The process ends after an unexpected error. */
export function logEverything(logger: Logger): void {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (first: unknown, ...rest: unknown[]) => {
      if (first instanceof Error) logger[level]({ err: first }, first.message);
      else logger[level]([first, ...rest].map(String).join(' '));
    };
  Object.assign(console, { log: say('info'), info: say('info'), warn: say('warn'), error: say('error') });
  process.on('warning', say('warn'));
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'The server ends after an error that nobody expected.');
    process.exit(1);
  });
}

function shortened(value: unknown): unknown {
  return typeof value === 'string' ? cut(value, LONGEST_TEXT) : value;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}… (${text.length} characters)` : text;
}

function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return shortened(String(error));
  const { type, stack } = stdSerializers.err(error);
  const code = 'code' in error ? { code: shortened(String(error.code)) } : {};
  const cause =
    error.cause !== undefined && depth < DEEPEST_CAUSE
      ? { cause: describeError(error.cause, depth + 1) }
      : {};
  return {
    type,
    message: cut(error.message, LONGEST_TEXT),
    stack: cut(error.stack ?? stack, LONGEST_STACK),
    ...code,
    ...cause,
  };
}
