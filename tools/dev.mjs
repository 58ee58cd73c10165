/** `npm run dev`: the server, restarted on every change, behind Vite, which updates the page. */
import { endWithParent } from './end-with-parent.mjs';
import { start } from './run.mjs';

endWithParent();

const port = Number(process.env.PORT ?? 8080);
const serverPort = port + 1;

const server = start(
  'tsx',
  [
    'watch',
    '--clear-screen=false',
    '--include',
    'models/**',
    '--include',
    'server/texts/*.json',
    'server/main.ts',
    ...process.argv.slice(2),
  ],
  {
    env: { PORT: String(serverPort), PUBLIC_URL: `http://localhost:${port}` },
  },
);
const vite = start('vite', ['--port', String(port), '--clearScreen', 'false'], {
  env: { BESPOKE_SERVER: `http://127.0.0.1:${serverPort}` },
});

// When one ends, the other does, too.
server.once('close', () => vite.kill());
vite.once('close', () => server.kill());
