import type { Job } from '#server/platform/jobs/job.ts';
import type { JobQueue } from '#server/platform/jobs/job-queue.ts';
import { Incompatible } from '../../tenant-error.ts';
import type { CartReader } from '../cart-reader.ts';
import { markOfPlan, planUpgrade, type PlannedItem } from './plan-upgrade.ts';
import type { UpgradeInput, UpgradeJob, UpgradeResult } from './upgrade-job.ts';

export interface UpgradeServiceParts {
  readonly reader: CartReader;
  readonly jobs: JobQueue;
  readonly definition: UpgradeJob;
}

export interface UpgradePreview {
  /** Names what the upgrade does; sent along with the start of the upgrade, it is agreed to. */
  readonly agreement: string;
  readonly items: readonly PlannedItem[];
}

export interface UpgradeStatus {
  readonly state: 'pending' | 'running' | 'not-found';
  readonly progress: Job['progress'];
  /** The newest one that has ended, while none is under way. */
  readonly last: Job<UpgradeInput, UpgradeResult> | undefined;
}

/** "Upgrade Shopping Cart Items". */
export class UpgradeService {
  readonly #parts: UpgradeServiceParts;

  constructor(parts: UpgradeServiceParts) {
    this.#parts = parts;
  }

  /** What an upgrade would do. Nothing is changed. */
  async preview(externalId: string): Promise<UpgradePreview> {
    const items = planUpgrade((await this.#parts.reader.contents(externalId)).lines);
    return { agreement: markOfPlan(items), items };
  }

  /**
   * Starts the job, unless one is under way already.
   *
   * @param agreement of the preview that the customer has seen; undefined agrees to whatever there is
   * @throws Incompatible where the upgrade would do something else than that
   */
  async start(
    externalId: string,
    { agreement, language }: { readonly agreement: string | undefined; readonly language: string },
  ): Promise<'pending' | 'no-run'> {
    const { jobs, definition } = this.#parts;
    const isActiveUpgrade = (await this.status(externalId)).state !== 'not-found';
    if (isActiveUpgrade) return 'pending';
    const preview = await this.preview(externalId);
    if (agreement !== undefined && agreement !== preview.agreement)
      throw new Incompatible('Changed', 'The cart or its products were changed. Review the changes again.');
    const items = preview.items.flatMap((item) =>
      item.kind === 'upgradable'
        ? [{ id: item.line.item.id, revision: item.revised.state.revision, mark: item.mark }]
        : [],
    );
    if (items.length === 0) return 'no-run';
    const { cart } = await this.#parts.reader.contents(externalId);
    // Every change of the cart counts its version up, so an upgrade that was done is not asked for again under its id.
    const id = `upgrade:${cart.id}:${cart.version}:${preview.agreement}`;
    await jobs.add(definition, { id, owner: externalId, input: { language, items } });
    return 'pending';
  }

  async status(externalId: string): Promise<UpgradeStatus> {
    const jobs = await this.#jobs(externalId);
    const active = jobs.find(isActive);
    return {
      state: active ? (active.state === 'running' ? 'running' : 'pending') : 'not-found',
      progress: active?.progress,
      last: active ? undefined : jobs.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0],
    };
  }

  /** Cancels what is under way; the items stay as they are. False when there was nothing, or it was done in the meantime. */
  async cancel(externalId: string): Promise<boolean> {
    const active = (await this.#jobs(externalId)).find(isActive);
    if (!active) return false;
    await this.#parts.jobs.cancel(active.id);
    const { definition, jobs } = this.#parts;
    return (await jobs.find(definition, active.id, externalId))?.state === 'cancelled';
  }

  #jobs(owner: string) {
    return this.#parts.jobs.list(this.#parts.definition, { owner });
  }
}

function isActive({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}
