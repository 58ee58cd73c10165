/**
 * `tsx bench/write-feature-models.ts <folder> <features>…`: synthetic feature models as files, each as UVL and as DIMACS
 * clauses of the same configurations. `npm run model -- stats` must give the same figures for both.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GeneratedFeatures, generateFeatures } from './generate-feature-model.ts';

const SEED = 1;

export function toUvl({ count, groups, mandatory, constraints }: GeneratedFeatures): string {
  const groupOf = new Map(groups.map((group) => [group.parent, group]));
  const lines = ['features'];
  const write = (feature: number, depth: number): void => {
    lines.push(`${'\t'.repeat(depth)}f${feature}`);
    const group = groupOf.get(feature);
    if (!group) return;
    const kinds =
      group.kind === 'single'
        ? ([
            ['mandatory', group.members.filter((member) => mandatory.has(member))],
            ['optional', group.members.filter((member) => !mandatory.has(member))],
          ] as const)
        : ([[group.kind, group.members]] as const);
    for (const [kind, members] of kinds) {
      if (members.length === 0) continue;
      lines.push(`${'\t'.repeat(depth + 1)}${kind}`);
      for (const member of members) write(member, depth + 2);
    }
  };
  if (count > 0) write(0, 1);
  lines.push('constraints');
  for (const literals of constraints)
    lines.push(
      `\t${literals.map(({ feature, positive }) => `${positive ? '' : '!'}f${feature}`).join(' | ')}`,
    );
  return `${lines.join('\n')}\n`;
}

export function toDimacs({ count, groups, mandatory, constraints }: GeneratedFeatures): string {
  const clauses: number[][] = [[1]];
  for (const { parent, kind, members } of groups) {
    for (const member of members) clauses.push([-member - 1, parent + 1]);
    if (kind === 'single') {
      for (const member of members) if (mandatory.has(member)) clauses.push([-parent - 1, member + 1]);
      continue;
    }
    clauses.push([-parent - 1, ...members.map((member) => member + 1)]);
    if (kind === 'alternative')
      members.forEach((a, i) => clauses.push(...members.slice(i + 1).map((b) => [-a - 1, -b - 1])));
  }
  for (const literals of constraints)
    clauses.push(literals.map(({ feature, positive }) => (positive ? feature + 1 : -feature - 1)));
  const names = Array.from({ length: count }, (_, i) => `c ${i + 1} f${i}`);
  return [
    ...names,
    `p cnf ${count} ${clauses.length}`,
    ...clauses.map((clause) => `${clause.join(' ')} 0`),
    '',
  ].join('\n');
}

if (import.meta.filename === process.argv[1]) {
  const [folder = 'feature-models', ...sizes] = process.argv.slice(2);
  await mkdir(folder, { recursive: true });
  for (const size of sizes.map(Number)) {
    const features = generateFeatures(size, SEED);
    await writeFile(join(folder, `features-${size}.uvl`), toUvl(features));
    await writeFile(join(folder, `features-${size}.dimacs`), toDimacs(features));
  }
}
