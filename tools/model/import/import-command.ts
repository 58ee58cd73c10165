import { mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatDiagnostic, ModelError, type Diagnostic } from '#server/model/source/diagnostic.ts';
import { checkModel } from '#server/model/compile/load-model.ts';
import { schemaLine } from '../json-schema/schema-line.ts';
import { shownFile } from '../shown-file.ts';
import { readFeatureProduct } from '#tools/feature-models/read-feature-product.ts';

export const importUsage = `  npm run model -- import <file> [--out <folder>] [--skip-unsupported]
    Makes a product of a feature model (.uvl, .dimacs). --skip-unsupported leaves out constraints that cannot be
    represented exactly.`;

/** `import`. @returns the exit code; undefined when it was called wrongly */
export async function runImport(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number | undefined> {
  const options = readOptions(args);
  if (!options) return undefined;
  const { file, skipUnsupported } = options;
  const out = resolve(options.out ?? basename(file, extname(file)));
  const show = (diagnostics: readonly Diagnostic[]): void => {
    for (const diagnostic of diagnostics) print(formatDiagnostic(diagnostic, shownFile));
  };
  try {
    const { product, warnings } = await readFeatureProduct(file, { skipUnsupported });
    show(warnings);
    await mkdir(out, { recursive: true });
    const target = join(out, 'model.yaml');
    try {
      await writeFile(target, `${schemaLine(out, 'model')}\n${product.yaml}`, { flag: 'wx' });
    } catch (error) {
      if (!isExisting(error)) throw error;
      print(`${shownFile(target)} is there already. Remove it, or choose another folder with --out.`);
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

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        'skip-unsupported': { type: 'boolean', default: false },
      },
    });
    const [file, another] = positionals;
    if (file === undefined || another !== undefined) return undefined;
    return { file, out: values.out, skipUnsupported: values['skip-unsupported'] };
  } catch {
    return undefined;
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
