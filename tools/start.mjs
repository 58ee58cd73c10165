/** `npm start`: builds when something has changed, then becomes the server. */
import { buildIfNeeded } from './build.mjs';
import { endWithParent } from './end-with-parent.mjs';

endWithParent();

const { ok, output } = await buildIfNeeded();
if (!ok) {
  process.stderr.write(`${output}\nThe build failed; see above.\n`);
  process.exit(1);
}
// In this process: nothing stands between the server and the signals that stop it.
process.env.NODE_ENV ??= 'production';
await import('../dist/server/main.js');
