import { page } from 'vitest/browser';
import { useState } from 'react';
import { expect, it } from 'vitest';
import type { ChangedParameter } from '#src/api/read/configuration.ts';
import { render } from '#src/ui/testing/render.tsx';
import { useChangeTint } from './use-change-tint.ts';

const changed: ChangedParameter = {
  name: 'depth',
  description: 'Depth',
  oldValue: '10',
  oldValueDescription: '10',
  newValue: '30',
  newValueDescription: '30',
};

function Field() {
  const [change, setChange] = useState<ChangedParameter>();
  return (
    <div ref={useChangeTint(change)}>
      Depth
      <button onClick={() => setChange(changed)}>Answer</button>
      <button onClick={() => setChange(undefined)}>Other answer</button>
    </div>
  );
}

it('fades the tint of a changed field on a layer of its own, without drawing the page for every frame', async () => {
  render(<Field />);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  const [tint, ...others] = document.getAnimations();
  expect(others).toEqual([]);
  const effect = tint?.effect as KeyframeEffect;
  expect(effect.pseudoElement).toBe('::before');
  // The compositor fades nothing but opacity.
  expect(effect.getKeyframes().flatMap((frame) => Object.keys(frame))).not.toContain('backgroundColor');
  tint?.finish();
  await expect.poll(() => document.querySelector('[data-tinted]')).toBeNull();
});

it('does not animate a field that is not laid out, which the page itself would have to do', async () => {
  const isSkipped = { contentVisibility: 'hidden' } as const;
  const answer = await (async () => {
    render(
      <>
        <div style={isSkipped}>
          <Field />
        </div>
        <div hidden>
          <Field />
        </div>
      </>,
    );
    await expect.poll(() => document.querySelectorAll('button').length).toBe(4);
    return [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === 'Answer');
  })();
  for (const button of answer) button.click();
  // Effects have run.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(document.querySelector('[data-tinted]')).toBeNull();
  expect(document.getAnimations()).toEqual([]);
});

it('leaves no tint when the next answer changes something else', async () => {
  render(<Field />);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  expect(document.querySelector('[data-tinted]')).not.toBeNull();
  await page.getByRole('button', { name: 'Other answer' }).click();
  await expect.poll(() => document.querySelector('[data-tinted]')).toBeNull();
  expect(document.getAnimations()).toEqual([]);
});
