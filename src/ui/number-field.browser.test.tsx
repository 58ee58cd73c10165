import { createRef, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NumberField } from './number-field.tsx';
import { QuantityField, type QuantityFieldHandle } from './quantity-field.tsx';
import { render } from './testing/render.tsx';

describe('a number field', () => {
  const field = page.getByRole('spinbutton', { name: 'Head' });

  function draw({ value = 20, invalid = false } = {}) {
    const handlers = { onDone: vi.fn(), onStep: vi.fn() };
    function Form() {
      const [text, setText] = useState(String(value));
      return (
        <>
          <label id="label" htmlFor="head">
            Head
          </label>
          <NumberField
            id="head"
            labelledBy="label"
            text={text}
            value={value}
            min={3}
            max={80}
            unit="m"
            invalid={invalid}
            decrementLabel="Less"
            incrementLabel="More"
            onTextChange={setText}
            {...handlers}
          />
        </>
      );
    }
    render(<Form />);
    return handlers;
  }

  it('says its number, unit and ends', async () => {
    draw();
    await expect.element(field).toHaveAttribute('aria-valuenow', '20');
    await expect.element(field).toHaveAttribute('aria-valuemin', '3');
    await expect.element(field).toHaveAttribute('aria-valuemax', '80');
    await expect.element(field).toHaveAttribute('aria-valuetext', '20 m');
  });

  it('is reached by its label, with its text selected', async () => {
    draw();
    await page.getByText('Head').click();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('7');
    await expect.element(field).toHaveValue('7');
  });

  it('keeps what is typed, whatever it is, until the person is done', async () => {
    const { onDone } = draw();
    await field.click();
    await userEvent.keyboard('high');
    await expect.element(field).toHaveValue('high');
    expect(onDone).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(onDone).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('{Tab}');
    expect(onDone).toHaveBeenCalledTimes(2);
  });

  it('is stepped by keys and buttons, which are no tab stops', async () => {
    const { onStep } = draw();
    await field.click();
    await userEvent.keyboard('{ArrowUp}{ArrowDown}{PageUp}{PageDown}');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Less' }).click();
    expect(onStep.mock.calls.flat()).toEqual([1, -1, 10, -10, 1, -1]);
    await expect.element(page.getByRole('button', { name: 'More' })).toHaveAttribute('tabindex', '-1');
  });

  it('does not step beyond its ends', async () => {
    draw({ value: 80 });
    await expect.element(page.getByRole('button', { name: 'More' })).toBeDisabled();
    await expect.element(page.getByRole('button', { name: 'Less' })).toBeEnabled();
  });

  it('says that its value is wrong', async () => {
    draw({ invalid: true });
    await expect.element(field).toBeInvalid();
  });
});

describe('a quantity', () => {
  const field = page.getByRole('spinbutton', { name: 'Quantity of valves' });

  const handle = createRef<QuantityFieldHandle>();

  function draw() {
    const onChange = vi.fn();
    function Form() {
      const [value, setValue] = useState(2);
      return (
        <QuantityField
          ref={handle}
          label="Quantity of valves"
          decrementLabel="Decrease quantity"
          incrementLabel="Increase quantity"
          rangeText="From 1 to 99."
          language="en"
          value={value}
          min={1}
          max={99}
          onValueChange={(next) => {
            onChange(next);
            setValue(next);
          }}
        />
      );
    }
    render(<Form />);
    return onChange;
  }

  it('is taken as soon as it is one', async () => {
    const onChange = draw();
    await field.fill('12');
    await userEvent.keyboard('{Tab}');
    await expect.element(field).toHaveValue('12');
    expect(onChange.mock.calls.flat()).toEqual([12]);
  });

  it.each(['1.5', '1a2', '500', '0', '1,5', '-3'])(
    'is not guessed from %s: it stays what it was',
    async (text) => {
      const onChange = draw();
      await field.fill(text);
      await expect.element(field).toBeValid();
      await userEvent.keyboard('{Tab}');
      await expect.element(field).toHaveValue(text);
      await expect.element(field).toBeInvalid();
      await expect.element(field).toHaveAccessibleDescription('From 1 to 99.');
      expect(onChange).not.toHaveBeenCalled();
      await page.getByRole('button', { name: 'Increase quantity' }).click();
      await expect.element(field).toHaveValue('3');
      await expect.element(field).toBeValid();
    },
  );

  it('is checked before it is used: what is none gets the message and the focus', async () => {
    draw();
    await field.fill('1.5');
    document.body.focus();
    expect(handle.current?.check()).toBe(false);
    await expect.element(field).toBeInvalid();
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAccessibleDescription('From 1 to 99.');
    await field.fill('5');
    expect(handle.current?.check()).toBe(true);
  });

  it('is what it was when the field is left empty', async () => {
    const onChange = draw();
    await field.fill('');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveValue('2');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('is stepped within its ends', async () => {
    const onChange = draw();
    await field.click();
    await userEvent.keyboard('{ArrowUp}{PageDown}{ArrowDown}');
    expect(onChange.mock.calls.flat()).toEqual([3, 1]);
    await page.getByRole('button', { name: 'Increase quantity' }).click();
    await expect.element(field).toHaveValue('2');
  });
});
