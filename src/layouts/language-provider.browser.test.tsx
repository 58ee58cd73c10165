import { useFormatter } from 'use-intl';
import { page } from 'vitest/browser';
import { expect, it, vi } from 'vitest';
import { loadMessages } from '#src/locales/load-messages.ts';
import { render } from '#src/ui/testing/render.tsx';
import { LanguageProvider } from './language-provider.tsx';

const time = new Date(2026, 10, 28, 6, 30);

function Time() {
  const format = useFormatter();
  return <output>{format.dateTime(time, { dateStyle: 'medium', timeStyle: 'short' })}</output>;
}

it("shows times in the browser's time zone, without a complaint that nobody named it", async () => {
  const reported = vi.spyOn(globalThis, 'reportError').mockReturnValue();
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  await loadMessages('en');
  render(
    <LanguageProvider initial="en">
      <Time />
    </LanguageProvider>,
  );
  await expect.element(page.getByRole('status')).toHaveTextContent('Nov 28, 2026, 6:30 AM');
  expect(reported).not.toHaveBeenCalled();
  expect(printed).not.toHaveBeenCalled();
});
