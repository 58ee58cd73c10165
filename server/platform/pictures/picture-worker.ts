/** The thread that decodes pictures of customers, one after the other. */
import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer } from '#server/platform/thread-pool.ts';
import { reencodePicture } from './reencode-picture.ts';

const port = parentPort;
if (!port) throw new Error('This module runs on a worker thread.');

port.on('message', (bytes: Uint8Array) => {
  reencodePicture(bytes).then(
    (result) => {
      port.postMessage({ kind: 'done', result } satisfies ThreadAnswer);
    },
    (error: unknown) => {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      port.postMessage({ kind: 'failed', failure } satisfies ThreadAnswer);
    },
  );
});
