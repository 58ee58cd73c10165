import { parseArgs } from 'node:util';
import { formatDiagnostic, ModelError } from '#server/model/source/diagnostic.ts';
import { shownFile } from '../shown-file.ts';
import { type ConfigurationCount, type ModelStats, modelStats } from './model-stats.ts';

export const statsUsage = `  npm run model -- stats <file>… [--json] [--list] [--skip-unsupported] [--limit <seconds>]
      [--count-limit <seconds>]
    Figures of feature models (.uvl, .dimacs) and of products (their folders). --list adds the names of core and
    dead features; --skip-unsupported leaves out constraints that cannot be represented exactly; --limit is how long
    finding those features may take (120 seconds), --count-limit how long counting may (10).`;

/** `stats`. @returns the exit code; undefined when it was called wrongly */
export async function runStats(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number | undefined> {
  const options = readOptions(args);
  if (!options || options.files.length === 0) return undefined;
  const all: ModelStats[] = [];
  let failed = false;
  for (const file of options.files) {
    try {
      all.push(await modelStats(file, options));
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      failed = true;
      for (const diagnostic of error.diagnostics) print(formatDiagnostic(diagnostic, shownFile));
    }
  }
  if (options.json) {
    const written = all.map((stats) => statsJson(stats, options.list));
    // One file, one object: what scripts expect.
    if (all.length > 0) print(JSON.stringify(options.files.length === 1 ? written[0] : written, null, 2));
  } else {
    for (const stats of all) {
      for (const diagnostic of stats.warnings) print(formatDiagnostic(diagnostic, shownFile));
      for (const line of statsTable(stats, options.list)) print(line);
    }
  }
  return failed ? 1 : 0;
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        'skip-unsupported': { type: 'boolean', default: false },
        limit: { type: 'string', default: '120' },
        'count-limit': { type: 'string', default: '10' },
      },
    });
    const seconds = Number(values['count-limit']);
    const limit = Number(values.limit) * 1000;
    if (!(seconds >= 0 && limit > 0)) return undefined;
    const { json, list, 'skip-unsupported': skipUnsupported } = values;
    return { files: positionals, json, list, skipUnsupported, limit, countLimit: seconds * 1000 };
  } catch {
    return undefined;
  }
}

/** What `--json` prints; numbers of configurations are decimal strings, for they are long. */
export function statsJson(stats: ModelStats, list: boolean): object {
  const { core, dead, configurations, milliseconds, warnings, ...rest } = stats;
  return {
    ...rest,
    core: core.length,
    dead: dead.length,
    ...(list ? { coreNames: core, deadNames: dead } : {}),
    configurations:
      configurations.kind === 'exact'
        ? { kind: 'exact', count: String(configurations.count) }
        : { kind: 'bounds', atLeast: String(configurations.atLeast), atMost: String(configurations.atMost) },
    milliseconds: Object.fromEntries(
      Object.entries(milliseconds).map(([what, time]) => [what, Math.round(time)]),
    ),
    warnings: warnings.map((diagnostic) => formatDiagnostic(diagnostic, shownFile)),
  };
}

function statsTable(stats: ModelStats, list: boolean): readonly string[] {
  const { auxiliary, milliseconds: ms } = stats;
  const time = (what: number) => `${Math.round(what)} ms`;
  const rows: (readonly [string, string | number | undefined])[] = [
    ['features', stats.features],
    ['auxiliary', auxiliary && `${auxiliary.variables} (core ${auxiliary.core}, dead ${auxiliary.dead})`],
    ['fields', stats.fields],
    ['values', stats.values],
    ['rules', stats.rules],
    ['core', stats.core.length],
    ['dead', stats.dead.length],
    ['configurations', configurationText(stats.configurations)],
    ['SAT variables', stats.satVariables],
    ['SAT clauses', stats.satClauses],
    [
      'time',
      `load ${time(ms.load)}, compile ${time(ms.compile)}, core and dead ${time(ms.coreAndDead)}, count ${time(ms.count)}`,
    ],
  ];
  const lines = [`${stats.name} (${stats.kind}, ${shownFile(stats.file)})`];
  for (const [what, value] of rows)
    if (value !== undefined) lines.push(`  ${what.padEnd(16)}${String(value)}`);
  if (!stats.satisfiable) lines.push('  No configuration satisfies all rules.');
  if (list) for (const name of stats.core) lines.push(`  core: ${name}`);
  if (list) for (const name of stats.dead) lines.push(`  dead: ${name}`);
  return lines;
}

function configurationText(count: ConfigurationCount): string {
  if (count.kind === 'exact') return `${shortNumber(count.count)} (exact)`;
  return `${shortNumber(count.atLeast)} to ${shortNumber(count.atMost)} (bounds)`;
}

/** `1234`, `1.65e+1534` */
function shortNumber(number: bigint): string {
  const digits = String(number);
  if (digits.length <= 15) return digits;
  return `${digits[0] ?? ''}.${digits.slice(1, 3)}e+${digits.length - 1}`;
}
