import { useState } from 'react';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { IntlProvider } from 'use-intl';
import en from '#src/locales/en.json';
import { render } from '#src/ui/testing/render.tsx';
import { samples } from '../../testing/sample-corpus.ts';
import { toFieldView } from '../field-view.ts';
import { CheckboxList } from './checkbox-list.tsx';

const sample = samples.find(({ kind }) => kind === 'checkboxes');

function Form() {
  const [value, setValue] = useState(sample?.parameter.value ?? '');
  if (!sample) return null;
  return (
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <p id="label">Extras</p>
      <CheckboxList
        field={toFieldView(sample.parameter)}
        value={value}
        association={{ id: 'extras', labelledBy: 'label', describedBy: undefined, invalid: false }}
        onCommit={setValue}
        onReject={() => undefined}
        onDiscard={() => undefined}
      />
      <output>{value}</output>
    </IntlProvider>
  );
}

it('commits the names of all that are chosen; what is disabled is shown, what is hidden is not', async () => {
  render(<Form />);
  await expect.element(page.getByRole('group', { name: 'Extras' })).toBeVisible();
  const box = (name: string) => page.getByRole('checkbox', { name });
  await expect.element(box('one label')).toBeChecked();
  await expect.element(box('three label')).toBeDisabled();
  await expect.element(box('four label')).not.toBeInTheDocument();

  await box('two label').click();
  await expect.element(page.getByRole('status')).toHaveTextContent(/^one$/);
  // What is not chosen any more says what choosing it would mean.
  await expect.element(box('two label')).toHaveAccessibleDescription('would change other choices');
  await box('one label').click();
  await box('two label').click();
  await expect.element(page.getByRole('status')).toHaveTextContent(/^two$/);
});
