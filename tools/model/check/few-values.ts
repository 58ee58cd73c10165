/** More runs of values than this are counted. */
const MOST = 4;

/** Values as a person would list them: numbers that follow each other as a range, and not too many. */
export function fewValues(values: readonly string[]): string {
  const runs: string[][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run && isNext(run.at(-1), value)) run.push(value);
    else runs.push([value]);
  }
  const shown = runs
    .slice(0, MOST)
    .map((run) => (run.length > 2 ? `${run[0] ?? ''} to ${run.at(-1) ?? ''}` : run.map(quoted).join(', ')));
  const more = runs.slice(MOST).reduce((sum, run) => sum + run.length, 0);
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function isNext(before: string | undefined, value: string): boolean {
  return before !== undefined && /^-?\d+$/.test(before) && String(Number(before) + 1) === value;
}

function quoted(value: string): string {
  return `"${value}"`;
}
