import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { LinkButton } from './link-button.tsx';
import { render } from './testing/render.tsx';

it('keeps its focus and name while it is busy, and ignores presses', async () => {
  const onClick = vi.fn();
  function Form() {
    const [busy, setBusy] = useState(false);
    return (
      <Button
        busy={busy}
        onClick={() => {
          onClick();
          setBusy(true);
        }}
      >
        Send
      </Button>
    );
  }
  render(<Form />);
  const send = page.getByRole('button', { name: 'Send' });
  await send.click();
  await expect.element(send).toHaveAttribute('aria-busy', 'true');
  await expect.element(send).toHaveFocus();
  await userEvent.keyboard('{Enter} ');
  expect(onClick).toHaveBeenCalledTimes(1);
});

it('submits nothing unless it is told to', async () => {
  const onSubmit = vi.fn((event: Event) => event.preventDefault());
  render(
    <form onSubmit={(event) => onSubmit(event.nativeEvent)}>
      <Button>Other</Button>
      <Button type="submit">Send</Button>
    </form>,
  );
  await page.getByRole('button', { name: 'Other' }).click();
  expect(onSubmit).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Send' }).click();
  expect(onSubmit).toHaveBeenCalledTimes(1);
});

it('has a name where it shows only a picture, and is a link where it leads elsewhere', async () => {
  render(
    <>
      <IconButton label="Menu">
        <svg aria-hidden />
      </IconButton>
      <LinkButton href="#cart">Cart</LinkButton>
    </>,
  );
  await expect.element(page.getByRole('button', { name: 'Menu' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Cart' })).toHaveAttribute('href', '#cart');
});
