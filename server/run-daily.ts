const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Runs a task now and once a day as long as the process runs. After a failure it runs again the next day.
 *
 * @param onError gets what a failed run threw
 * @returns a function that stops it
 */
export function runDaily(task: () => Promise<void>, onError: (error: unknown) => void): () => void {
  const run = () => void task().catch(onError);
  run();
  const timer = setInterval(run, DAY_MS);
  // The timer alone does not keep the process alive.
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
