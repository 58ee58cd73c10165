import type { Configuration } from '#src/api/read/configuration.ts';
import type { ConfigurationEditor } from '#src/api/configuration/editor.ts';
import { currentStep } from '#src/api/configuration/parameters.ts';
import type { Decision, EditorState } from '#src/api/configuration/state.ts';
import { updateEntry } from '#src/stores/configuration-journal.ts';
import { reconcileCommits } from './reconcile-commits.ts';

const kept = new WeakSet<ConfigurationEditor>();

/**
 * Writes down what happens to a configuration: every answer, and every choice until it is answered. The entry has to be
 * there already.
 *
 * @param last the answer that is shown already, if any
 *
 * @returns whether this was the first time for the editor, that is, whether the page has just been loaded
 */
export function keepJournal(configId: string, editor: ConfigurationEditor, last?: Configuration): boolean {
  if (kept.has(editor)) return false;
  kept.add(editor);

  const note = (answer: Configuration, applied: readonly Decision[]) =>
    updateEntry(configId, ({ commits, step }) => ({
      commits: reconcileCommits(commits, answer, applied),
      previous: answer.extensions?.previous,
      step: currentStep(answer)?.name ?? step,
    }));
  if (last) note(last, []);
  editor.onAnswer(note);
  editor.state.subscribe(({ pending }, before) => {
    if (isSame(pending, before.pending)) return;
    // What was refused needs no keeping: sending it again would be refused again.
    const open = [...pending].filter(([, value]) => value.state !== 'refused');
    updateEntry(configId, () => ({
      pending: open.map(([parameter, { value, row }]) => ({ parameter, value, ...(row && { row }) })),
    }));
  });
  return true;
}

/** The same values and rows; that one of them is being sent now changes nothing. */
function isSame(now: EditorState['pending'], before: EditorState['pending']): boolean {
  if (now === before) return true;
  return (
    now.size === before.size &&
    [...now].every(([name, { value, row, state }]) => {
      const old = before.get(name);
      return old?.value === value && old.row === row && (old.state === 'refused') === (state === 'refused');
    })
  );
}
