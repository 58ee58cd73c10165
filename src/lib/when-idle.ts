/**
 * Runs `work` once the browser has nothing else to do.
 *
 * @param latestMs when it runs at the latest, where it never gets a pause
 * @returns how to call it off
 */
export function whenIdle(work: () => void, latestMs: number): () => void {
  // Safari has no idle callback.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, Math.min(latestMs, 3_000));
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: latestMs });
  return () => cancelIdleCallback(handle);
}
