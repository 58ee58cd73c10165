import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

/** Draws into the page of a browser test until the test is over. */
export function render(content: ReactNode): void {
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  root.render(content);
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
}
