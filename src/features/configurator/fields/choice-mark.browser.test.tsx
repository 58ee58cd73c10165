import { page } from 'vitest/browser';
import { useState } from 'react';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import en from '#src/locales/en.json';
import { render } from '#src/ui/testing/render.tsx';
import { samples } from '../testing/sample-corpus.ts';
import { ChoiceMark } from './choice-mark.tsx';
import { toFieldView } from './field-view.ts';

const [sample] = samples;

function Mark() {
  const [isSending, setSending] = useState(false);
  if (!sample) throw new Error('There are samples');
  const state = {
    field: { ...toFieldView(sample.parameter), committed: true },
    value: '',
    pending: isSending ? ({ value: 'a', state: 'sending' } as const) : undefined,
    change: undefined,
    tint: undefined,
    commit: () => undefined,
    reject: () => undefined,
    reset: () => undefined,
    retry: () => undefined,
    discard: () => undefined,
  };
  return (
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <button onClick={() => setSending(!isSending)}>Send or answer</button>
      <ChoiceMark state={state} />
    </IntlProvider>
  );
}

const isTurning = () => document.querySelector('.animate-spin') !== null;

it('says that an answer is awaited once that takes a while, and not before', async () => {
  render(<Mark />);
  const button = page.getByRole('button', { name: 'Send or answer' });
  await expect.element(button).toBeVisible();
  // Drawn at once, before any timer can end.
  (button.element() as HTMLElement).click();
  expect(isTurning()).toBe(false);
  await expect.poll(isTurning).toBe(true);
  (button.element() as HTMLElement).click();
  await expect.poll(isTurning).toBe(false);
});
