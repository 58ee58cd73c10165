import type { Configuration } from '#contract/configuration.ts';
import type { ConfigurationQueue } from '#src/api/configuration/decisions.ts';
import { currentStep } from '#src/api/configuration/parameters.ts';
import type { Decision } from '#src/api/configuration/state.ts';
import { updateEntry } from '#src/stores/configuration-journal.ts';
import { reconcileCommits } from './reconcile-commits.ts';

const kept = new WeakSet<ConfigurationQueue>();

/**
 * Writes down what happens to a configuration: every answer, and every choice until it is answered. The entry has to be
 * there already.
 *
 * @param last the answer that is shown already, if any
 *
 * @returns whether this was the first time for the queue, that is, whether the page has just been loaded
 */
export function keepJournal(configId: string, queue: ConfigurationQueue, last?: Configuration): boolean {
  if (kept.has(queue)) return false;
  kept.add(queue);

  const note = (answer: Configuration, applied: readonly Decision[]) =>
    updateEntry(configId, ({ commits, step }) => ({
      commits: reconcileCommits(commits, answer, applied),
      previous: answer.extensions?.previous,
      step: currentStep(answer)?.name ?? step,
    }));
  if (last) note(last, []);
  queue.onAnswer(note);
  queue.state.subscribe(({ drafts }, before) => {
    if (drafts === before.drafts) return;
    // What was refused needs no keeping: sending it again would be refused again.
    const open = [...drafts].filter(([, draft]) => draft.state !== 'refused');
    updateEntry(configId, () => ({
      drafts: open.map(([parameter, { value }]) => ({ parameter, value })),
    }));
  });
  return true;
}
