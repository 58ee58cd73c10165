import { JobQueue } from '#server/platform/jobs/job-queue.ts';
import { CartReader } from './cart/cart-reader.ts';
import { proposedCart } from './cart/present-for-proposal.ts';
import { CartService } from './cart/service.ts';
import { CartStore } from './cart/store.ts';
import { serviceCartReader } from './cart/service-cart-reader.ts';
import { CatalogService } from './catalog/service.ts';
import { CategoryPricingService } from './category-pricing/service.ts';
import { ConfigStateTokens } from './configuration/state-token.ts';
import { ConfigurationService } from './configuration/service.ts';
import { ConfigurationStore } from './configuration/store.ts';
import { PictureFiles } from './images/picture-files.ts';
import { ImageService } from './images/service.ts';
import { LeadStore } from './lead-generator/store.ts';
import { ProposalService } from './proposal/service.ts';
import { configurationPicture } from './product/present-picture.ts';
import { ProductRegistry } from './product/product-registry.ts';
import { FirmRequestStore } from './proposal/store.ts';
import type { TenantDeps } from './tenant-deps.ts';

export type TenantServices = ReturnType<typeof buildServices>;

/** Builds the services of the tenant. They know nothing of HTTP. */
export function buildServices(deps: TenantDeps) {
  const { database, configuratorFor, randomId, clock } = deps;
  const registry = new ProductRegistry(deps.catalog);
  const ongoing = new ConfigurationStore(database, clock);
  const configurations = new ConfigurationService({
    configuratorFor,
    randomId,
    registry,
    store: ongoing,
    tokens: new ConfigStateTokens(deps.signingSecret),
  });
  const cartStore = new CartStore(database, { clock, randomId });
  const reader = new CartReader({
    registry,
    carts: cartStore,
    ongoing,
    evaluate: (state, externalId) => configurations.evaluate(state, externalId),
    reportUnreadable: (itemId, error) =>
      deps.logger.error({ itemId, err: error }, 'cart item cannot be read'),
  });
  const carts = new CartService({
    database,
    randomId,
    registry,
    carts: cartStore,
    ongoing,
    configurations,
    reader,
    clock,
  });
  const proposals = new ProposalService({
    database,
    randomId,
    carts: cartStore,
    ongoing,
    requests: new FirmRequestStore(database, clock),
    requestAttributes: deps.requestAttributes,
    contentsOf: async (externalId) => proposedCart(await reader.contents(externalId)),
  });
  const jobs = new JobQueue(deps, []);
  return {
    registry,
    jobs,
    catalog: new CatalogService(registry),
    configurations,
    carts,
    cartReader: reader,
    pricing: new CategoryPricingService(
      serviceCartReader(cartStore, reader),
      () => registry.currencies.currency,
    ),
    proposals,
    leads: new LeadStore(database, clock),
    images: new ImageService(registry, cartStore, async (externalId, itemId) => {
      const { lines } = await reader.contents(externalId);
      const configuration = lines.find(({ item }) => item.id === itemId)?.configuration;
      return configuration && configurationPicture(configuration);
    }),
    pictures: new PictureFiles(deps.modelsFolders),
  };
}
