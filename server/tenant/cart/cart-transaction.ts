/** What all that change a cart work with, and how: in one transaction, files of items included. */
import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { FileStore } from '#server/platform/files/file-store.ts';
import { withItemFiles, type ItemFiles } from '../item-files.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import type { OngoingConfigurations } from '../product/ongoing-configurations.ts';
import type { ProductRegistry } from '../product/product-registry.ts';
import { Incompatible } from '../tenant-error.ts';
import type { CartReader } from './cart-reader.ts';
import type { CartStore } from './store.ts';

/** What a cart asks of those who keep configurations. */
export interface CartConfigurations {
  /** The state that an anonymous customer brings along. @throws NotFound for one that is not ours */
  readState(configState: string): ConfigurationState;
  /** Runs a task in turn with the calls that change this configuration. Tasks must not nest for the same one. */
  inTurn<T>(configId: string, task: () => Promise<T>): Promise<T>;
}

export interface CartParts {
  readonly database: Kysely<DatabaseSchema>;
  readonly randomId: () => string;
  readonly registry: ProductRegistry;
  readonly carts: CartStore;
  readonly ongoing: OngoingConfigurations;
  readonly configurations: CartConfigurations;
  readonly reader: CartReader;
  readonly clock: () => Date;
  readonly files: FileStore;
}

/** `task` may use only the stores that are passed to it: the transaction holds the only connection. */
export function cartTransaction(
  { database, carts, ongoing, files }: Pick<CartParts, 'database' | 'carts' | 'ongoing' | 'files'>,
  task: (carts: CartStore, ongoing: OngoingConfigurations, itemFiles: ItemFiles) => Promise<void>,
): Promise<void> {
  return withItemFiles(database, files, (transaction, itemFiles) =>
    task(carts.within(transaction), ongoing.within(transaction), itemFiles),
  );
}

export function changedElsewhere(): Incompatible {
  return new Incompatible('Busy', 'The configuration is being changed elsewhere. Try again.');
}
