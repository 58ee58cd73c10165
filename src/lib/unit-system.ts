import { safeStorage } from './safe-storage.ts';

/**
 * The unit system this person reads numbers in: an id of the tenant's, kept on this device. Undefined for the product's
 * own units.
 */
const RECORD = 'bespoke.units';
const listeners = new Set<() => void>();
let chosen = safeStorage.getItem(RECORD) ?? undefined;

export function unitSystem(): string | undefined {
  return chosen;
}

export function chooseUnitSystem(id: string | undefined): void {
  chosen = id;
  if (id === undefined) safeStorage.removeItem(RECORD);
  else safeStorage.setItem(RECORD, id);
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export function onUnitSystem(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
