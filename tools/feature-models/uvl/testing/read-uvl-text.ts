/** What feature models in UVL mean, for the tests of the importer. */
import { join } from 'node:path';
import { folderWith, shown } from '#server/model/testing/model-folder.ts';
import { modelStats } from '#tools/model/stats/model-stats.ts';
import { readFeatureModel } from '../../read-feature-model.ts';

/** Number of configurations, core and dead features; `a.uvl` is read, the others lie beside it. */
export async function figures(
  text: string,
  others: Readonly<Record<string, string>> = {},
  skipUnsupported = false,
) {
  const folder = await folderWith({ 'a.uvl': text, ...others });
  const { configurations, core, dead } = await modelStats(join(folder, 'a.uvl'), { skipUnsupported });
  return {
    count: configurations.kind === 'exact' ? Number(configurations.count) : Number.NaN,
    core: core.join(' '),
    dead: dead.join(' '),
  };
}

export async function problems(
  text: string,
  others: Readonly<Record<string, string>> = {},
  skipUnsupported = false,
) {
  const folder = await folderWith({ 'a.uvl': text, ...others });
  const { diagnostics } = await readFeatureModel(join(folder, 'a.uvl'), { skipUnsupported });
  return diagnostics.map((diagnostic) => shown(diagnostic, folder).replace(/^a\.uvl:/, ''));
}

/** A root R with this below it, and constraints. */
export function model(tree: string, ...constraints: readonly string[]): string {
  const lines = tree.split('\n').map((line) => `        ${line}`);
  const below = constraints.map((constraint) => `    ${constraint}`);
  return ['features', '    R', ...lines, ...(below.length > 0 ? ['constraints', ...below] : [])].join('\n');
}

export const abc = (group: string) => `${group}\n    A\n    B\n    C`;

export const priced = (group = 'optional') =>
  `${group}\n    A {Price 2, Fun 12, Name 'alpha', hot}\n    B {Price 7, Fun 6, Name 'beta', hot false}\n    C {Price 0.5}`;
