import type { Handlers } from '../../http/handlers.ts';
import { presentPreview, presentStart, presentStatus } from './present.ts';
import type { UpgradeService } from './upgrade-service.ts';

/** "Upgrade Shopping Cart Items" and "Check Product Upgrade Job Status", with a preview and a way to cancel of our own. */
export function upgradeHandlers(upgrades: UpgradeService) {
  return {
    upgradePreview: async (call) =>
      presentPreview(await upgrades.preview(call.requireCustomer()), call.language),

    upgradeProducts: async (call) => {
      const [agreement, language] = [call.get('agreement'), call.language ?? 'en'];
      return presentStart(await upgrades.start(call.requireCustomer(), { agreement, language }), language);
    },

    upgradeStatus: async (call) =>
      presentStatus(await upgrades.status(call.requireCustomer()), call.language),

    cancelUpgrade: async (call) => {
      const externalId = call.requireCustomer();
      await upgrades.cancel(externalId);
      return presentStatus(await upgrades.status(externalId), call.language);
    },
  } satisfies Partial<Handlers>;
}
