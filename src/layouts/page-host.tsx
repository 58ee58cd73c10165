import {
  startTransition,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
} from 'react';
import { flushSync } from 'react-dom';
import {
  NavigationType,
  UNSAFE_LocationContext as LocationContext,
  useLocation,
  useNavigate,
  type Location,
} from 'react-router';
import { ApiError } from '#src/api/api-error.ts';
import { focusHeading } from '#src/lib/focus-heading.ts';
import { Redirect, type PageRoute } from '#src/lib/page.ts';
import { PageNavigationContext } from '#src/lib/page-navigation.ts';
import { MOST_REDIRECTS } from './open-first-page.ts';
import { findRoute, openPage } from './open-page.ts';
import { PageErrorBoundary } from './page-error-boundary.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { RouteError } from './route-error.tsx';
import { ShopLayout } from './shop-layout.tsx';
import { rememberScroll, useScrollRestoration } from './use-scroll-restoration.ts';

export interface PageHostProps {
  routes: readonly PageRoute[];
  /** The page of the address that the shop was entered with: it began to load before React did. */
  first: ReturnType<typeof openPage>;
  /** The same where it has come: it is drawn at once. */
  shown?: ReactElement | undefined;
  /** Called when the first page is on the screen. */
  onShown?: () => void;
}

/** A page on the screen, and its address. */
interface ShownPage {
  location: Location;
  content: ReactElement;
}

/**
 * Shows the page of the current address. While the next one loads, the page before stays, with its own address for
 * everything below: links, search parameters, the marks of the navigation.
 */
export function PageHost({ routes, first, shown: entered, onShown }: PageHostProps) {
  const location = useLocation();
  const navigate = useNavigate();
  const [shown, setShown] = useState<ShownPage | undefined>(entered && { location, content: entered });
  const [reloaded, setReloaded] = useState<ShownPage>();
  const [start] = useState(location);
  const redirects = useRef(0);

  const open = useEffectEvent((signal: AbortSignal) => {
    if (!shown && location === start) return first;
    if (shown && shown !== reloaded && isHashChange(shown.location, location))
      return Promise.resolve(shown.content);
    return openPage(routes, location, signal);
  });

  const show = useEffectEvent((next: ReactElement | Redirect) => {
    if (next instanceof Redirect && redirects.current < MOST_REDIRECTS) {
      redirects.current += 1;
      return void navigate(next.to, { replace: true });
    }
    redirects.current = 0;
    const content = next instanceof Redirect ? <RouteError error={redirectsWithoutEnd()} /> : next;
    const update = () => setShown({ location, content });
    const isOtherPage = shown && findRoute(routes, shown.location) !== findRoute(routes, location);
    // Without `startViewTransition` a browser changes the page at once.
    if (!isOtherPage || !('startViewTransition' in document)) return startTransition(update);
    const { ready } = document.startViewTransition(() => flushSync(update));
    // Rejected where the animation is skipped (a further one starts, the window changes its size): the page is shown all the same.
    ready.catch(() => undefined);
  });

  const leave = useEffectEvent(() => {
    if (shown && shown.location !== location) rememberScroll(shown.location);
  });

  const isShowing = useEffectEvent(() => shown?.location === location && shown !== reloaded);

  useEffect(() => {
    leave();
    if (isShowing()) return undefined;
    const left = new AbortController();
    void open(left.signal)
      .catch((error: unknown) => <RouteError error={error} />)
      .then((next) => {
        if (!left.signal.aborted) show(next);
      });
    return () => left.abort();
  }, [location, reloaded]);

  const isShown = shown !== undefined;
  useEffect(() => {
    if (isShown) onShown?.();
  }, [isShown, onShown]);

  useScrollRestoration(shown?.location);
  useFocusOnNavigation(shown && findRoute(routes, shown.location)?.pattern);

  const navigation = {
    goingTo: shown && shown.location !== location ? location : undefined,
    isReloading: shown !== undefined && shown === reloaded,
    reload: () => setReloaded(shown),
  };
  const shownLocation = shown?.location ?? location;
  const address = useMemo(
    () => ({ location: shownLocation, navigationType: NavigationType.Pop }),
    [shownLocation],
  );
  const page = <PageErrorBoundary page={shown}>{shown?.content ?? <PageSkeleton />}</PageErrorBoundary>;
  return (
    <PageNavigationContext value={navigation}>
      <PageErrorBoundary page={shown}>
        <LocationContext value={address}>
          <ShopLayout isWaiting={!shown}>{page}</ShopLayout>
        </LocationContext>
      </PageErrorBoundary>
    </PageNavigationContext>
  );
}

/** Pages that redirect to each other would ask the tenant again and again. */
function redirectsWithoutEnd(): ApiError {
  return new ApiError('contract', `More than ${MOST_REDIRECTS} redirects in a row`);
}

/** A link to a place on the same page, which needs nothing loaded. */
function isHashChange(from: Location, to: Location): boolean {
  return to.hash !== '' && from.pathname === to.pathname && from.search === to.search;
}

/**
 * Moves the focus to the new page's heading, so that a screen reader reads it and Tab goes on from there. Only when
 * another page comes: within one (search, tabs, steps) the focus stays where the person works.
 */
function useFocusOnNavigation(pattern: string | undefined): void {
  const focused = useRef<string>(undefined);
  // In the commit that draws the page: later, it would be taken away from where somebody types already.
  useLayoutEffect(() => {
    if (pattern === focused.current) return;
    const isFirst = focused.current === undefined;
    focused.current = pattern;
    if (!isFirst) focusHeading();
  }, [pattern]);
}
