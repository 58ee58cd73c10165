import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { page } from 'vitest/browser';
import { MemoryRouter, useNavigate, type NavigateFunction } from 'react-router';
import { expect, it } from 'vitest';
import { Link } from '#src/lib/link.tsx';
import { Redirect, type PageRoute } from '#src/lib/page.ts';
import { loadMessages } from '#src/locales/load-messages.ts';
import { render } from '#src/ui/testing/render.tsx';
import { LanguageProvider } from './language-provider.tsx';
import { PageHost } from './page-host.tsx';

/** A page that is longer than the window, with a place to link to. */
function longPage(name: string) {
  return (
    <div>
      <h1>{name}</h1>
      <Link to="#far">Down</Link>
      {Array.from({ length: 12 }, (_, index) => (
        <section key={index} style={{ height: '20rem' }}>
          <h2 id={index === 8 ? 'far' : undefined}>
            Part {index} of {name}
          </h2>
        </section>
      ))}
    </div>
  );
}

/** The shop with pages of the test's own, at the address of the first. */
async function open(routes: Record<string, () => ReactElement | Redirect>, first?: Promise<ReactElement>) {
  await loadMessages('en');
  const loaded: string[] = [];
  let navigate: NavigateFunction | undefined;
  const pages: PageRoute[] = Object.entries(routes).map(([pattern, draw]) => ({
    pattern,
    load: () => {
      loaded.push(pattern);
      return Promise.resolve(draw());
    },
  }));
  function Navigation() {
    const current = useNavigate();
    useEffect(() => {
      navigate = current;
    }, [current]);
    return null;
  }
  const [start = '/'] = Object.keys(routes);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <LanguageProvider initial="en">
        <MemoryRouter initialEntries={[start]}>
          <Navigation />
          <PageHost routes={pages} first={first ?? Promise.resolve(routes[start]?.() as ReactElement)} />
        </MemoryRouter>
      </LanguageProvider>
    </QueryClientProvider>,
  );
  await expect.poll(() => navigate, { timeout: 30_000 }).toBeDefined();
  return { loaded, go: (to: string | number) => void navigate?.(to as string) };
}

/** As long as a test may take: a slow machine takes its time to change the page. */
const scrolled = () => expect.poll(() => window.scrollY, { timeout: 30_000 });
const title = (name: string) => page.getByRole('heading', { level: 1, name });

it('shows a page from its top, and the one before where it was left', async () => {
  const { go } = await open({ '/long': () => longPage('Long'), '/other': () => longPage('Other') });
  await expect.element(title('Long')).toBeVisible();
  window.scrollTo(0, 1500);
  go('/other');
  await expect.element(title('Other')).toHaveFocus();
  expect(window.scrollY).toBe(0);
  window.scrollTo(0, 700);
  go(-1);
  await scrolled().toBe(1500);
  go(1);
  await scrolled().toBe(700);
});

it('keeps the focus in view where a page is shown scrolled down', async () => {
  const { go } = await open({ '/long': () => longPage('Long'), '/other': () => longPage('Other') });
  await expect.element(title('Long')).toBeVisible();
  window.scrollTo(0, 1500);
  go('/other');
  await expect.element(title('Other')).toHaveFocus();
  go(-1);
  await expect
    .poll(() => document.activeElement?.textContent, { timeout: 30_000 })
    .toMatch(/^Part \d+ of Long$/);
  const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(window.innerHeight);
});

it('goes to a place on the page without loading it again', async () => {
  const { loaded } = await open({ '/long': () => longPage('Long') });
  window.scrollTo(0, 0);
  await page.getByRole('link', { name: 'Down' }).click();
  await scrolled().toBeGreaterThan(500);
  expect(loaded).toEqual([]);
  const { top } = document.getElementById('far')?.getBoundingClientRect() ?? new DOMRect();
  expect(top).toBeLessThan(window.innerHeight);
});

it('does not show the first page to who has left before it was loaded', async () => {
  let arrive: ((content: ReactElement) => void) | undefined;
  const first = new Promise<ReactElement>((resolve) => (arrive = resolve));
  const { go } = await open({ '/long': () => longPage('Long'), '/other': () => longPage('Other') }, first);
  go('/other');
  await expect.element(title('Other')).toBeVisible();
  arrive?.(longPage('Long'));
  await first;
  await expect.element(title('Other')).toBeVisible();
  await expect.element(title('Long')).not.toBeInTheDocument();
});

it('ends redirects that lead from page to page without end', async () => {
  const { go, loaded } = await open({
    '/long': () => longPage('Long'),
    '/here': () => new Redirect('/there'),
    '/there': () => new Redirect('/here'),
  });
  await expect.element(title('Long')).toBeVisible();
  go('/here');
  await expect.element(title('Something went wrong on our side')).toBeVisible();
  expect(loaded.length).toBeLessThan(12);
});
