import { useEffect, useEffectEvent, useLayoutEffect } from 'react';
import type { Location } from 'react-router';
import { focusHeading, isFocusOutOfSight } from '#src/lib/focus-heading.ts';
import { keepsScroll } from '#src/lib/page-navigation.ts';
import { attempt } from '#src/lib/safe-storage.ts';

/** In the storage of the browser tab: where each entry of the history was scrolled to, in pixels. */
const RECORD = 'bespoke.scroll';
const positions = new Map<string, number>(attempt(readRecord));

function readRecord(): [string, number][] {
  return Object.entries(JSON.parse(sessionStorage.getItem(RECORD) ?? '{}') as Record<string, number>);
}

/** To be called when the customer leaves the page of this address, before anything of another page is drawn. */
export function rememberScroll({ key }: Location): void {
  positions.set(key, window.scrollY);
}

/**
 * Scrolls to where the page was left (back, forward, reload), to the place the address names, or to the top: who follows a
 * link starts at the top. The browser would do so before the page is loaded.
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
    const left = positions.get(location.key);
    if (left !== undefined) {
      window.scrollTo(0, left);
      if (left > 0 && isFocusOutOfSight()) focusHeading();
    } else if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    else if (!keepsScroll(location)) window.scrollTo(0, 0);
  }, [location]);
}
