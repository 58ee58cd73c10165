/** How the pages get at a configuration: started, reopened, read where it was left, or built anew. */
import type { Configuration } from '#src/api/read/configuration.ts';
import { ApiError } from '#src/api/api-error.ts';
import { refreshCart } from '#src/api/cart.ts';
import { currentStep } from '#src/api/configuration/parameters.ts';
import { configurationEditor, endConfiguration, lastAnswer } from '#src/api/configuration/queries.ts';
import {
  changeStep,
  commit,
  findCurrentStep,
  reconfigure,
  startConfiguration,
} from '#src/api/configuration/client.ts';
import { queryClient } from '#src/api/query-client.ts';
import {
  dropEntry,
  readEntry,
  writeEntry,
  type JournalCommit,
  type JournalEntry,
  type JournalVariant,
} from '#src/stores/configuration-journal.ts';
import { keepJournal } from './keep-journal.ts';

/** What a configuration's URL says. */
export interface ConfigurationAddress {
  tab: string;
  productId: string;
  configId: string;
  step?: string | undefined;
}

/** Where it turned out to be. */
export type Opened =
  | { kind: 'open'; address: ConfigurationAddress & { step: string } }
  /** It could not be read just now, but the last answer is still here to go on with. */
  | { kind: 'kept'; address: ConfigurationAddress; error: ApiError }
  /** It is in the cart; changing it means reconfiguring the item. */
  | { kind: 'in cart'; itemId: string }
  /** Unknown to the tenant: ended elsewhere, or another customer's. */
  | { kind: 'unknown' };

/** An answer this young needs no second reading. */
const FRESH_MS = 2_000;

/** Double clicks and impatient reloads of the same start get the same configuration. */
const starting = new Map<string, Promise<ConfigurationAddress & { step: string }>>();

async function once(
  key: string,
  start: () => Promise<ConfigurationAddress & { step: string }>,
): Promise<ConfigurationAddress & { step: string }> {
  const running = starting.get(key) ?? start().finally(() => starting.delete(key));
  starting.set(key, running);
  return running;
}

/** Starts a configuration of a product; `needs` are contextual needs by alias. @throws ApiError */
export function startNew(
  product: { tab: string; productId: string; needs?: Record<string, string> },
  language: string,
): Promise<ConfigurationAddress & { step: string }> {
  return once(JSON.stringify([product, language]), async () => {
    const { needs = {} } = product;
    const nothing = { commits: [], pending: [] };
    try {
      const answer = await startConfiguration(product, language);
      return await takeOver(answer, product, { ...nothing, needs }, language);
    } catch (error) {
      const isRefused = error instanceof ApiError && error.status === 400 && Object.keys(needs).length > 0;
      if (!isRefused) throw error;
    }
    // An old link, or a mistyped one: better without what it says than not at all.
    const answer = await startConfiguration({ ...product, needs: {} }, language);
    return takeOver(answer, product, { ...nothing, needs: {}, needsRefused: true }, language);
  });
}

/** Opens the temporary version of a cart item. @throws ApiError */
export function reopen(itemId: string, language: string): Promise<ConfigurationAddress & { step: string }> {
  return once(itemId, async () => {
    const answer = await reconfigure(itemId, language);
    endConfiguration(answer.configId ?? itemId); // what was read before it went into the cart
    void refreshCart(queryClient); // it lists the temporary version now
    const product = { tab: answer.tab ?? '', productId: answer.productId ?? '' };
    return takeOver(answer, product, { itemId, commits: [], pending: [] }, language);
  });
}

/**
 * Reads a configuration where its URL says it is. Goes on with what the journal knows: choices without an answer are
 * sent again, and a configuration the tenant has forgotten is built anew, under another id.
 *
 * @throws ApiError when it cannot be read and there is nothing to show instead
 */
export async function openConfiguration(
  address: ConfigurationAddress,
  language: string,
  signal: AbortSignal,
): Promise<Opened> {
  const { configId } = address;
  const entry = readEntry(configId);
  try {
    const step = await read(address, entry?.step, language, signal);
    if (!entry) writeEntry({ ...address, step, commits: [], pending: [] });
    // Known again, so it was reopened: the item is being changed.
    else if (entry.inCartAs) writeEntry({ ...entry, itemId: entry.inCartAs, inCartAs: undefined });
    const editor = configurationEditor(configId, language);
    const isFirst = keepJournal(configId, editor, lastAnswer(configId, language)?.answer);
    if (isFirst) resume(configId, entry?.pending ?? [], language);
    return { kind: 'open', address: { ...address, step } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.isNotFound) {
      if (entry?.inCartAs !== undefined) return { kind: 'in cart', itemId: entry.inCartAs };
      return entry ? rebuild(entry, language) : { kind: 'unknown' };
    }
    if (lastAnswer(configId, language)) return { kind: 'kept', address, error };
    throw error;
  }
}

/** @returns the step that is shown now @throws ApiError; 404 when no way to read it works */
async function read(
  { configId, step }: ConfigurationAddress,
  lastStep: string | undefined,
  language: string,
  signal: AbortSignal,
): Promise<string> {
  const editor = configurationEditor(configId, language);
  const last = lastAnswer(configId, language);
  const shown = last && currentStep(last.answer)?.name;
  const isFresh = last !== undefined && Date.now() - last.time < FRESH_MS;
  if (isFresh && shown !== undefined && shown === step && !editor.state.getState().isForgotten) return shown;

  const goTo = async (target: string) =>
    currentStep(await editor.steps.goTo(target, language, signal))?.name ?? target;
  for (const target of new Set([step, lastStep])) {
    if (target === undefined) continue;
    try {
      return await goTo(target);
    } catch (error) {
      // The step may be unknown rather than the configuration: a mistyped URL, or a model that has changed.
      if (!(error instanceof ApiError && error.isNotFound)) throw error;
    }
  }
  return goTo(await findCurrentStep({ configId, language }));
}

async function rebuild(entry: JournalEntry, language: string): Promise<Opened> {
  const { tab, productId, needs = {}, commits, variants, previous, step, pending } = entry;
  let { itemId } = entry;
  const start = () => startConfiguration({ tab, productId, needs, previous }, language);
  const reopenItem = (id: string) =>
    reconfigure(id, language, previous).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.isNotFound)) throw error;
      itemId = undefined; // the item is gone as well: what was chosen becomes a new one
      return start();
    });
  try {
    // Seldom needed: a tenant has to forget a configuration first.
    const { rebuildConfiguration } = await import('#src/api/configuration/rebuild.ts');
    const { placedVariants, placeVariants } = await import('#src/api/variants.ts');
    const open = () => (itemId === undefined ? start() : reopenItem(itemId));
    const { answer, lost, lostVariants } = await rebuildConfiguration(
      { commits, variants, step, language },
      { open, commit, changeStep, placedVariants, placeVariants },
    );
    endConfiguration(entry.configId);
    dropEntry(entry.configId);
    const kept = {
      ...{ needs, commits: [], pending, itemId },
      ...(variants && { variants: variants.filter((line) => !lostVariants.includes(line)) }),
      rebuiltWithout: [...lost, ...lostVariants.map((line) => asCommit(line, step))],
    };
    return { kind: 'open', address: await takeOver(answer, { tab, productId }, kept, language) };
  } catch (error) {
    if (error instanceof ApiError && error.isNotFound) return { kind: 'unknown' };
    throw error;
  }
}

/** A variant that could not be placed, as the customer reads of commits that were lost. */
function asCommit({ variantId, position, name, quantity }: JournalVariant, step: string): JournalCommit {
  return { parameter: variantId, value: name, label: position, valueLabel: `${quantity} × ${name}`, step };
}

type JournalKept =
  'needs' | 'needsRefused' | 'commits' | 'variants' | 'pending' | 'itemId' | 'rebuiltWithout';

/** Makes an answer that opened a configuration the one that is shown. */
async function takeOver(
  answer: Configuration,
  { tab, productId }: { tab: string; productId: string },
  kept: Pick<JournalEntry, JournalKept>,
  language: string,
): Promise<ConfigurationAddress & { step: string }> {
  const { configId } = answer;
  if (!configId) throw new ApiError('contract', 'The tenant started a configuration without a configId');
  const step = currentStep(answer)?.name ?? '';
  writeEntry({ tab, productId, configId, step, ...kept });
  const editor = configurationEditor(configId, language);
  keepJournal(configId, editor);
  await editor.steps.startFrom(answer, language);
  resume(configId, kept.pending, language);
  return { tab, productId, configId, step };
}

/** Sends what was chosen before the page was left, and never answered. */
function resume(configId: string, pending: JournalEntry['pending'], language: string): void {
  const editor = configurationEditor(configId, language);
  for (const decision of pending) editor.decisions.resume(decision);
}
