/** `npm run model -- <command>`: `check` says what is wrong with models, or with a folder that holds a catalog. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDiagnostic, type Diagnostic } from './diagnostic.ts';
import { importUsage, runImport } from './import/import-command.ts';
import { checkCatalog } from './load-catalog.ts';
import { checkModel } from './load-model.ts';
import { shownFile } from './shown-file.ts';
import { runStats, statsUsage } from './stats/stats-command.ts';

const usage = `Usage: npm run model -- check <folder>…
    A folder holds a model.yaml, or a catalog.yaml with folders of models beside it.
${statsUsage}
${importUsage}`;

/** @returns the exit code: 0 without errors (warnings are allowed), 1 with errors, 2 when it was called wrongly */
export async function run(args: readonly string[], print: (line: string) => void): Promise<number> {
  const [command, ...folders] = args;
  const other = command === undefined ? undefined : others.get(command);
  const code = await other?.(folders, print);
  if (code !== undefined) return code;
  if (command !== 'check' || folders.length === 0) {
    print(usage);
    return 2;
  }
  let errors = 0;
  for (const folder of folders) {
    const diagnostics = await checkFolder(folder);
    const found = diagnostics.filter(({ severity }) => severity === 'error').length;
    errors += found;
    for (const diagnostic of diagnostics) print(formatDiagnostic(diagnostic, shownFile));
    print(`${folder}: ${counted(found, 'error')}, ${counted(diagnostics.length - found, 'warning')}`);
  }
  return errors > 0 ? 1 : 0;
}

/** Commands with a file of their own; undefined says that one was called wrongly. */
const others: ReadonlyMap<
  string,
  (args: readonly string[], print: (line: string) => void) => Promise<number | undefined>
> = new Map([
  ['import', runImport],
  ['stats', runStats],
]);

async function checkFolder(folder: string): Promise<readonly Diagnostic[]> {
  const isCatalog = await stat(join(folder, 'catalog.yaml')).then(
    () => true,
    () => false,
  );
  return (await (isCatalog ? checkCatalog(folder) : checkModel(folder))).diagnostics;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

if (import.meta.filename === process.argv[1]) {
  process.exitCode = await run(process.argv.slice(2), (line) => console.log(line));
}
