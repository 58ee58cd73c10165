import type { Configuration } from '#src/api/read/configuration.ts';
import { ApiError } from '#src/api/api-error.ts';
import { currentStep } from '#src/api/configuration/parameters.ts';
import type { ConfigurationRef, Pair } from '#src/api/configuration/client.ts';
import type { JournalCommit } from '#src/stores/configuration-journal.ts';

/** The calls that rebuilding needs; those of `#src/api/configuration.ts`. */
export interface RebuildCalls {
  /** Opens a configuration without choices, or a cart item's temporary version. */
  open: () => Promise<Configuration>;
  commit: (ref: ConfigurationRef, pairs: readonly Pair[]) => Promise<Configuration>;
  changeStep: (ref: ConfigurationRef, step: string) => Promise<Configuration>;
}

export interface Rebuilt {
  answer: Configuration;
  configId: string;
  /** Commits that do not fit any more, oldest first. */
  lost: readonly JournalCommit[];
}

/**
 * Builds a configuration anew from its commits, for a tenant that has forgotten it.
 *
 * Needs go first, because what can be chosen afterwards hangs on them. Each lot is sent as one multi-commit; only if
 * the tenant does not take that as a whole is it sent one by one, oldest first, and what does not fit is left out:
 * an old choice must never push another one away without being asked.
 *
 * @throws ApiError when the tenant does not answer; nothing is lost then, and it can be tried again
 */
export async function rebuildConfiguration(
  { commits, step, language }: { commits: readonly JournalCommit[]; step: string; language: string },
  calls: RebuildCalls,
): Promise<Rebuilt> {
  const opened = await calls.open();
  const configId = opened.configId ?? '';
  const ref: ConfigurationRef = { configId, language };
  const lost: JournalCommit[] = [];

  const replay = async (lot: readonly JournalCommit[], before: Configuration): Promise<Configuration> => {
    if (lot.length === 0) return before;
    const whole = await unlessRefused(calls.commit(ref, lot.map(toPair)));
    if (whole?.response.status === 'OK') {
      const leftOut = new Set(whole.response['not-applied']?.map(({ name }) => name));
      lost.push(...lot.filter(({ parameter }) => leftOut.has(parameter)));
      return whole;
    }
    let answer = before;
    for (const commit of lot) {
      const one = await unlessRefused(calls.commit(ref, [toPair(commit)]));
      const isIn = one?.response.status === 'OK' && !one.response['not-applied']?.length;
      if (isIn) answer = one;
      else lost.push(commit);
    }
    return answer;
  };

  const needs = commits.filter((commit) => isNeedsStep(commit.step));
  const others = commits.filter((commit) => !isNeedsStep(commit.step));
  let answer = await replay(needs, opened);
  if (others.length > 0 && isNeedsStep(currentStep(answer)?.name))
    answer = await calls.changeStep(ref, 'next');
  answer = await replay(others, answer);
  if (currentStep(answer)?.name !== step)
    answer = (await unlessRefused(calls.changeStep(ref, step))) ?? answer;
  return { answer, configId, lost };
}

function toPair({ parameter, value }: JournalCommit): Pair {
  return { parameter, value };
}

function isNeedsStep(step: string | undefined): boolean {
  return step?.startsWith('step_need') ?? false;
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
