import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { RadioGroup, type RadioGroupProps } from './radio-group.tsx';
import { render } from './testing/render.tsx';

const choices = [
  { value: 'v', label: 'V-brakes', description: 'light', trailing: '€20' },
  { value: 'disc', label: 'Disc brakes' },
  { value: 'none', label: 'None', tone: 'danger' as const, toneLabel: 'not available' },
];
const group = page.getByRole('radiogroup', { name: 'Front brake' });
const radio = (name: string) => group.getByRole('radio', { name });

/** @param isChosenBy what a pick of the group changes its value by; by default every one */
function draw(
  more: Partial<RadioGroupProps> = {},
  isChosenBy: (by: string) => boolean = () => true,
  initial = 'disc',
) {
  const onPick = vi.fn();
  function Form() {
    const [value, setValue] = useState(initial);
    return (
      <>
        <button type="button">Before</button>
        <span id="label">Front brake</span>
        <RadioGroup
          labelledBy="label"
          choices={choices}
          value={value}
          onPick={(next, by) => {
            onPick(next, by);
            if (isChosenBy(by)) setValue(next);
          }}
          {...more}
        />
      </>
    );
  }
  render(<Form />);
  return onPick;
}

it.each(['list', 'segmented', 'tiles', 'cards'] as const)(
  'names its values and their marks as %s',
  async (appearance) => {
    draw({ appearance });
    await expect.element(radio('V-brakes')).toHaveAccessibleDescription(/light.*€20/);
    await expect.element(radio('Disc brakes')).toBeChecked();
    await expect.element(radio('None (not available)')).toBeVisible();
  },
);

it('keeps the names of cards that show pictures only', async () => {
  draw({ appearance: 'cards', hideLabels: true });
  await expect.element(radio('None (not available)')).toBeVisible();
});

it('tells presses from arrow keys', async () => {
  const onPick = draw();
  await radio('V-brakes').click();
  expect(onPick).toHaveBeenLastCalledWith('v', 'press');
  await userEvent.keyboard('{ArrowDown}');
  expect(onPick).toHaveBeenLastCalledWith('disc', 'arrow');
  await expect.element(radio('Disc brakes')).toHaveFocus();
});

it('can be passed over without choosing, and chosen from with space', async () => {
  const onPick = draw({}, (by) => by === 'press');
  await page.getByRole('button', { name: 'Before' }).click();
  await userEvent.keyboard('{Tab}');
  await expect.element(radio('Disc brakes')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(radio('V-brakes')).toHaveFocus();
  await expect.element(radio('Disc brakes')).toBeChecked();
  await userEvent.keyboard(' ');
  await expect.element(radio('V-brakes')).toBeChecked();
  expect(onPick.mock.calls).toEqual([
    ['v', 'arrow'],
    ['v', 'press'],
  ]);
});

it.each([['{Enter}'], [' ']])('confirms what is chosen already, with %s', async (key) => {
  const onPick = draw();
  await page.getByRole('button', { name: 'Before' }).click();
  await userEvent.keyboard(`{Tab}${key}`);
  expect(onPick.mock.calls).toEqual([['disc', 'press']]);
});

it('confirms what is chosen already, with a press', async () => {
  const onPick = draw();
  await radio('Disc brakes').click();
  expect(onPick.mock.calls).toEqual([['disc', 'press']]);
});

it('says what is wrong, needed or switched off', async () => {
  draw({ invalid: true, required: true, disabled: true });
  await expect.element(group).toBeInvalid();
  await expect.element(group).toHaveAttribute('aria-required', 'true');
  await expect.element(radio('Disc brakes')).toBeDisabled();
});
