/** The process: reads the settings, starts the server, prints its address, and stops it on a signal. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCommandLine } from './settings/command-line.ts';
import { readConfig } from './settings/config.ts';
import { ModelError } from '#server/model/source/diagnostic.ts';
import { createLog, logEverything } from './platform/log.ts';
import { openSandboxes } from './sandboxes/open-sandboxes.ts';
import { StartError } from './settings/start-error.ts';
import { startServer } from './start-server.ts';

try {
  // npm changes into the package's folder; paths are relative to where it was called.
  const { models } = readCommandLine(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  const config = readConfig(process.env, packageFolder(import.meta.dirname), models);
  const logger = createLog(config.logLevel);
  const server = await startServer(config, logger, { openSandboxes });
  logEverything(logger);
  stopOnSignal(server.stop);
  process.stdout.write(`Bespoke is ready at ${server.url}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

/** The first signal waits for open requests, a second one does not. */
function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void stop().then(() => process.exit(0));
    });
  }
}

/** The message of an error that the user can fix; any other error with its stack. */
function explain(error: unknown): string {
  if (error instanceof StartError) return error.message;
  if (error instanceof ModelError) return `The product models have errors.\n${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The folder with package.json: this file runs in `server` and in `dist/server`. */
function packageFolder(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return folder;
  }
}
