import { mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatDiagnostic, ModelError, type Diagnostic } from '#server/model/source/diagnostic.ts';
import { checkModel } from '#server/model/compile/load-model.ts';
import { schemaLine } from '../json-schema/schema-line.ts';
import { shownFile } from '../shown-file.ts';
import type { SearchProgress } from '#tools/feature-models/find-possible-values.ts';
import { readFeatureProduct, usualTimeLimit } from '#tools/feature-models/read-feature-product.ts';

export const importUsage = `  npm run model -- import <file> [--out <folder>] [--skip-unsupported] [--limit <seconds>]
    Makes a product of a feature model (.uvl, .dimacs). --skip-unsupported leaves out constraints that cannot be
    represented exactly; --limit is how long finding out what is possible may take (20 seconds).`;

/** `import`. @returns the exit code; undefined when it was called wrongly */
export async function runImport(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number | undefined> {
  const options = readOptions(args);
  if (!options) return undefined;
  const { file, skipUnsupported, timeLimit } = options;
  const out = resolve(options.out ?? basename(file, extname(file)));
  const show = (diagnostics: readonly Diagnostic[]): void => {
    for (const diagnostic of diagnostics) print(formatDiagnostic(diagnostic, shownFile));
  };
  try {
    const { product, warnings } = await readFeatureProduct(file, {
      skipUnsupported,
      timeLimit,
      onProgress: progressPrinter(print),
    });
    show(warnings);
    await mkdir(out, { recursive: true });
    const target = join(out, 'model.yaml');
    try {
      await writeFile(target, `${schemaLine(out, 'model')}\n${product.yaml}`, { flag: 'wx' });
    } catch (error) {
      if (!isExisting(error)) throw error;
      print(`${shownFile(target)} already exists. Remove it, or choose another folder with --out.`);
      return 1;
    }
    const { diagnostics } = await checkModel(out);
    show(diagnostics);
    const { fields, settled, rules, steps } = product;
    print(
      `${shownFile(target)}: ${fields} fields (${settled} with one possible value, not asked), ${rules} rules, ${steps} steps`,
    );
    print(`See it in the shop: npm start -- --model ${shownFile(out)}`);
    return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    show(error.diagnostics);
    return 1;
  }
}

/** Milliseconds between two lines. */
const progressInterval = 2000;

/** A search that takes long says how far it is. */
function progressPrinter(print: (line: string) => void): (progress: SearchProgress) => void {
  const start = performance.now();
  let next = start + progressInterval;
  return ({ decided, values }) => {
    const now = performance.now();
    if (now < next) return;
    next = now + progressInterval;
    const seconds = Math.round((now - start) / 1000);
    print(`Checking which values are possible: ${decided} of ${values} values after ${seconds} s …`);
  };
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        'skip-unsupported': { type: 'boolean', default: false },
        limit: { type: 'string', default: String(usualTimeLimit / 1000) },
      },
    });
    const [file, another] = positionals;
    const seconds = Number(values.limit);
    if (file === undefined || another !== undefined || !(seconds > 0)) return undefined;
    const { out, 'skip-unsupported': skipUnsupported } = values;
    return { file, out, skipUnsupported, timeLimit: seconds * 1000 };
  } catch {
    return undefined;
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
