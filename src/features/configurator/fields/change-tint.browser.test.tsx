import { useState } from 'react';
import { page } from 'vitest/browser';
import { expect, it } from 'vitest';
import { render } from '#src/ui/testing/render.tsx';

const tints = ['odd', 'even', undefined] as const;

function Field() {
  const [answer, setAnswer] = useState(-1);
  return (
    <div data-tint={tints[answer]}>
      Depth
      <button onClick={() => setAnswer(answer + 1)}>Answer</button>
    </div>
  );
}

const animations = () => document.getAnimations() as CSSAnimation[];

it('fades the tint of a changed field on a layer of its own, and begins anew with the next answer', async () => {
  render(<Field />);
  const button = page.getByRole('button', { name: 'Answer' });
  await button.click();
  const [first, ...others] = animations();
  expect(others).toEqual([]);
  const effect = first?.effect as KeyframeEffect;
  expect(effect.pseudoElement).toBe('::before');
  // The compositor fades nothing but opacity.
  const frames = effect.getKeyframes().flatMap((frame) => Object.keys(frame));
  expect(frames).toContain('opacity');
  expect(frames).not.toContain('backgroundColor');
  first?.finish();
  await button.click();
  const [second] = animations();
  expect(second?.animationName).not.toBe(first?.animationName);
  expect(second?.playState).toBe('running');
  await button.click();
  expect(animations()).toEqual([]);
});

it('does not animate what is not laid out, which the page itself would have to do', async () => {
  render(
    <>
      <div style={{ contentVisibility: 'hidden' }}>
        <div data-tint="odd">Depth</div>
      </div>
      <div hidden>
        <div data-tint="odd">Width</div>
      </div>
    </>,
  );
  await expect.poll(() => document.querySelectorAll('[data-tint]').length).toBe(2);
  await new Promise(requestAnimationFrame);
  expect(document.getAnimations()).toEqual([]);
});
