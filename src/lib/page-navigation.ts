import { createContext, useContext } from 'react';
import type { Location } from 'react-router';

/** What is loading, for components that show it. */
export interface PageNavigation {
  /** The address of the page that is loading, while the page before is shown; undefined when none is. */
  goingTo: Location | undefined;
  /** The page that is shown is loading again. */
  isReloading: boolean;
  /** Loads the page that is shown again. */
  reload: () => void;
}

export const PageNavigationContext = createContext<PageNavigation | undefined>(undefined);

export function usePageNavigation(): PageNavigation {
  const value = useContext(PageNavigationContext);
  if (!value) throw new Error('usePageNavigation needs a PageHost above it');
  return value;
}

/** The state of a navigation after which the window stays scrolled where it is. */
export const keepScroll = { keepScroll: true } as const;

export function keepsScroll({ state }: Location): boolean {
  return (state as Partial<typeof keepScroll> | null)?.keepScroll ?? false;
}
