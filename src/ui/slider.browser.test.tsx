import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Slider } from './slider.tsx';
import { render } from './testing/render.tsx';

const slider = page.getByRole('slider', { name: 'Travel' });

function draw() {
  const handlers = { onGrab: vi.fn(), onChange: vi.fn(), onRelease: vi.fn() };
  function Form() {
    const [value, setValue] = useState(100);
    return (
      <>
        <label id="label" htmlFor="travel">
          Travel
        </label>
        <Slider
          id="travel"
          labelledBy="label"
          value={value}
          min={80}
          max={180}
          step={20}
          free={{ min: 100, max: 140 }}
          valueText={(at) => `${at} mm`}
          onGrab={handlers.onGrab}
          onRelease={handlers.onRelease}
          onValueChange={(next) => {
            handlers.onChange(next);
            setValue(next);
          }}
        />
      </>
    );
  }
  render(<Form />);
  return handlers;
}

it('reads its value in words', async () => {
  draw();
  await expect.element(slider).toHaveAttribute('aria-valuetext', '100 mm');
});

it('is moved by keys, a step at a time', async () => {
  const { onChange, onGrab, onRelease } = draw();
  await page.getByText('Travel').click();
  await expect.element(slider).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{End}');
  expect(onChange.mock.calls.flat()).toEqual([120, 140, 180]);
  expect(onGrab).not.toHaveBeenCalled();
  await userEvent.keyboard('{Tab}');
  expect(onRelease).toHaveBeenCalled();
});

it('says when it is grabbed and released', async () => {
  const { onChange, onGrab, onRelease } = draw();
  await slider.click({ position: { x: 200, y: 10 } });
  expect(onGrab).toHaveBeenCalledTimes(1);
  expect(onChange).toHaveBeenCalled();
  expect(onRelease).toHaveBeenCalledTimes(1);
});
