import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const module = pathToFileURL(join(import.meta.dirname, 'end-with-parent.mjs')).href;

it.skipIf(process.platform === 'win32')('ends when the shell that npm put around it is gone', async () => {
  const script = `import { endWithParent } from '${module}';
    endWithParent();
    process.once('SIGTERM', () => { console.log('stopped in order'); process.exit(); });
    setInterval(() => {}, 1000);
    console.log('running');`;
  // `; true` keeps the shell: some would replace themselves by their last command.
  const shell = spawn('sh', ['-c', `"${process.execPath}" --input-type=module -e "$SCRIPT"; true`], {
    env: { ...process.env, SCRIPT: script, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await once(shell.stdout, 'data');
  const ended = once(shell.stdout, 'close');
  shell.kill('SIGKILL');
  await ended;
  expect(output).toContain('stopped in order');
});
