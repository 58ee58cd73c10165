import * as z from 'zod/mini';
import { ForeignError, type ForeignSession } from '#server/upstreams/foreign-configurator.ts';

const commit = z.object({ name: z.string(), value: z.string() });

/** What is needed to go on with a configuration, or to make it again in a new context. No credentials. */
const continuationSchema = z.object({
  version: z.literal(1),
  productId: z.string(),
  /** The quote. */
  transactionId: z.string(),
  contextId: z.string(),
  /** The line of the product in the quote, where it has been saved. */
  savedLineId: z.optional(z.string()),
  /** How the product is put into a quote. */
  line: z.object({ pricebookEntryId: z.optional(z.string()), sellingModelId: z.optional(z.string()) }),
  step: z.string(),
  /** What the customer chose, oldest first. */
  commits: z.array(commit),
  /** Values of all fields in the context, as the customer saw them last. */
  values: z.record(z.string(), z.string()),
  /** Texts of errors that the customer has seen. */
  errors: z.array(z.string()),
  lines: z.record(z.string(), z.object({ id: z.string(), quantity: z.nullable(z.number()) })),
  attributeIds: z.record(z.string(), z.string()),
});

export type Continuation = z.infer<typeof continuationSchema>;

/** @throws ForeignError not-found for what is no session of this adapter */
export function readContinuation(session: ForeignSession): Continuation {
  const read = continuationSchema.safeParse(session);
  if (read.success) return read.data;
  throw new ForeignError('not-found', 'This is no configuration of the Salesforce adapter.');
}

/** What a context has to hold for the session to go on in it. */
export function fingerprintOf({ values }: Pick<Continuation, 'values'>): string {
  return JSON.stringify(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));
}
