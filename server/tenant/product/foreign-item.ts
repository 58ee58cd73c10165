/**
 * Configurations and cart items of products that another CPQ system configures, as the database keeps them. The embedded tenant
 * cannot calculate any of it again: parts and prices stay as that system answered them.
 */
import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { ForeignPart, ForeignPrices, ForeignSession } from '#server/upstreams/foreign-configurator.ts';
import type { LastChanged } from './ongoing-configurations.ts';

/** What an adapter may keep in a session, in bytes of JSON. */
const MAX_SESSION_BYTES = 256 * 1024;

const period = z.enum(['month', 'quarter', 'year']);
const partSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  quantity: z.string(),
  unitPrice: z.string().optional(),
  sellingModel: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('one-time') }),
    z.object({ kind: z.literal('termed'), period, term: z.number() }),
    z.object({ kind: z.literal('evergreen'), period }),
  ]),
  kind: z.enum(['included', 'mandatory', 'recommended']),
});
const pricesSchema = z.object({
  currency: z.string(),
  oneTime: z.string(),
  recurring: z.array(z.object({ period, amount: z.string() })),
  waterfall: z.array(z.object({ label: z.string(), amount: z.string() })),
});
const shownSchema = z.object({
  system: z.string(),
  session: z.record(z.string(), z.unknown()),
  parts: z.array(partSchema),
  prices: pricesSchema,
});
const configurationSchema = z.object({
  ...shownSchema.shape,
  tab: z.string(),
  productId: z.string(),
  step: z.string(),
  openFields: z.number(),
});
const itemSchema = z.object({ ...shownSchema.shape, reference: z.string() });

/** A configuration as the last answer of its system left it. */
export interface ForeignConfiguration {
  /** Name of the system in this installation. */
  readonly system: string;
  readonly session: ForeignSession;
  readonly parts: readonly ForeignPart[];
  readonly prices: ForeignPrices;
  readonly tab: string;
  /** Catalog id. */
  readonly productId: string;
  /** The step that is shown. */
  readonly step: string;
  /** Mandatory fields that the customer has not filled in. */
  readonly openFields: number;
}

/** What a cart item holds of such a product: parts and prices of one piece, as the customer was shown them. */
export interface ForeignItem extends Pick<ForeignConfiguration, 'system' | 'session' | 'parts' | 'prices'> {
  /** The id of the saved configuration in the system; undefined for one that is not in a cart yet. */
  readonly reference?: string | undefined;
}

/** A foreign configuration that goes on: a new one, or the temporary version of the cart item with the same id. */
export interface OngoingForeignConfiguration {
  readonly id: string;
  readonly externalId: string;
  readonly configuration: ForeignConfiguration;
  readonly version: number;
}

/** What carts do with them; removing and moving is done by id, as for all ongoing configurations. */
export interface OngoingForeignConfigurations {
  find(id: string): Promise<OngoingForeignConfiguration | undefined>;
  /** Which of these ids are of foreign configurations that go on. */
  findIds(ids: readonly string[]): Promise<string[]>;
  /** A customer's that belong to no cart item, the most recently changed first, 100 at most; without those that cannot be read. */
  findNotAdded(externalId: string): Promise<(OngoingForeignConfiguration & LastChanged)[]>;
  insert(id: string, externalId: string, configuration: ForeignConfiguration): Promise<void>;
  within(transaction: Kysely<DatabaseSchema>): OngoingForeignConfigurations;
}

/** @throws Error for a session that is larger than an adapter may make it */
export function serializeForeign(value: ForeignConfiguration | ForeignItem): string {
  const bytes = Buffer.byteLength(JSON.stringify(value.session));
  if (bytes > MAX_SESSION_BYTES)
    throw new Error(`The session of ${value.system} takes ${bytes} bytes; ${MAX_SESSION_BYTES} are allowed.`);
  return JSON.stringify(value);
}

/** @throws Error for text that `serializeForeign` did not write */
export function parseForeignConfiguration(json: string): ForeignConfiguration {
  return configurationSchema.parse(JSON.parse(json));
}

/** @throws Error as above */
export function parseForeignItem(json: string): ForeignItem {
  return itemSchema.parse(JSON.parse(json));
}

/** How many parts a line names. */
const MOST_NAMED = 4;

/** The product in one line: what it is built of. */
export function foreignSummary({ parts }: Pick<ForeignItem, 'parts'>): string {
  const chosen = parts.filter(({ kind, quantity }) => kind !== 'recommended' || Number(quantity) > 0);
  const names = chosen
    .slice(0, MOST_NAMED)
    .map(({ name, quantity }) => (quantity === '1' ? name : `${quantity} × ${name}`));
  return [...names, ...(chosen.length > MOST_NAMED ? ['…'] : [])].join(' · ');
}
