import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { folderWith } from '#server/model/testing/model-folder.ts';
import { run } from '#tools/model/cli.ts';
import { importFolder } from './testing/import-folder.ts';

test('a model that nothing satisfies says which constraints contradict each other', async () => {
  const uvl = `features
    Rack
        mandatory
            Cooling
        optional
            Fan
            Water
            Lamp
constraints
    Lamp => Fan
    Cooling => Fan | Water
    !Fan
    !Water
`;
  const { code, lines } = await importFolder({ 'void.uvl': uvl });
  expect([code, lines]).toEqual([
    1,
    [
      'void.uvl:1:1: error: No configuration satisfies all constraints: there is nothing to configure.\n  hint: The 3 listed below contradict each other, and each is needed for the contradiction: change one of them.',
      'void.uvl:11:1: error: This constraint is one of those that contradict each other: Cooling => Fan | Water',
      'void.uvl:12:1: error: This constraint is one of those that contradict each other: !Fan',
      'void.uvl:13:1: error: This constraint is one of those that contradict each other: !Water',
    ],
  ]);
});

test('a part of the tree may contradict the constraints too', async () => {
  const uvl =
    'features\n  R\n    or\n      A\n      B\n    optional\n      C\nconstraints\n  C => A\n  !A & !B\n';
  const { lines } = await importFolder({ 'a.uvl': uvl });
  expect(lines.slice(1)).toEqual([
    'a.uvl:2:1: error: This part of the tree is one of those that contradict each other: R: at least one of A, B',
    'a.uvl:10:1: error: This constraint is one of those that contradict each other: !A & !B',
  ]);
});

test('one constraint that can never hold is named alone', async () => {
  const { lines } = await importFolder({
    'a.uvl': 'features\n  R\n    optional\n      A\nconstraints\n  A & !A\n',
  });
  expect(lines).toEqual([
    'a.uvl:1:1: error: No configuration satisfies all constraints: there is nothing to configure.\n  hint: The constraint listed below can never hold: change it.',
    'a.uvl:6:1: error: This constraint is one of those that contradict each other: A & !A',
  ]);
});

/** More pigeons than holes: no solution, and no short proof of that. `guard` is a variable that has to be true for it. */
function pigeons(holes: number, guard: boolean): string {
  const variable = (pigeon: number, hole: number) => pigeon * holes + hole + 1;
  const guardVariable = (holes + 1) * holes + 1;
  const when = guard ? [-guardVariable] : [];
  const clauses: number[][] = [];
  for (let pigeon = 0; pigeon <= holes; pigeon += 1) {
    clauses.push([...when, ...Array.from({ length: holes }, (_, hole) => variable(pigeon, hole))]);
    for (let other = 0; other < pigeon; other += 1)
      for (let hole = 0; hole < holes; hole += 1)
        clauses.push([-variable(pigeon, hole), -variable(other, hole)]);
  }
  return `p cnf ${guardVariable} ${clauses.length}\n${clauses.map((its) => `${its.join(' ')} 0\n`).join('')}`;
}

test('what is not found out in time is said, and never guessed', async () => {
  const files = { 'hard.dimacs': pigeons(14, false) };
  const { code, lines } = await importFolder(files, '--limit', '0.5');
  expect([code, lines.filter((line) => !line.startsWith('Checking which'))]).toEqual([
    1,
    [
      'hard.dimacs:1:1: error: It could not be determined within 0.5 seconds whether any configuration satisfies all constraints.\n  hint: Give it more time with --limit <seconds>.',
    ],
  ]);
  const folder = await folderWith(files);
  const told: string[] = [];
  const failed = await run(
    ['stats', join(folder, 'hard.dimacs'), '--limit', '0.5'],
    (line) => void told.push(line),
  );
  expect([failed, told.join()]).toEqual([
    1,
    expect.stringContaining('could not be determined within 0.5 seconds'),
  ]);
});

test('a feature that may never fit is asked for, with a warning', async () => {
  const { code, lines, product } = await importFolder({ 'hard.dimacs': pigeons(14, true) }, '--limit', '1');
  expect([code, lines.find((line) => !line.startsWith('Checking which'))]).toEqual([
    0,
    'hard.dimacs:1:1: warning: Not all values could be checked within 1 seconds: some of those offered may never fit.\n  hint: Give it more time with --limit <seconds>.',
  ]);
  expect((await product()).fields.get('x211')?.hidden).toBe(false);
});

test('an import that takes long says how far it is, and can be stopped', async () => {
  const folder = await folderWith({ 'hard.dimacs': pigeons(14, false) });
  const { scripts } = (await import('../../package.json', { with: { type: 'json' } })).default;
  // As npm starts it, without its shell.
  const [program = '', ...args] = scripts.model.split(' ');
  expect(program).toBe('node');
  const child = spawn(
    process.execPath,
    [...args, 'import', join(folder, 'hard.dimacs'), '--out', join(folder, 'out'), '--limit', '600'],
    { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'close');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  expect(line).toMatch(/^Checking which values are possible: 0 of 422 values after \d+ s …$/);
  child.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
}, 60_000);
