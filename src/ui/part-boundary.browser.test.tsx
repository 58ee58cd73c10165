import { page, userEvent } from 'vitest/browser';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { PartBoundary } from './part-boundary.tsx';
import { render } from './testing/render.tsx';

function Part({ currency }: { currency: string }) {
  return <p>{new Intl.DisplayNames('en', { type: 'currency' }).of(currency)}</p>;
}

function Page() {
  const [currency, setCurrency] = useState('no currency');
  return (
    <>
      <h1>Your ride</h1>
      <PartBoundary resetKey={currency} fallback={<p>Not shown</p>}>
        <Part currency={currency} />
      </PartBoundary>
      <button type="button" onClick={() => setCurrency('EUR')}>
        Euros
      </button>
    </>
  );
}

it('keeps the rest of a page when a part of it fails, and tries the part again with other data', async () => {
  render(<Page />);
  await expect.element(page.getByText('Not shown')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Your ride' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Euros' }));
  await expect.element(page.getByText('Euro', { exact: true })).toBeVisible();
});
