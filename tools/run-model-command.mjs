/** `npm run model -- <command>`; ends when npm is told to end, also in the middle of a long search. */
import { endWithParent } from './end-with-parent.mjs';

endWithParent();
/** @type {{ run: (args: readonly string[], print: (line: string) => void) => Promise<number> }} */
const { run } = await import(new URL('model/cli.ts', import.meta.url).href);
process.exitCode = await run(process.argv.slice(2), (line) => console.log(line));
