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
  const { tables, rows } = tablesOf(currentStep(answer)?.rootGroup?.members ?? []);

  const confirmed = applied.flatMap(({ parameter, value }): JournalCommit[] => {
    if (value === null) return [];
    const earlier = before.get(parameter);
    const on = shown.get(parameter);
    const table = rows.get(parameter) ?? earlier?.table;
    return [
      {
        parameter,
        value,
        label: on?.description || earlier?.label || parameter,
        valueLabel: on ? valueLabel(on, value) : value,
        step: on ? step : (earlier?.step ?? step),
        ...(table !== undefined && { table }),
      },
    ];
  });

  const merged = [...commits.filter(({ parameter }) => !touched.has(parameter)), ...confirmed];
  const corrected = merged.flatMap((commit) => {
    const on = shown.get(commit.parameter);
    // What was chosen in a row that is gone went with it: a table on the screen shows all its rows.
    if (!on) return commit.table !== undefined && tables.has(commit.table) ? [] : [commit];
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
      ...(rows.has(name) && { table: rows.get(name) }),
    });
  }
  return corrected;
}

/**
 * The tables on the screen, by the parameters that count their rows, and the parameters in their rows with the table of
 * each (`docs/tenant-differences.md`).
 */
function tablesOf(members: readonly Member[], around?: string) {
  const tables = new Set<string>();
  const rows = new Map<string, string>();
  for (const member of members) {
    if (!member.isGroup) {
      if (around !== undefined) rows.set(member.name, around);
      continue;
    }
    const count = member.properties['tc_table_count'] || undefined;
    if (count !== undefined) tables.add(count);
    const inner = tablesOf(member.members, count ?? around);
    for (const table of inner.tables) tables.add(table);
    for (const [parameter, table] of inner.rows) rows.set(parameter, table);
  }
  return { tables, rows };
}
