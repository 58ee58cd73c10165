/** Makes sure that `dist` is built from the current sources; ends the process when the build fails. */
import { buildIfNeeded } from './build.mjs';

const { ok, output } = await buildIfNeeded();
if (!ok) {
  process.stderr.write(`${output}\nThe build failed; see above.\n`);
  process.exit(1);
}
