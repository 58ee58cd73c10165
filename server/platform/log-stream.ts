/**
 * Standard error as a stream that never stops the server. A pipe whose reader has stalled would block the process with each
 * write; here lines wait in memory up to a limit, then they are dropped, and counted in a line of their own later.
 */
import { fstatSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import type { DestinationStream } from 'pino';

const STANDARD_ERROR = 2;
/** Bytes of lines that wait for the reader. */
const MOST_WAITING = 1024 * 1024;

/** What the lines are written to; as much of a socket as is needed. */
export interface LineSink {
  readonly writableLength: number;
  write(line: string): unknown;
}

/** @param fd a file, a terminal or a pipe */
export function logStream(fd = STANDARD_ERROR): DestinationStream {
  const kind = fstatSync(fd);
  // Files and terminals take what they get, and lines written at once are there when the process ends.
  if (!kind.isFIFO() && !kind.isSocket()) return { write: (line) => void writeSync(fd, line) };
  const socket = new Socket({ fd, readable: false, writable: true });
  // A reader that has gone away is no reason to stop.
  socket.on('error', () => undefined);
  socket.unref();
  return boundedStream(socket);
}

/** Writes lines as long as not too many wait. */
export function boundedStream(sink: LineSink, mostWaiting = MOST_WAITING): DestinationStream {
  let dropped = 0;
  return {
    write(line) {
      if (sink.writableLength + line.length > mostWaiting) {
        dropped += 1;
        return;
      }
      if (dropped > 0) {
        const time = new Date().toISOString();
        const msg = 'Lines of the log were dropped, because nobody read them in time.';
        sink.write(`${JSON.stringify({ level: 40, time, dropped, msg })}\n`);
        dropped = 0;
      }
      sink.write(line);
    },
  };
}
