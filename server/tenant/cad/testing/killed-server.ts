/**
 * A server with nothing but a CAD job, on real queue, files and database; run as a process of its own, it ends itself with SIGKILL
 * in a phase of the job. Arguments: folder, phase.
 */
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pino from 'pino';
import { bareModel } from '#server/engine-workers/testing/bare-model.ts';
import type { BlobStorage } from '#server/platform/files/blob-storage.ts';
import { FileStore } from '#server/platform/files/file-store.ts';
import { FolderStorage } from '#server/platform/files/folder-storage.ts';
import { JobQueue } from '#server/platform/jobs/job-queue.ts';
import { openDatabase } from '#server/platform/open-database.ts';
import type { CadProducer } from '../../cad-producer.ts';
import { serializeState, type ConfigurationState } from '../../product/configuration-state.ts';
import type { EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';
import { cadJob } from '../cad-job.ts';
import { runCadJob } from '../run-cad-job.ts';

/** A file is half written; it is written and has no row; all are stored and the job has not ended. */
export const phases = ['writing', 'before-row', 'before-end'] as const;
type Phase = (typeof phases)[number];

const model = bareModel({ fields: [], rules: [] });
const state: ConfigurationState = {
  tab: 'things',
  productId: 'thing',
  revision: model.revision,
  needs: [],
  commits: [],
  texts: new Map(),
  previous: [],
  step: '',
  units: undefined,
};
const owner = 'ada';
export const job = {
  id: 'cad:item:1',
  owner,
  input: { itemId: 'item', language: 'en', state: serializeState(state) },
};
export const names = ['drawing.pdf', 'drawing.dxf', 'solid.step'];

/** @param at called in each phase of the job */
export async function openServer(folder: string, at: (phase: Phase) => void, clock = () => new Date()) {
  const database = await openDatabase(folder);
  let ids = 0;
  const randomId = () => `${process.pid}-${ids++}`;
  const folderStorage = new FolderStorage(join(folder, 'files'));
  let puts = 0;
  const storage: BlobStorage = {
    open: (id) => folderStorage.open(id),
    remove: (id) => folderStorage.remove(id),
    list: (before) => folderStorage.list(before),
    async put(id, content) {
      puts += 1;
      const isSecond = puts === 2;
      await folderStorage.put(id, Readable.from(isSecond ? interrupted(content, at) : content));
      if (isSecond) at('before-row');
    },
  };
  const files = new FileStore({
    database,
    storage,
    clock,
    randomId,
    limits: { fileSize: 1_000_000, ownerSize: 10_000_000 },
  });
  const producer: CadProducer = {
    supports: () => true,
    make: (_model, _values, { onProgress }) => {
      onProgress(1, 2);
      return Promise.resolve(
        names.map((name) => ({ name, contentType: 'text/plain', bytes: Buffer.from(name.repeat(1_000)) })),
      );
    },
  };
  const evaluate = () => {
    const product = { model } as EvaluatedConfiguration['product'];
    return Promise.resolve({
      product,
      state,
      evaluation: { assignment: new Map() },
    } as unknown as EvaluatedConfiguration);
  };
  const definition = cadJob(() => {
    const run = runCadJob({ producer, files, clock, evaluate });
    return Promise.resolve(async (...asked: Parameters<typeof run>) => {
      const result = await run(...asked);
      at('before-end');
      return result;
    });
  });
  const times = { lease: 30_000, interval: 20, backoff: 1 };
  const logger = pino({ level: 'silent' });
  const queue = new JobQueue({ database, clock, randomId, logger, times }, [definition]);
  return { database, files, folderStorage, definition, queue };
}

async function* interrupted(content: Readable, at: (phase: Phase) => void) {
  for await (const chunk of content as AsyncIterable<Buffer>) {
    yield chunk.subarray(0, 100);
    at('writing');
    yield chunk.subarray(100);
  }
}

const [, script = '', folder, wanted] = process.argv;
if (folder !== undefined && script.endsWith('killed-server.ts')) {
  const kill = (phase: string) => {
    if (phase === wanted) process.kill(process.pid, 'SIGKILL');
  };
  const { queue, definition } = await openServer(folder, kill);
  await queue.add(definition, job);
  queue.start();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
