/** The thread that draws drafts: one document after the other, each answered with the bytes of a PDF. */
import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer } from '#server/platform/thread-pool.ts';
import type { DraftDocument } from './draft-document.ts';
import { drawDraft } from './draw-draft.ts';

const port = parentPort;
if (!port) throw new Error('This module runs on a worker thread.');

port.on('message', (draft: DraftDocument) => {
  drawDraft(draft).then(
    (bytes) => {
      port.postMessage({ kind: 'done', result: bytes } satisfies ThreadAnswer, [bytes.buffer]);
    },
    (error: unknown) => {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      port.postMessage({ kind: 'failed', failure } satisfies ThreadAnswer);
    },
  );
});
