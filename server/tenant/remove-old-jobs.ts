import type { FileStore } from '#server/platform/files/file-store.ts';
import type { JobQueue } from '#server/platform/jobs/job-queue.ts';

/**
 * Forgets jobs that ended so many days ago, and removes the files that they made. A job that runs is not touched.
 * @returns how many jobs
 */
export async function removeOldJobs(
  { jobs, files, clock }: { readonly jobs: JobQueue; readonly files: FileStore; readonly clock: () => Date },
  days: number,
): Promise<number> {
  const before = new Date(clock().getTime() - days * 24 * 60 * 60_000);
  return jobs.removeEnded(before, async ({ id, owner }) => {
    await files.removeAll(owner, id);
  });
}
