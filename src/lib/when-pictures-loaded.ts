/** Calls back once the pictures that the page wants at once have come, or failed; those that load lazily do not count. */
export function whenPicturesLoaded(done: () => void): void {
  const awaited = [...document.images].filter(({ loading, complete }) => loading !== 'lazy' && !complete);
  const come = awaited.map(
    (picture) =>
      new Promise<void>((resolve) => {
        for (const type of ['load', 'error']) picture.addEventListener(type, () => resolve(), { once: true });
      }),
  );
  void Promise.all(come).then(done);
}
