import { useRef, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Button } from './button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';
import { render } from './testing/render.tsx';

const opener = page.getByRole('button', { name: 'Open', exact: true });

function Form(more: Partial<DialogProps>) {
  const [open, setOpen] = useState(false);
  const second = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Summary"
        description="All there is"
        closeLabel="Close"
        initialFocus={second}
        {...more}
      >
        <Button>First</Button>
        <Button ref={second}>Second</Button>
      </Dialog>
    </>
  );
}

describe('a dialog', () => {
  it('is named and described, keeps the focus inside, and gives it back', async () => {
    render(<Form />);
    await opener.click();
    const dialog = page.getByRole('dialog', { name: 'Summary' });
    await expect.element(dialog).toHaveAccessibleDescription('All there is');
    await expect.element(page.getByRole('button', { name: 'Second' })).toHaveFocus();
    for (let presses = 0; presses < 5; presses++) await userEvent.keyboard('{Tab}');
    expect(dialog.element().contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(opener).toHaveFocus();
  });

  it('is closed by its button and by a press beside it', async () => {
    render(<Form />);
    await opener.click();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await opener.click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.click(document.elementFromPoint(2, 2) ?? document.body, { position: { x: 2, y: 2 } });
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('that has to be answered is not closed by a press beside it', async () => {
    render(<Form alert />);
    await opener.click();
    await expect.element(page.getByRole('alertdialog', { name: 'Summary' })).toBeVisible();
    await userEvent.click(document.elementFromPoint(2, 2) ?? document.body, { position: { x: 2, y: 2 } });
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Close' })).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument();
  });
});

it('a confirmation starts on cancel', async () => {
  const onConfirm = vi.fn();
  const onCancel = vi.fn();
  render(
    <ConfirmDialog
      open
      title="Start over?"
      confirmLabel="Start over"
      cancelLabel="Keep"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      All choices will be gone.
    </ConfirmDialog>,
  );
  await expect.element(page.getByRole('button', { name: 'Keep' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onCancel).toHaveBeenCalledTimes(1);
  await page.getByRole('button', { name: 'Start over' }).click();
  expect(onConfirm).toHaveBeenCalledTimes(1);
});
