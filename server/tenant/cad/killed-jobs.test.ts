/** A server is ended with SIGKILL in each phase of a job: the next one makes the files, all of them and each once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished, vi } from 'vitest';
import { job, names, openServer, phases } from './testing/killed-server.ts';

const HOUR = 60 * 60_000;

async function killedIn(phase: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bespoke-killed-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const script = join(import.meta.dirname, 'testing/killed-server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, phase], { stdio: 'inherit' });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return folder;
}

it('loses nothing, doubles nothing and leaves nothing half made', { timeout: 120_000 }, async () => {
  const folders = await Promise.all(phases.map(killedIn));
  for (const [at, phase] of phases.entries()) {
    const folder = folders[at] ?? '';
    // After the lease, and after the time that an upload under way would have.
    const clock = () => new Date(Date.now() + 2 * HOUR);
    const nothing = () => undefined;
    const { database, files, folderStorage, definition, queue } = await openServer(folder, nothing, clock);
    const before = await queue.find(definition, job.id, job.owner);
    expect(before?.state, phase).toBe('running');
    queue.start();
    await vi.waitFor(
      async () => {
        expect((await queue.find(definition, job.id, job.owner))?.state, phase).toBe('done');
      },
      { timeout: 30_000 },
    );
    const done = await queue.find(definition, job.id, job.owner);
    expect(done?.attempts, phase).toBe(2);
    const stored = await files.list(job.owner, job.id);
    expect(stored.map(({ id }) => id).sort(), phase).toEqual(done?.result?.files.map(({ id }) => id).sort());
    expect(stored.map(({ name }) => name).sort(), phase).toEqual([...names].sort());
    for (const file of stored) expect(await text(await files.open(file))).toBe(file.name.repeat(1_000));
    await queue.close();
    await files.sweep();
    const blobs: string[] = [];
    for await (const id of folderStorage.list(clock())) blobs.push(id);
    expect(blobs.sort(), phase).toEqual(stored.map(({ id }) => id).sort());
    await database.destroy();
  }
});
