import { isNeedsStep, NEXT_STEP } from '#contract/step-names.ts';
import type { Configuration } from '#src/api/read/configuration.ts';
import { ApiError } from '../api-error.ts';
import { lineId, type SentLine } from '../variants.ts';
import type { ConfigurationRef, Pair } from './client.ts';
import { isWhole, outcomeOf } from './outcome.ts';
import { currentStep } from './parameters.ts';

/** The calls that rebuilding needs; those of `client.ts`. */
export interface RebuildCalls {
  /** Opens a configuration without commits, or a cart item's temporary version. */
  open: () => Promise<Configuration>;
  commit: (ref: ConfigurationRef, pairs: readonly Pair[]) => Promise<Configuration>;
  changeStep: (ref: ConfigurationRef, step: string) => Promise<Configuration>;
  /** What is placed of variant catalogs: of a cart item that was opened again, as it was added. */
  placedVariants: (ref: ConfigurationRef) => Promise<readonly SentLine[]>;
  placeVariants: (ref: ConfigurationRef, lines: readonly SentLine[]) => Promise<unknown>;
}

/** A commit, and the step it was made in. */
export interface StepCommit extends Pair {
  step: string;
}

export interface Rebuilt<Commit extends StepCommit, Line extends SentLine> {
  answer: Configuration;
  configId: string;
  /** Commits that do not fit any more, oldest first. */
  lost: readonly Commit[];
  /** Variants that could not be placed. */
  lostVariants: readonly Line[];
}

/**
 * Builds a configuration anew from its commits, for a tenant that has forgotten it.
 *
 * Needs go first, because what can be chosen afterwards depends on them. The commits of needs, and those of all other
 * steps, are each sent as one multi-commit; only if the tenant does not apply that as a whole are they sent one by one,
 * oldest first, and what does not fit is left out: an old commit must not change another one without being asked.
 *
 * Variants come last, for the same reason; which of them were placed before is set right, so that the tenant has these and no others.
 *
 * @param from.commits oldest first
 * @param from.variants what was chosen from variant catalogs; undefined leaves them alone
 * @throws ApiError when the tenant does not answer; nothing is lost then, and it can be tried again
 */
export async function rebuildConfiguration<Commit extends StepCommit, Line extends SentLine>(
  {
    commits,
    variants,
    step,
    language,
  }: {
    commits: readonly Commit[];
    variants?: readonly Line[] | undefined;
    step: string;
    language: string;
  },
  calls: RebuildCalls,
): Promise<Rebuilt<Commit, Line>> {
  const opened = await calls.open();
  const configId = opened.configId ?? '';
  const ref: ConfigurationRef = { configId, language };
  const lost: Commit[] = [];

  const replay = async (replayed: readonly Commit[], before: Configuration): Promise<Configuration> => {
    if (replayed.length === 0) return before;
    const together = await unlessRefused(calls.commit(ref, replayed.map(toPair)));
    const outcome = together && outcomeOf(together.response);
    if (together && outcome?.kind === 'applied') {
      lost.push(...replayed.filter(({ parameter }) => outcome.notApplied.includes(parameter)));
      return together;
    }
    let answer = before;
    for (const commit of replayed) {
      const alone = await unlessRefused(calls.commit(ref, [toPair(commit)]));
      if (alone && isWhole(outcomeOf(alone.response))) answer = alone;
      else lost.push(commit);
    }
    return answer;
  };

  const needs = commits.filter((commit) => isNeedsStep(commit.step));
  const others = commits.filter((commit) => !isNeedsStep(commit.step));
  let answer = await replay(needs, opened);
  if (others.length > 0 && isNeedsStep(currentStep(answer)?.name))
    answer = await calls.changeStep(ref, NEXT_STEP);
  answer = await replay(others, answer);
  const lostVariants = variants ? await restoreVariants(variants, ref, calls) : [];
  // Prices and parts of the answer change with the variants.
  if (variants || currentStep(answer)?.name !== step)
    answer = (await unlessRefused(calls.changeStep(ref, step))) ?? answer;
  return { answer, configId, lost, lostVariants };
}

/** @returns lines that the tenant refused */
async function restoreVariants<Line extends SentLine>(
  variants: readonly Line[],
  ref: ConfigurationRef,
  calls: RebuildCalls,
): Promise<readonly Line[]> {
  const placed = (await unlessRefused(calls.placedVariants(ref))) ?? [];
  const wanted = new Set(variants.map(lineId));
  const removed = placed
    .filter((line) => !wanted.has(lineId(line)))
    .map((line) => ({ ...line, quantity: 0 }));
  const all = [...removed, ...variants];
  if (all.length === 0 || (await unlessRefused(calls.placeVariants(ref, all).then(() => true)))) return [];
  const lost: Line[] = [];
  if (removed.length > 0) await unlessRefused(calls.placeVariants(ref, removed));
  for (const line of variants) {
    const isPlaced = await unlessRefused(calls.placeVariants(ref, [line]).then(() => true));
    if (!isPlaced) lost.push(line);
  }
  return lost;
}

function toPair({ parameter, value }: StepCommit): Pair {
  return { parameter, value };
}

/** A parameter, value or step that is gone is refused with 4xx; everything else is not about what was sent. */
async function unlessRefused<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'http' && !error.isTransient) return undefined;
    throw error;
  }
}
