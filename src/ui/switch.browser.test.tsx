import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Switch } from './switch.tsx';
import { render } from './testing/render.tsx';

function Form() {
  const [checked, setChecked] = useState(false);
  return (
    <>
      <label id="label" htmlFor="lights">
        Lights
      </label>
      <p id="help">Front and rear</p>
      <Switch
        id="lights"
        labelledBy="label"
        describedBy="help"
        checked={checked}
        onCheckedChange={setChecked}
      />
    </>
  );
}

it('is named, described, and switched by its label and by space', async () => {
  render(<Form />);
  const lights = page.getByRole('switch', { name: 'Lights' });
  await expect.element(lights).toHaveAccessibleDescription('Front and rear');
  await expect.element(lights).not.toBeChecked();
  await page.getByText('Lights').click();
  await expect.element(lights).toBeChecked();
  await expect.element(lights).toHaveFocus();
  await userEvent.keyboard(' ');
  await expect.element(lights).not.toBeChecked();
});
