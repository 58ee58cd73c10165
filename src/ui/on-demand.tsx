import { Suspense, useState, type ReactNode } from 'react';

/**
 * Draws nothing until its content is wanted for the first time: for dialogs that are a chunk of their own. From then on
 * the content stays, so that a dialog can close in its own time.
 */
export function OnDemand({ isWanted, children }: { isWanted: boolean; children: ReactNode }) {
  const [wasWanted, setWanted] = useState(isWanted);
  if (isWanted && !wasWanted) setWanted(true);
  return wasWanted || isWanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
