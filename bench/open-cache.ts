import { engineStamp } from '#server/engine-workers/engine-stamp.ts';
import { SnapshotCache } from '#server/engine-workers/snapshot-cache.ts';

/** The server's cache of engines, in a folder of the benchmark. A problem with it ends the benchmark. */
export function openCache(folder: string): SnapshotCache {
  return new SnapshotCache({ folder, size: 2 ** 30 }, engineStamp(), (text) => {
    throw new Error(text);
  });
}
