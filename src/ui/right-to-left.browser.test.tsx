import { page } from 'vitest/browser';
import { ArrowLeft, ArrowRight, ChevronDown } from 'lucide-react';
import { expect, it } from 'vitest';
import { Disclosure } from './disclosure.tsx';
import { render } from './testing/render.tsx';

it.each([
  ['ltr', { arrow: 'none', closed: '-90deg' }],
  ['rtl', { arrow: '-1 1', closed: '90deg' }],
] as const)('arrows and disclosures point to where the text goes: %s', async (dir, wanted) => {
  render(
    <div dir={dir}>
      <ArrowLeft data-testid="arrow" />
      <ArrowRight data-testid="arrow" />
      <ChevronDown data-testid="down" />
      <Disclosure summary="Closed">…</Disclosure>
      <Disclosure summary="Open" open>
        …
      </Disclosure>
    </div>,
  );
  await expect.element(page.getByText('Closed')).toBeVisible();
  const styles = (selector: string) =>
    [...document.querySelectorAll(selector)].map((one) => getComputedStyle(one));
  expect(styles('[data-testid="arrow"]').map(({ scale }) => scale)).toEqual([wanted.arrow, wanted.arrow]);
  expect(styles('[data-testid="down"]')[0]?.rotate).toBe('none');
  const [closed, open] = styles('summary > svg');
  expect(closed?.rotate).toBe(wanted.closed);
  expect(open?.rotate).toMatch(/^(none|0deg)$/);
});
