import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatDiagnostic, inFileOrder, type Diagnostic } from '#server/model/source/diagnostic.ts';
import { checkCatalog } from '#server/model/compile/load-catalog.ts';
import { checkModel } from '#server/model/compile/load-model.ts';
import { shownFile } from '../shown-file.ts';
import { type AdviceOptions, adviseModel } from './advise-model.ts';

export const checkUsage = `npm run model -- check <folder>… [--strict] [--defaults] [--limit <seconds>]
    A folder holds a model.yaml, or a catalog.yaml with folders of models beside it. --strict makes warnings fail;
    --defaults also warns of values that do not fit while the rest of their step has the defaults that were written for
    it; --limit is how long finding out what is possible may take for each model (20 seconds).`;

/** `check`. @returns 0, or 1 with errors (or warnings, when strict); undefined when it was called wrongly */
export async function runCheck(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number | undefined> {
  const options = readOptions(args);
  if (!options) return undefined;
  let errors = 0;
  let warnings = 0;
  for (const folder of options.folders) {
    const diagnostics = await checkFolder(folder, options);
    const found = diagnostics.filter(({ severity }) => severity === 'error').length;
    errors += found;
    warnings += diagnostics.length - found;
    for (const diagnostic of diagnostics) print(formatDiagnostic(diagnostic, shownFile));
    print(`${folder}: ${counted(found, 'error')}, ${counted(diagnostics.length - found, 'warning')}`);
  }
  return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
}

async function checkFolder(file: string, options: AdviceOptions): Promise<readonly Diagnostic[]> {
  // The file is as good as its folder.
  const folder = /^(model|catalog)\.yaml$/.test(basename(file)) ? dirname(file) : file;
  const isCatalog = await stat(join(folder, 'catalog.yaml')).then(
    () => true,
    () => false,
  );
  if (!isCatalog) {
    const { model, diagnostics, source } = await checkModel(folder);
    const advice = model ? await adviseModel(folder, model, options, source) : [];
    return inFileOrder([...diagnostics, ...advice]);
  }
  const { models, diagnostics } = await checkCatalog(folder);
  const advice: Diagnostic[] = [];
  for (const [name, model] of models) advice.push(...(await adviseModel(join(folder, name), model, options)));
  return inFileOrder([...diagnostics, ...advice], resolve(folder, 'catalog.yaml'));
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        strict: { type: 'boolean', default: false },
        defaults: { type: 'boolean', default: false },
        limit: { type: 'string', default: '20' },
      },
    });
    const seconds = Number(values.limit);
    if (positionals.length === 0 || !(seconds > 0)) return undefined;
    const { strict, defaults } = values;
    return { folders: positionals, strict, defaults, timeLimit: seconds * 1000 };
  } catch {
    return undefined;
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
