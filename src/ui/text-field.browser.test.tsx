import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NativeSelect } from './native-select.tsx';
import { render } from './testing/render.tsx';
import { TextField } from './text-field.tsx';

it('is named by its label, and described by its error before its hint', async () => {
  render(
    <>
      <TextField label="Name" hint="As on the invoice" error="Please enter your name." />
      <TextField label="Comment" labelNote="optional" multiline />
    </>,
  );
  await page.getByText('Name', { exact: true }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await expect.element(name).toHaveFocus();
  await expect.element(name).toBeInvalid();
  await expect.element(name).toHaveAccessibleDescription('Please enter your name. As on the invoice');
  await userEvent.keyboard('{Tab}');
  const comment = page.getByRole('textbox', { name: 'Comment optional' });
  await expect.element(comment).toHaveFocus();
  await expect.element(comment).toBeValid();
});

it('a native select is named by a label that may be hidden', async () => {
  const onChange = vi.fn();
  const choices = [
    { value: 'eur', label: 'Euro' },
    { value: 'sek', label: 'Krona' },
  ];
  render(
    <NativeSelect
      label="Currency"
      showLabel={false}
      choices={choices}
      value="eur"
      onValueChange={onChange}
    />,
  );
  const select = page.getByRole('combobox', { name: 'Currency' });
  await expect.element(select).toHaveDisplayValue('Euro');
  await userEvent.selectOptions(select, 'Krona');
  expect(onChange).toHaveBeenCalledWith('sek');
});
