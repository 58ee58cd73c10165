import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Select } from './select.tsx';
import { render } from './testing/render.tsx';

const choices = [
  { value: 'air', label: 'Air 100' },
  { value: 'air2', label: 'Air 130', tone: 'attention' as const, toneLabel: 'would change other choices' },
  { value: 'carbon', label: 'Carbon' },
  { value: 'classic', label: 'Classic' },
  { value: 'dual', label: 'Dual', disabled: true },
];
const combobox = page.getByRole('combobox', { name: 'Fork', exact: true });
const listbox = page.getByRole('listbox', { name: 'Fork' });
const option = (name: string) => listbox.getByRole('option', { name });

/** A select after another control, so that Tab has somewhere to come from. */
function draw(initial: string | null = 'carbon') {
  const onPick = vi.fn();
  function Form() {
    const [value, setValue] = useState(initial);
    return (
      <>
        <button type="button">Before</button>
        <span id="label">Fork</span>
        <p id="help">What holds the front wheel</p>
        <Select
          id="fork"
          labelledBy="label"
          describedBy="help"
          required
          choices={choices}
          value={value}
          placeholder="Please choose"
          onValueChange={(next) => {
            onPick(next);
            setValue(next);
          }}
        />
      </>
    );
  }
  render(<Form />);
  return onPick;
}

/** To the select by keyboard. */
async function tabToIt() {
  await page.getByRole('button', { name: 'Before' }).click();
  await userEvent.keyboard('{Tab}');
  await expect.element(combobox).toHaveFocus();
}

describe('a select', () => {
  it('has the name, description and value of its field', async () => {
    draw();
    await expect.element(combobox).toHaveAccessibleDescription('What holds the front wheel');
    await expect.element(combobox).toHaveTextContent('Carbon');
    await expect.element(combobox).toHaveAttribute('aria-expanded', 'false');
    await expect.element(combobox).toHaveAttribute('aria-required', 'true');
  });

  it('shows what to do while nothing is chosen', async () => {
    draw(null);
    await expect.element(combobox).toHaveTextContent('Please choose');
  });

  it('is picked from with a pointer, and keeps the focus', async () => {
    const onPick = draw();
    await combobox.click();
    await expect.element(option('Carbon')).toHaveAttribute('aria-selected', 'true');
    await expect.element(option('would change other choices')).toBeVisible();
    await option('Classic').click();
    await expect.element(listbox).not.toBeInTheDocument();
    expect(onPick.mock.calls).toEqual([['classic']]);
    await expect.element(combobox).toHaveTextContent('Classic');
    await expect.element(combobox).toHaveFocus();
    await expect.element(combobox).toHaveAccessibleDescription('What holds the front wheel');
  });

  it('is confirmed by picking what is chosen already', async () => {
    const onPick = draw();
    await combobox.click();
    await option('Carbon').click();
    expect(onPick.mock.calls).toEqual([['carbon']]);
  });

  it.each(['{Enter}', ' ', '{ArrowDown}'])('opens with %s, and chooses nothing on the way', async (key) => {
    const onPick = draw();
    await tabToIt();
    await userEvent.keyboard(key);
    await expect.element(option('Carbon')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(option('Classic')).toHaveFocus();
    expect(onPick).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(onPick.mock.calls).toEqual([['classic']]);
    await expect.element(combobox).toHaveFocus();
  });

  it('closes with Escape as it was, and opens again', async () => {
    const onPick = draw();
    await tabToIt();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(option('Carbon')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Escape}');
    await expect.element(listbox).not.toBeInTheDocument();
    await expect.element(combobox).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(option('Carbon')).toHaveFocus();
    expect(onPick).not.toHaveBeenCalled();
  });

  it('finds by letters, and does not choose by them', async () => {
    const onPick = draw();
    await tabToIt();
    await userEvent.keyboard('c');
    await expect.element(option('Carbon')).toHaveFocus();
    await userEvent.keyboard('cl');
    await expect.element(option('Classic')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(combobox).toHaveFocus();
    // Now it is Base UI's button, which would choose by the letter.
    await userEvent.keyboard('a');
    await expect.element(listbox).toBeVisible();
    expect(onPick).not.toHaveBeenCalled();
    await expect.element(combobox).toHaveTextContent('Carbon');
  });

  it('does not offer what is disabled', async () => {
    const onPick = draw();
    await combobox.click();
    await option('Dual').click({ force: true });
    expect(onPick).not.toHaveBeenCalled();
  });

  it('is left with Tab', async () => {
    draw();
    await combobox.click();
    await expect.element(listbox).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(listbox).not.toBeInTheDocument();
  });

  it('says that its value is wrong', async () => {
    render(
      <Select labelledBy="nothing" invalid choices={choices} value="air" onValueChange={() => undefined} />,
    );
    await expect.element(page.getByRole('combobox')).toBeInvalid();
  });
});
