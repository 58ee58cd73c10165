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

it('reaches both ends of a scale that its step does not divide, and shows every value', async () => {
  const values: number[] = [];
  function Form() {
    const [value, setValue] = useState(50);
    return (
      <>
        <label id="load-label" htmlFor="load">
          Load
        </label>
        <Slider
          id="load"
          labelledBy="load-label"
          value={value}
          min={49}
          max={100}
          step={5}
          valueText={(at) => `${at} kg`}
          onGrab={() => undefined}
          onRelease={() => undefined}
          onValueChange={(next) => {
            values.push(next);
            setValue(next);
          }}
        />
      </>
    );
  }
  render(<Form />);
  const load = page.getByRole('slider', { name: 'Load' });
  // Between two steps, as another program may have set it.
  await expect.element(load).toHaveValue('50');
  await expect.element(load).toHaveAttribute('aria-valuetext', '50 kg');
  await page.getByText('Load').click();
  await userEvent.keyboard('{End}');
  await expect.element(load).toHaveValue('100');
  await userEvent.keyboard('{ArrowLeft}{ArrowRight}{Home}{ArrowRight}');
  expect(values).toEqual([100, 99, 100, 49, 54]);
  const { width, height } = load.element().getBoundingClientRect();
  await load.click({ position: { x: width - 1, y: height / 2 } });
  await expect.element(load).toHaveValue('100');
  // The start of the input hangs over the edge of this page.
  await load.click({ position: { x: 16, y: height / 2 } });
  await expect.element(load).toHaveValue('49');
});
