import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter, useLocation } from 'react-router';
import { page } from 'vitest/browser';
import { expect, it, onTestFinished } from 'vitest';
import { Link, NavLink } from './link.tsx';

function Address() {
  const { pathname, search, state } = useLocation();
  return <output>{`${pathname}${search} ${JSON.stringify(state)}`}</output>;
}

function show(links: ReactElement) {
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  root.render(
    <MemoryRouter initialEntries={['/catalog/bikes']}>
      {links}
      <Address />
    </MemoryRouter>,
  );
}

it('goes to its page with the state of the navigation', async () => {
  show(
    <Link to="/cart" state={{ keepScroll: true }}>
      Cart
    </Link>,
  );
  const link = page.getByRole('link', { name: 'Cart' });
  await expect.element(link).toHaveAttribute('href', '/cart');
  await link.click();
  await expect.element(page.getByRole('status')).toHaveTextContent('/cart {"keepScroll":true}');
});

it('changes only the search parameters of the page that is shown', async () => {
  show(<Link to="?page=2">Next</Link>);
  const link = page.getByRole('link', { name: 'Next' });
  await expect.element(link).toHaveAttribute('href', '/catalog/bikes?page=2');
  await link.click();
  await expect.element(page.getByRole('status')).toHaveTextContent('/catalog/bikes?page=2 null');
});

it('stays where its own handler prevents it', async () => {
  show(
    <Link to="/cart" onClick={(event) => event.preventDefault()}>
      Cart
    </Link>,
  );
  await page.getByRole('link', { name: 'Cart' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('/catalog/bikes null');
});

it('says when its page, or one below it, is shown', async () => {
  show(
    <>
      <NavLink to="/catalog/bikes">Bikes</NavLink>
      <NavLink to="/catalog">Catalog</NavLink>
      <NavLink to="/cat">Cats</NavLink>
    </>,
  );
  const current = (name: string) => page.getByRole('link', { name, exact: true });
  await expect.element(current('Bikes')).toHaveAttribute('aria-current', 'page');
  await expect.element(current('Catalog')).toHaveAttribute('aria-current', 'page');
  await expect.element(current('Cats')).not.toHaveAttribute('aria-current');
});
