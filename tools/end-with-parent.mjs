/**
 * npm runs a script in a shell, and a shell that is told to end does not pass that on: without this, `kill` on
 * `npm start` would leave the server running. So whoever loses its parent behaves as if it had been told itself.
 */
const POLL_MS = 200;

export function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MS);
  timer.unref();
}
