/** `npm start`: builds if the sources have changed, then runs the server in this process. */
import { endWithParent } from './end-with-parent.mjs';

endWithParent();
await import('./ensure-build.mjs');
// In this process, so that the server gets the signals.
process.env.NODE_ENV ??= 'production';
await import(new URL('../dist/server/main.js', import.meta.url).href);
