/** Makes sure that `dist` is built from the sources as they are; ends the process when it cannot be. */
import { buildIfNeeded } from './build.mjs';

const { ok, output } = await buildIfNeeded();
if (!ok) {
  process.stderr.write(`${output}\nThe build failed; see above.\n`);
  process.exit(1);
}
