/**
 * Moves the focus to the page's heading: after a new page came, or when what had the focus is gone. A screen reader reads
 * it, and Tab goes on from there.
 */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('#content h1') ?? document.getElementById('content');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}
