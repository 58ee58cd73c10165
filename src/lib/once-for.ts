/**
 * A function of an object that works out its answer once for each and keeps it as long as the object is there. For parts of answers, which
 * are never written to, and of which the next answer has most again.
 */
export function onceFor<K extends object, T>(work: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, T>();
  return (of) => {
    let result = known.get(of);
    if (result === undefined) {
      result = work(of);
      known.set(of, result);
    }
    return result;
  };
}
