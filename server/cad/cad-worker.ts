/** The thread that makes CAD files: one configuration after the other, with a message after each step. */
import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer } from '#server/platform/thread-pool.ts';
import type { NamedValue } from '#scene/evaluate/field-values.ts';
import { CadGeometryError } from './cad-geometry-error.ts';
import type { CadProduct } from './cad-product.ts';
import { makeCadFiles, type CadFile } from './make-cad-files.ts';

export interface CadTask {
  readonly product: CadProduct;
  readonly values: readonly NamedValue[];
  readonly language: string;
  readonly date: Date;
}

/** A shape that cannot be made is an answer: it says the customer what to change, and another attempt would fail as well. */
export type CadOutcome =
  | { readonly kind: 'made'; readonly files: readonly CadFile[] }
  | { readonly kind: 'refused'; readonly message: string; readonly authorMessage: string };

const port = parentPort;
if (!port) throw new Error('This module runs on a worker thread.');

port.on('message', (task: CadTask) => {
  const post = (answer: ThreadAnswer) => {
    port.postMessage(answer);
  };
  make(task, (step, of) => {
    post({ kind: 'progress', step, of });
  }).then(
    (result) => {
      post({ kind: 'done', result });
    },
    (error: unknown) => {
      post({
        kind: 'failed',
        failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    },
  );
});

async function make(
  { product, values, language, date }: CadTask,
  onProgress: (step: number, of: number) => void,
): Promise<CadOutcome> {
  try {
    // A task that is not wanted any more ends with its thread.
    const { signal } = new AbortController();
    return {
      kind: 'made',
      files: await makeCadFiles(product, values, { language, date, signal, onProgress }),
    };
  } catch (error) {
    if (!(error instanceof CadGeometryError)) throw error;
    return { kind: 'refused', message: error.message, authorMessage: error.authorMessage };
  }
}
