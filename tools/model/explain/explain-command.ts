import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine } from '#server/engine/create-engine.ts';
import { InconsistentCommits, type Commit } from '#server/engine/engine-port.ts';
import { formatDiagnostic, ModelError } from '#server/model/source/diagnostic.ts';
import { modelEngine } from '#server/configurator/model-engine.ts';
import { isFeatureModelFile } from '#tools/feature-models/read-feature-model.ts';
import { loadFeatureProduct } from '#tools/feature-models/read-feature-product.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { shownFile } from '../shown-file.ts';
import { Explainer } from './explainer.ts';
import { readCommit } from './read-commit.ts';

export const explainUsage = `  npm run model -- explain <folder or file> [--set <field>=<value>]… [--skip-unsupported]
    Shows the configuration that these choices lead to, made one after the other; or why they cannot be combined and
    what could be changed. Fields and values by name or label. Feature models (.uvl, .dimacs) are
    explained as the products that import makes of them; --skip-unsupported does what it does there.`;

/** `explain`. @returns 0 when the choices go together, otherwise 1; undefined when it was called wrongly */
export async function runExplain(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number | undefined> {
  const options = readOptions(args);
  if (!options) return undefined;
  const { file, wishes } = options;
  let model: ProductModel;
  try {
    if (isFeatureModelFile(file)) {
      const { model: imported, warnings } = await loadFeatureProduct(file, options);
      for (const diagnostic of warnings) print(formatDiagnostic(diagnostic, shownFile));
      model = imported;
    } else model = await loadModel(basename(file) === 'model.yaml' ? dirname(file) : file);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    for (const diagnostic of error.diagnostics) print(formatDiagnostic(diagnostic, shownFile));
    return 1;
  }
  const commits: Commit[] = [];
  for (const wish of wishes) {
    const read = readCommit(model, wish);
    if (read.ok) commits.push(read.commit);
    else print(read.message);
  }
  if (commits.length < wishes.length) return 1;
  const engine = await createEngine(model.problem);
  try {
    return (await new Explainer(model, modelEngine(model, engine), print).explain(commits)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof InconsistentCommits)) throw error;
    print('No configuration satisfies all rules: npm run model -- check says which contradict each other.');
    return 1;
  } finally {
    engine.dispose();
  }
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        set: { type: 'string', multiple: true },
        'skip-unsupported': { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    // "--set a=b c=d" reads naturally: what follows is set too.
    if (file === undefined || !more.every((wish) => wish.includes('='))) return undefined;
    const wishes = [...(values.set ?? []), ...more];
    return { file, wishes, skipUnsupported: values['skip-unsupported'] };
  } catch {
    return undefined;
  }
}
