import { useState } from 'react';
import { createPortal } from 'react-dom';
import { page, userEvent } from 'vitest/browser';
import { expect, it } from 'vitest';
import { render } from '#src/ui/testing/render.tsx';
import { useLostFocus } from './use-lost-focus.ts';

/** A field whose button goes away with a press, as "reset" and "confirm" do, a notice, and a message beside the page. */
function Shop() {
  useLostFocus();
  const [gone, setGone] = useState<readonly string[]>([]);
  const button = (name: string) =>
    gone.includes(name) ? null : (
      <button type="button" onClick={() => setGone([...gone, name])}>
        {name}
      </button>
    );
  return (
    <>
      <main id="content">
        <h1>Your ride</h1>
        {button('Dismiss')}
        <div data-field="engraving">
          <input aria-label="Engraving" />
          {button('Reset')}
        </div>
        <p>Nothing to press</p>
      </main>
      {createPortal(<div>{button('Undo')}</div>, document.body)}
    </>
  );
}

const press = (name: string) => userEvent.click(page.getByRole('button', { name }));
const heading = page.getByRole('heading', { name: 'Your ride' });
const field = page.getByRole('textbox', { name: 'Engraving' });

it('moves the focus to the control of a field whose button is gone', async () => {
  render(<Shop />);
  await press('Reset');
  await expect.element(field).toHaveFocus();
});

it('moves the focus to the heading where a notice is gone', async () => {
  render(<Shop />);
  await press('Dismiss');
  await expect.element(heading).toHaveFocus();
});

it('goes back to where the focus was in the page when a message is gone', async () => {
  render(<Shop />);
  await userEvent.click(field);
  await press('Undo');
  await expect.element(field).toHaveFocus();
});

it('leaves the focus alone after a press beside everything', async () => {
  render(<Shop />);
  await userEvent.click(field);
  await userEvent.click(page.getByText('Nothing to press'));
  const before = document.activeElement;
  document.querySelector('[data-field]')?.remove();
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement).toBe(before);
});
