import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import type { ModelCatalog } from '#server/model/product/catalog-model.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { Threads } from '#server/platform/thread-pool.ts';
import type { FileStore } from '#server/platform/files/file-store.ts';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { ApiAccess, PricingAccount } from './api-access.ts';
import type { CadProducer } from './cad-producer.ts';
import type { ForeignSystems } from './foreign-systems.ts';
import type { AttributeRule } from './request-attribute-rules.ts';

/** Everything the embedded tenant needs from outside; it reads no environment, clock or random source of its own. */
export interface TenantDeps {
  readonly database: Kysely<DatabaseSchema>;
  /** Its tabs are replaced when an author's model is read again. */
  readonly catalog: ModelCatalog;
  /** The configurator of a model's current revision; may be made on first use. */
  readonly configuratorFor: (model: ProductModel) => Promise<ConfiguratorPort>;
  /** What customers upload, and what is made for them. */
  readonly files: FileStore;
  /** Makes CAD files, in a job. */
  readonly cad: CadProducer;
  /** Other CPQ systems that configure products of the catalog. */
  readonly foreignSystems: ForeignSystems;
  /** Draw the PDFs of drafts. */
  readonly draftThreads: Threads;
  /** Decode the pictures that customers upload. */
  readonly pictureThreads: Threads;
  /** Every call has to carry the key of one of them. */
  readonly apiKeys: readonly ApiAccess[];
  /** Who may read prices of services by HTTP Basic; nobody when empty. */
  readonly pricingAccounts: readonly PricingAccount[];
  /** What a firm request has to say. */
  readonly requestAttributes: readonly AttributeRule[];
  /** Signs the `configState` of anonymous configurations. */
  readonly signingSecret: string;
  /** Origins of other web sites that may call the tenant from a browser; none by default. */
  readonly corsOrigins: readonly string[];
  /** Whether `_externalId` alone moves an item or configuration of any customer into the named one's cart. */
  readonly moveItems: boolean;
  readonly clock: () => Date;
  /** An unguessable id: 32 hexadecimal digits, as the API's own ids look. */
  readonly randomId: () => string;
  readonly logger: Logger;
  /** Pictures are served from inside these folders only. */
  readonly modelsFolders: readonly string[];
  /** And from these: pictures of products that other systems configure. */
  readonly pictureFolders?: readonly string[];
  /** Lets sentinel values make calls slow or fail (`http/faults.ts`). For end-to-end tests, never in production. */
  readonly faults: boolean;
}
