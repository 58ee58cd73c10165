import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { JobRefused, type JobHandler } from '#server/platform/jobs/job.ts';
import { texts } from '#server/texts/texts.ts';
import type { OngoingConfigurations } from '../../product/ongoing-configurations.ts';
import { CartPrices, type CartPriceParts } from '../prices/cart-prices.ts';
import type { StoredItem } from '../stored-cart.ts';
import { planUpgrade, type PlannedItem } from './plan-upgrade.ts';
import type { UpgradeInput, UpgradeResult } from './upgrade-job.ts';

export interface UpgradeParts extends CartPriceParts {
  readonly database: Kysely<DatabaseSchema>;
  readonly ongoing: OngoingConfigurations;
}

type UpgradableItem = Extract<PlannedItem, { kind: 'upgradable' }>;

/**
 * Upgrades items as they were planned. What is written and the end of the job are one transaction: a job that is cancelled before
 * has changed nothing, one that has changed something cannot be cancelled any more.
 */
export function runUpgradeJob(parts: UpgradeParts): JobHandler<UpgradeInput, UpgradeResult> {
  const prices = new CartPrices(parts);
  return async ({ language, items }, run) => {
    const step = texts.format('upgrade.checking', language);
    const total = items.length + 1;
    await run.report({ step, done: 0, total });
    const { lines } = await parts.reader.contents(run.owner);
    const plan = planUpgrade(lines);
    const upgradable: UpgradableItem[] = [];
    for (const [index, { id, mark }] of items.entries()) {
      const planned = plan.find(({ line }) => line.item.id === id);
      if (planned?.kind !== 'upgradable' || planned.mark !== mark)
        throw new JobRefused(texts.format('upgrade.changed', language));
      upgradable.push(planned);
      await run.report({ step, done: index + 1, total });
    }
    const result = { upgraded: items.map(({ id }) => id) };
    await parts.database.transaction().execute(async (transaction) => {
      const carts = parts.carts.within(transaction);
      const temporary = parts.ongoing.within(transaction);
      for (const { line, revised } of upgradable) {
        const item: StoredItem | undefined = await carts.items.find(line.item.id);
        const isSame = item?.updatedAt === line.item.updatedAt && item.cartId === line.item.cartId;
        // Thrown in the transaction, so nothing is written; the next attempt reads the cart anew.
        if (!item || !isSame || (await temporary.find(item.id)))
          throw new CartChanged('The cart was changed.');
        await carts.items.update(item, { state: revised.state });
      }
      await run.finish(transaction, result);
    });
    for (const { line } of upgradable) await prices.recordShown(line.item);
    return result;
  };
}

class CartChanged extends Error {
  override readonly name = 'CartChanged';
}
