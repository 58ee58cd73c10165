/**
 * What this browser knows of the configurations it worked on: where they are, what was committed, and what was chosen
 * but never answered. With it a reload, a crash or a tenant that has forgotten a configuration costs no choice.
 *
 * It is a second record, never the first: while the tenant answers, the tenant is right.
 */
import * as v from 'valibot';
import { createKeptStore } from './create-kept-store.ts';

const commitSchema = v.object({
  parameter: v.string(),
  value: v.string(),
  /** As the customer read them, to name what could not be brought back. */
  label: v.string(),
  valueLabel: v.string(),
  /** In a row: the parameter that counts the rows of its table. */
  table: v.optional(v.string()),
  /** Where it was committed: needs are committed before what depends on them. */
  step: v.string(),
});

/** A line of the variant catalogs. */
const variantSchema = v.object({
  variantId: v.string(),
  quantity: v.number(),
  columnValues: v.record(v.string(), v.string()),
  /** As the customer read them. */
  name: v.string(),
  position: v.string(),
});

const pairSchema = v.object({ parameter: v.string(), value: v.string() });

/** A row of a table that is removed or inserted. A smaller number of rows alone would remove the last one. */
const rowSchema = v.variant('kind', [
  v.object({ kind: v.literal('remove'), row: v.number() }),
  v.object({ kind: v.literal('insert'), row: v.number(), values: v.pipe(v.array(pairSchema), v.readonly()) }),
]);

const entrySchema = v.object({
  configId: v.string(),
  tab: v.string(),
  productId: v.string(),
  step: v.string(),
  /** The cart item this is a temporary version of. */
  itemId: v.optional(v.string()),
  /** Contextual needs it was started with, by alias. */
  needs: v.optional(v.record(v.string(), v.string())),
  /** The address it was started at named needs that the product does not have. Until the customer has read it. */
  needsRefused: v.optional(v.boolean()),
  /** Oldest first. */
  commits: v.array(commitSchema),
  /** What is chosen from variant catalogs; unknown until their page was opened. */
  variants: v.optional(v.array(variantSchema)),
  /** What the tenant wants to hear when it is built anew, word for word: what fields showed that keep their value. */
  previous: v.optional(v.string()),
  /** Values that no answer has confirmed; `null` uncommits. */
  pending: v.array(
    v.object({ parameter: v.string(), value: v.nullable(v.string()), row: v.optional(rowSchema) }),
  ),
  /** Set once it went into the cart, where it goes by this id; nothing can be changed here any more. */
  inCartAs: v.optional(v.string()),
  /** It was built anew after the tenant had forgotten it, without these. Until the customer has read it. */
  rebuiltWithout: v.optional(v.array(commitSchema)),
  /** Last change, milliseconds. */
  time: v.number(),
});

export type JournalCommit = v.InferOutput<typeof commitSchema>;
export type JournalVariant = v.InferOutput<typeof variantSchema>;
export type JournalEntry = v.InferOutput<typeof entrySchema>;

interface Journal {
  /** By configId. */
  entries: Readonly<Record<string, JournalEntry>>;
}

/** More than anyone works on at a time, and far from what a browser stores. */
const MOST_ENTRIES = 24;

const entriesSchema = v.record(v.string(), v.unknown());

/** Entries that cannot be read are left out one by one. */
function readEntries(kept: unknown): Journal['entries'] {
  const record = v.safeParse(entriesSchema, (kept as Partial<Journal> | undefined)?.entries);
  if (!record.success) return {};
  const entries = Object.values(record.output).flatMap((candidate) => {
    // An entry of an older version called its pending values drafts.
    const { drafts } = (candidate ?? {}) as { drafts?: unknown };
    const entry = v.safeParse(entrySchema, { pending: drafts, ...(candidate as object) });
    return entry.success ? [entry.output] : [];
  });
  return Object.fromEntries(entries.map((entry) => [entry.configId, entry]));
}

const NAME = 'bespoke.configurations';

const { store, readAgain } = createKeptStore(NAME, (kept): Journal => ({ entries: readEntries(kept) }));

export const useConfigurationJournal = store;

// Another tab writes the same record as a whole: take over what it wrote, so that no entries get lost.
globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
  if (key === NAME) readAgain();
});

export function readEntry(configId: string): JournalEntry | undefined {
  return useConfigurationJournal.getState().entries[configId];
}

/** Writes an entry. Of too many, those untouched for longest go. */
export function writeEntry(entry: Omit<JournalEntry, 'time'>, now = Date.now()): void {
  useConfigurationJournal.setState(({ entries }) => {
    const all = Object.values({ ...entries, [entry.configId]: { ...entry, time: now } });
    const newest = all.sort((a, b) => b.time - a.time).slice(0, MOST_ENTRIES);
    return { entries: Object.fromEntries(newest.map((kept) => [kept.configId, kept])) };
  });
}

/** Changes an entry; does nothing where there is none. */
export function updateEntry(configId: string, change: (entry: JournalEntry) => Partial<JournalEntry>): void {
  const entry = readEntry(configId);
  if (entry) writeEntry({ ...entry, ...change(entry) });
}

export function dropEntry(configId: string): void {
  useConfigurationJournal.setState(({ entries }) => ({
    entries: Object.fromEntries(Object.entries(entries).filter(([id]) => id !== configId)),
  }));
}
