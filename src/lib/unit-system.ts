/**
 * The unit system this person reads numbers in: an id of the tenant's, kept on this device. Undefined for the product's
 * own units.
 */
const RECORD = 'bespoke.units';
const listeners = new Set<() => void>();
let chosen = recall();

export function unitSystem(): string | undefined {
  return chosen;
}

export function chooseUnitSystem(id: string | undefined): void {
  chosen = id;
  try {
    if (id === undefined) localStorage.removeItem(RECORD);
    else localStorage.setItem(RECORD, id);
  } catch {
    // Storage may be full or switched off; then it lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export function onUnitSystem(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function recall(): string | undefined {
  try {
    return localStorage.getItem(RECORD) ?? undefined;
  } catch {
    return undefined;
  }
}
