import { useState } from 'react';
import { IntlProvider } from 'use-intl';
import { page } from 'vitest/browser';
import { expect, it } from 'vitest';
import en from '#src/locales/en.json';
import { render } from '#src/ui/testing/render.tsx';
import { PriceTag } from './price-tag.tsx';

function Price({ isHidden }: { isHidden: boolean }) {
  const [total, setTotal] = useState('€5.00');
  return (
    <>
      <button onClick={() => setTotal('€10.00')}>Answer</button>
      <div hidden={isHidden}>
        <PriceTag pricing={{ rows: [], summary: { customerNetPriceColumn: total } }} />
      </div>
    </>
  );
}

it.each([false, true])('moves a new price only where it is seen (hidden: %s)', async (isHidden) => {
  render(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <Price isHidden={isHidden} />
    </IntlProvider>,
  );
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect.poll(() => document.body.textContent).toContain('€10.00');
  expect(document.getAnimations()).toHaveLength(isHidden ? 0 : 1);
});
