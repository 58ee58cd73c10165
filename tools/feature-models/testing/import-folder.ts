import { join } from 'node:path';
import { run } from '#tools/model/cli.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import { folderWith } from '#server/model/testing/model-folder.ts';

/** Runs `model import` on the first of these files. @returns exit code, what is printed, the folder written */
export async function importFolder(files: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const folder = await folderWith(files);
  const [file = ''] = Object.keys(files);
  const lines: string[] = [];
  const out = join(folder, 'out');
  const code = await run(
    ['import', join(folder, file), '--out', out, ...options],
    (line) => void lines.push(line.replaceAll(`${folder}/`, '')),
  );
  return { code, lines, out, product: () => loadModel(out) };
}
