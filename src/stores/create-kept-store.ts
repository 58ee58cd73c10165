/**
 * A store that the browser keeps, under one name, as `{"state": …, "version": 0}`: the form of zustand's `persist`, which has 2 KB more for
 * what is not needed here.
 */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { safeStorage } from '#src/lib/safe-storage.ts';

/**
 * @param read makes the state of what was kept, which may be of an older version, or anything at all
 * @returns the store, and how to take over what another tab has written
 */
export function createKeptStore<T extends object>(
  name: string,
  read: (kept: unknown) => T,
): { store: UseBoundStore<StoreApi<T>>; readAgain: () => void } {
  const now = () => read(stateIn(safeStorage.getItem(name)));
  const store = create<T>()(now);
  store.subscribe((state) => safeStorage.setItem(name, JSON.stringify({ state, version: 0 })));
  return { store, readAgain: () => store.setState(now(), true) };
}

function stateIn(record: string | null): unknown {
  try {
    return (JSON.parse(record ?? '{}') as { state?: unknown } | null)?.state;
  } catch {
    return undefined;
  }
}
