import { isNeedsStep, NEXT_STEP } from '#contract/step-names.ts';
import type { Configuration } from '#src/api/read/configuration.ts';
import { ApiError } from '../api-error.ts';
import type { ConfigurationRef, Pair } from './client.ts';
import { isWhole, outcomeOf } from './outcome.ts';
import { currentStep } from './parameters.ts';

/** The calls that rebuilding needs; those of `client.ts`. */
export interface RebuildCalls {
  /** Opens a configuration without commits, or a cart item's temporary version. */
  open: () => Promise<Configuration>;
  commit: (ref: ConfigurationRef, pairs: readonly Pair[]) => Promise<Configuration>;
  changeStep: (ref: ConfigurationRef, step: string) => Promise<Configuration>;
}

/** A commit, and the step it was made in. */
export interface StepCommit extends Pair {
  step: string;
}

export interface Rebuilt<Commit extends StepCommit> {
  answer: Configuration;
  configId: string;
  /** Commits that do not fit any more, oldest first. */
  lost: readonly Commit[];
}

/**
 * Builds a configuration anew from its commits, for a tenant that has forgotten it.
 *
 * Needs go first, because what can be chosen afterwards depends on them. The commits of needs, and those of all other
 * steps, are each sent as one multi-commit; only if the tenant does not apply that as a whole are they sent one by one,
 * oldest first, and what does not fit is left out: an old commit must not change another one without being asked.
 *
 * @param from.commits oldest first
 * @throws ApiError when the tenant does not answer; nothing is lost then, and it can be tried again
 */
export async function rebuildConfiguration<Commit extends StepCommit>(
  { commits, step, language }: { commits: readonly Commit[]; step: string; language: string },
  calls: RebuildCalls,
): Promise<Rebuilt<Commit>> {
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
  if (currentStep(answer)?.name !== step)
    answer = (await unlessRefused(calls.changeStep(ref, step))) ?? answer;
  return { answer, configId, lost };
}

function toPair({ parameter, value }: StepCommit): Pair {
  return { parameter, value };
}

/** A parameter, value or step that is gone is refused with 4xx; everything else is not about what was sent. */
async function unlessRefused(call: Promise<Configuration>): Promise<Configuration | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'http' && !error.isTransient) return undefined;
    throw error;
  }
}
