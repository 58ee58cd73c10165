import type { Configuration, Member } from '#src/api/read/configuration.ts';
import { currentStep, parametersOf, valueLabel } from '#src/api/configuration/parameters.ts';
import type { Decision } from '#src/api/configuration/state.ts';
import type { JournalCommit } from '#src/stores/configuration-journal.ts';

/**
 * The journal's list of commits after an answer, oldest first.
 *
 * What the answer confirmed moves to the end, as it does with the tenant. Then the step on the screen corrects the
 * list for its own parameters: it also tells of commits made in another tab, and of those a conflict has taken away.
 */
export function reconcileCommits(
  commits: readonly JournalCommit[],
  answer: Configuration,
  applied: readonly Decision[],
): JournalCommit[] {
  const step = currentStep(answer)?.name ?? '';
  const shown = new Map(parametersOf(answer).map((parameter) => [parameter.name, parameter]));
  const before = new Map(commits.map((commit) => [commit.parameter, commit]));
  const touched = new Set(applied.map(({ parameter }) => parameter));

  const confirmed = applied.flatMap(({ parameter, value }): JournalCommit[] => {
    if (value === null) return [];
    const earlier = before.get(parameter);
    const on = shown.get(parameter);
    return [
      {
        parameter,
        value,
        label: on?.description || earlier?.label || parameter,
        valueLabel: on ? valueLabel(on, value) : value,
        step: on ? step : (earlier?.step ?? step),
      },
    ];
  });

  const tables = tablesOf(currentStep(answer)?.rootGroup?.members ?? []);
  const merged = [...commits.filter(({ parameter }) => !touched.has(parameter)), ...confirmed];
  const corrected = merged.flatMap((commit) => {
    const on = shown.get(commit.parameter);
    if (!on) return isOfRowThatIsGone(commit.parameter, tables) ? [] : [commit];
    if (!on.committed) return [];
    if (on.value === commit.value) return [commit];
    return [{ ...commit, value: on.value, valueLabel: valueLabel(on, on.value) }];
  });

  const known = new Set(corrected.map(({ parameter }) => parameter));
  for (const { name, value, description, committed, alwaysCommitted } of shown.values()) {
    if (!committed || alwaysCommitted || known.has(name)) continue;
    corrected.push({
      parameter: name,
      value,
      label: description || name,
      valueLabel: valueLabel(shown.get(name), value),
      step,
    });
  }
  return corrected;
}

/** Parameters that say how many rows there are (`docs/tenant-differences.md`), of the tables on the screen. */
function tablesOf(members: readonly Member[]): readonly string[] {
  return members.flatMap((member) => {
    if (!member.isGroup) return [];
    const count = member.properties['tc_table_count'];
    return [...(count ? [count] : []), ...tablesOf(member.members)];
  });
}

/** What was chosen in a row goes with it; the names of a row's parameters begin like that of their number. */
function isOfRowThatIsGone(parameter: string, counts: readonly string[]): boolean {
  return counts.some((count) => {
    const table = count.replace(/_count$/, '_');
    return parameter.startsWith(table) && /^\d+_/.test(parameter.slice(table.length));
  });
}
