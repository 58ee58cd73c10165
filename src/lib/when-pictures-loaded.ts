/** Calls back once the pictures that the page wants at once have come, or failed; those that load lazily do not count. */
export function whenPicturesLoaded(done: () => void): void {
  const awaited = [...document.images].filter(({ loading, complete }) => loading !== 'lazy' && !complete);
  void Promise.allSettled(awaited.map((picture) => picture.decode())).then(done);
}
