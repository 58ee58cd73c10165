/** `npm run model -- <command>`; ends when npm is told to end, also in the middle of a long search. */
import { endWithParent } from './end-with-parent.mjs';
import { run } from './model/cli.ts';

endWithParent();
process.exitCode = await run(process.argv.slice(2), (line) => console.log(line));
