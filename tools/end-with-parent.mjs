/**
 * npm runs a script in a shell, and a shell does not forward SIGTERM: without this, `kill` on `npm start` would leave the
 * server running. A process that loses its parent sends SIGTERM to itself.
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
