import { page, userEvent } from 'vitest/browser';
import { useState } from 'react';
import { MemoryRouter, useNavigate } from 'react-router';
import { expect, it, onTestFinished } from 'vitest';
import { render } from '#src/ui/testing/render.tsx';
import { useStepFocus } from './use-step-focus.ts';

/** A step whose answer and whose address arrive when a test says so. */
function setUp(first = 'ride') {
  const drawn = {
    show: (_step: string) => undefined as void,
    arrive: (_to: string, _state?: object) => undefined as void,
  };
  function Steps() {
    const [shown, setShown] = useState(first);
    const [addressed, setAddressed] = useState(first);
    const navigate = useNavigate();
    drawn.show = setShown;
    drawn.arrive = (to, state) => {
      void navigate(`/${to}`, { state });
      setAddressed(to);
    };
    useStepFocus(shown, addressed);
    return (
      <main id="content">
        <h1>{shown}</h1>
        <div data-open={shown === 'fit' || undefined}>
          <input aria-label={`Engraving of ${shown}`} />
        </div>
      </main>
    );
  }
  render(
    <MemoryRouter>
      <Steps />
    </MemoryRouter>,
  );
  onTestFinished(() => document.body.focus());
  return drawn;
}

it('leaves the focus to who types into a step before its address has followed', async () => {
  const steps = setUp();
  await expect.element(page.getByRole('heading', { name: 'ride' })).toBeVisible();
  steps.show('fit');
  const field = page.getByRole('textbox', { name: 'Engraving of fit' });
  await userEvent.click(field);
  await userEvent.keyboard('Per ');
  steps.arrive('fit');
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('aspera');
  await expect.element(field).toHaveValue('Per aspera');
});

it('is on the heading as soon as a step is drawn', async () => {
  const steps = setUp();
  await expect.element(page.getByRole('heading', { name: 'ride' })).toBeVisible();
  steps.show('fit');
  await expect.element(page.getByRole('heading', { name: 'fit' })).toHaveFocus();
});

it('is on the open field that somebody came for', async () => {
  const steps = setUp();
  await expect.element(page.getByRole('heading', { name: 'ride' })).toBeVisible();
  steps.show('fit');
  steps.arrive('fit', { focus: 'open field' });
  await expect.element(page.getByRole('textbox', { name: 'Engraving of fit' })).toHaveFocus();
});
