/** `npm run model -- <command>`: what an author does with models. Each command has a file of its own. */
import { checkUsage, runCheck } from './check/check-command.ts';
import { explainUsage, runExplain } from './explain/explain-command.ts';
import { importUsage, runImport } from './import/import-command.ts';
import { runSchema, schemaUsage } from './json-schema/schema-command.ts';
import { newUsage, runNew } from './starter/new-command.ts';
import { runStats, statsUsage } from './stats/stats-command.ts';

const usage = `Usage: ${[checkUsage, explainUsage, statsUsage, importUsage, newUsage, schemaUsage].join('\n').trimStart()}`;

/** Undefined says that it was called wrongly. */
type Command = (args: readonly string[], print: (line: string) => void) => Promise<number | undefined>;

const commands: ReadonlyMap<string, Command> = new Map([
  ['check', runCheck],
  ['explain', runExplain],
  ['import', runImport],
  ['new', runNew],
  ['schema', runSchema],
  ['stats', runStats],
]);

/** @returns the exit code: 0 without errors (warnings are allowed), 1 with errors, 2 when it was called wrongly */
export async function run(args: readonly string[], print: (line: string) => void): Promise<number> {
  const [name = '', ...rest] = args;
  const code = await commands.get(name)?.(rest, print);
  if (code !== undefined) return code;
  print(usage);
  return 2;
}
