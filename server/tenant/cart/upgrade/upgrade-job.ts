import * as z from 'zod';
import type { JobDefinition, JobHandler } from '#server/platform/jobs/job.ts';

const upgradeInput = z.object({
  language: z.string(),
  /** What the upgrade does, as it was when it was asked for (`PlannedItem`). */
  items: z.array(z.object({ id: z.string(), revision: z.string(), mark: z.string() })),
});
const upgradeResult = z.object({ upgraded: z.array(z.string()) });

export type UpgradeInput = z.infer<typeof upgradeInput>;
export type UpgradeResult = z.infer<typeof upgradeResult>;
export type UpgradeJob = JobDefinition<UpgradeInput, UpgradeResult>;

/** Milliseconds; an item takes a fraction of a second. */
const LIMIT = 5 * 60_000;

/** Brings the items of a cart to the current revisions of their products, all or none. */
export function upgradeJob(load: () => Promise<JobHandler<UpgradeInput, UpgradeResult>>): UpgradeJob {
  return {
    kind: 'upgrade-products',
    input: upgradeInput,
    result: upgradeResult,
    maxAttempts: 3,
    limit: LIMIT,
    load,
  };
}
