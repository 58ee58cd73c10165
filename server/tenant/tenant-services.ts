import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { JobQueue } from '#server/platform/jobs/job-queue.ts';
import { formatDecimal } from '#server/model/number/decimal.ts';
import { isOfOrganization } from './api-access.ts';
import { AddressTokens } from './address-tokens.ts';
import type { CartAccess } from './cart-access.ts';
import { cadJob } from './cad/cad-job.ts';
import { CadService } from './cad/service.ts';
import type { CartLine } from './cart/cart-line.ts';
import { CartReader, type CartContents, type EvaluateState } from './cart/cart-reader.ts';
import { AttachmentService } from './attachments/service.ts';
import { proposedCart } from './cart/present-for-proposal.ts';
import { NamedCarts } from './cart/named-carts.ts';
import { ForeignItems } from './cart/foreign-items.ts';
import { copyRequestedItem } from './cart/copy-requested-item.ts';
import { AddedItems } from './cart/added-items.ts';
import { CartItems } from './cart/cart-items.ts';
import { CartService } from './cart/service.ts';
import type { CartParts } from './cart/cart-transaction.ts';
import { CartStore } from './cart/store.ts';
import { upgradeJob } from './cart/upgrade/upgrade-job.ts';
import { UpgradeService } from './cart/upgrade/upgrade-service.ts';
import { serviceCartReader } from './cart/service-cart-reader.ts';
import { CatalogService } from './catalog/service.ts';
import { CategoryPricingService } from './category-pricing/service.ts';
import { ConfigStateTokens } from './configuration/state-token.ts';
import { ConfigurationService } from './configuration/service.ts';
import { DocumentService } from './documents/service.ts';
import { ConfigurationStore } from './configuration/store.ts';
import { CustomImageService } from './custom-images/service.ts';
import { ForeignService } from './foreign/service.ts';
import { ForeignStore } from './foreign/store.ts';
import { PictureFiles } from './images/picture-files.ts';
import { ImageService } from './images/service.ts';
import { LeadStore } from './lead-generator/store.ts';
import { drawCartDocument, drawFirmProposal } from './proposal/draft-drawing.ts';
import { ProposalService } from './proposal/service.ts';
import { configurationPicture } from './product/present-picture.ts';
import { ProductRegistry } from './product/product-registry.ts';
import { FirmRequestStore, type FirmRequest } from './proposal/store.ts';
import { ScreenshotService } from './screenshots/service.ts';
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
  const foreignStore = new ForeignStore(database, clock);
  const inTurn = <T>(configId: string, task: () => Promise<T>) => configurations.inTurn(configId, task);
  const screenshots = new ScreenshotService({
    files: deps.files,
    threads: deps.pictureThreads,
    uploads: new AddressTokens(deps.signingSecret, 'screenshots to be made'),
    downloads: new AddressTokens(deps.signingSecret, 'screenshots'),
    ownerOf: async (configId) =>
      ((await ongoing.find(configId)) ?? (await cartStore.items.find(configId)))?.externalId,
  });
  const reader = new CartReader({
    screenshots,
    registry,
    carts: cartStore,
    ongoing,
    foreign: foreignStore,
    evaluate: (state, externalId) => configurations.evaluate(state, externalId),
    reportUnreadable: (itemId, error) =>
      deps.logger.error({ itemId, err: error }, 'cart item cannot be read'),
  });
  const cartParts: CartParts = {
    database,
    randomId,
    registry,
    carts: cartStore,
    ongoing,
    configurations,
    reader,
    clock,
    files: deps.files,
  };
  const carts = new CartService(cartParts);
  const cartItems = new CartItems(cartParts);
  const cartAccess: CartAccess = {
    currencyOf: (externalId) => carts.currencyOf(externalId),
    keepContext: (externalId, configuration) => carts.keepContext(externalId, configuration),
    openTemporaryVersion: (externalId, itemId) => cartItems.openTemporaryVersion(externalId, itemId),
    itemOf: (externalId, configId) => cartItems.itemOf(externalId, configId),
  };
  const namedCarts = new NamedCarts({
    database,
    registry,
    carts: cartStore,
    reader,
    clock,
    inTurn: (configId, task) => configurations.inTurn(configId, task),
  });
  const foreign = new ForeignService({
    systems: deps.foreignSystems,
    registry,
    store: foreignStore,
    randomId,
    inTurn,
    logger: deps.logger,
  });
  const foreignItems = new ForeignItems({
    database,
    carts: cartStore,
    ongoing,
    foreign: foreignStore,
    configurations: foreign,
    inTurn,
    reader,
  });
  const requests = new FirmRequestStore(database, clock);
  const proposals = new ProposalService({
    database,
    files: deps.files,
    randomId,
    carts: cartStore,
    ongoing,
    requests,
    requestAttributes: deps.requestAttributes,
    contentsOf: async (externalId) => proposedCart(await reader.contents(externalId)),
  });
  const documents = new DocumentService<CartLine, CartContents>({
    cartOf: (externalId) => reader.contents(externalId),
    print: (kind, { cart, lines }, query) => {
      const total = lines.reduce((sum, { price, item }) => sum + price.inCart * item.qty, 0);
      const contents = proposedCart({ ...cart, lines, total });
      return drawCartDocument(deps, { ...query, kind, contents });
    },
    files: deps.files,
  });
  const evaluate: EvaluateState = (state, externalId) => configurations.evaluate(state, externalId);
  const cadDefinition = cadJob(async () => {
    const { runCadJob } = await import('./cad/run-cad-job.ts');
    return runCadJob({ producer: deps.cad, files: deps.files, clock, evaluate });
  });
  const upgradeDefinition = upgradeJob(async () => {
    const { runUpgradeJob } = await import('./cart/upgrade/run-upgrade-job.ts');
    return runUpgradeJob({ database, registry, carts: cartStore, ongoing, reader, clock });
  });
  const attachments = new AttachmentService(deps.files, cartStore, requests);
  const jobs = new JobQueue(deps, [cadDefinition, upgradeDefinition]);
  const upgrades = new UpgradeService({ reader, jobs, definition: upgradeDefinition });
  const cad = new CadService({
    producer: deps.cad,
    jobs,
    definition: cadDefinition,
    files: deps.files,
    findItem: (id) => cartStore.items.find(id),
    lineOf: async (externalId, itemId) =>
      (await reader.contents(externalId)).lines.find(({ item }) => item.id === itemId),
  });
  return {
    registry,
    jobs,
    documents,
    cad,
    upgrades,
    catalog: new CatalogService(registry),
    configurations,
    carts,
    cartItems,
    addedItems: new AddedItems(cartParts),
    cartAccess,
    attachments,
    customImages: new CustomImageService({
      files: deps.files,
      threads: deps.pictureThreads,
      tokens: new AddressTokens(deps.signingSecret, 'custom images'),
      configurations,
    }),
    screenshots,
    namedCarts,
    foreign,
    foreignItems,
    cartReader: reader,
    pricing: new CategoryPricingService(
      serviceCartReader(cartStore, reader),
      () => registry.currencies.currency,
    ),
    proposals,
    /** What people who sell work with at their desk. */
    forDesk: {
      isOwnCustomer: (externalId: string) => isOfOrganization(externalId, ''),
      requests,
      carts: cartStore,
      currencies: () => {
        const { currency, currencies } = registry.currencies;
        const rates = [...currencies].map(([code, { rate }]) => ({
          currency: code,
          rate: formatDecimal(rate),
        }));
        return { base: currency, rates };
      },
      copyItem: (
        transaction: Kysely<DatabaseSchema>,
        item: { readonly cartId: string; readonly itemId: string },
        externalId: string,
      ) => copyRequestedItem({ ongoing, randomId }, transaction, item, externalId),
      drawProposal: (
        request: FirmRequest,
        { owner, ...call }: { owner: string; language: string | undefined; signal: AbortSignal },
      ) => drawFirmProposal(deps, request, { ...call, externalId: owner }),
      openAttachment: (requestId: string, attachmentId: string) =>
        attachments.readOfRequest(requestId, attachmentId),
    },
    leads: new LeadStore(database, clock),
    images: new ImageService(registry, cartStore.items, async (itemId) => {
      const found = await cartStore.items.find(itemId);
      const lines = found ? await reader.linesOf(found) : [];
      const { configuration, screenshot } = lines.find(({ item }) => item.id === itemId) ?? {};
      return { screenshot, address: configuration && configurationPicture(configuration) };
    }),
    pictures: new PictureFiles([...deps.modelsFolders, ...(deps.pictureFolders ?? [])]),
  };
}
