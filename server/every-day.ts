const DAY = 24 * 60 * 60 * 1_000;

/**
 * Does something now and once a day from then on, for as long as the process runs. A failure is told and tried again on the
 * next day.
 * @returns how to stop
 */
export function everyDay(task: () => Promise<void>, failed: (error: unknown) => void): () => void {
  const run = () => void task().catch(failed);
  run();
  const timer = setInterval(run, DAY);
  // Nobody has to wait for tomorrow to end the process.
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
