import { useEffect, useEffectEvent, useLayoutEffect } from 'react';
import type { Location } from 'react-router';
import { keepsScroll } from '#src/lib/page-navigation.ts';
import { attempt } from '#src/lib/safe-storage.ts';

/** In the storage of the browser tab: where each address was scrolled to, in pixels. */
const RECORD = 'bespoke.scroll';
const positions = new Map<string, number>(attempt(readRecord));

function readRecord(): [string, number][] {
  return Object.entries(JSON.parse(sessionStorage.getItem(RECORD) ?? '{}') as Record<string, number>);
}

/** A step of a configuration is found where it was left, by whichever way the customer comes back to it. */
function keyOf({ pathname, key }: Location): string {
  return pathname.startsWith('/configure/') ? pathname : key;
}

/** To be called before another page replaces the one at this address. */
export function rememberScroll(location: Location): void {
  positions.set(keyOf(location), window.scrollY);
}

/**
 * Scrolls to where the address was left, to the place it names, or to the top. The browser would do so before the page
 * is loaded.
 * @param location of the page that is shown
 */
export function useScrollRestoration(location: Location | undefined): void {
  const save = useEffectEvent(() => {
    if (location) rememberScroll(location);
    attempt(() => sessionStorage.setItem(RECORD, JSON.stringify(Object.fromEntries(positions))));
  });

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    const leave = () => {
      save();
      window.history.scrollRestoration = 'auto';
    };
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, []);

  useLayoutEffect(() => {
    if (!location) return;
    const left = positions.get(keyOf(location));
    if (left !== undefined) window.scrollTo(0, left);
    else if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    else if (!keepsScroll(location)) window.scrollTo(0, 0);
  }, [location]);
}
