/** `npm start`: builds when something has changed, then becomes the server. */
import { endWithParent } from './end-with-parent.mjs';

endWithParent();
await import('./ensure-build.mjs');
// In this process: nothing stands between the server and the signals that stop it.
process.env.NODE_ENV ??= 'production';
await import(new URL('../dist/server/main.js', import.meta.url).href);
