/**
 * Moves the focus to the page's heading: after a new page came, or when what had the focus is gone. A screen reader reads
 * it, and Tab goes on from there. Where the window is scrolled past it, the first heading in view is taken instead: a
 * focus off the screen is lost to whoever sees the page and uses the keyboard.
 */
export function focusHeading(): void {
  const title = document.querySelector<HTMLElement>('#content h1');
  const sections = document.querySelectorAll<HTMLElement>('#content :is(h2, h3)');
  const inView = [...(title ? [title] : []), ...sections].find(isInView);
  const heading = inView ?? title ?? document.getElementById('content');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

/** Whether the focus is on a heading that the window is scrolled past, or on nothing. */
export function isFocusOutOfSight(): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return activeElement.matches('#content, h1, h2, h3') && !isInView(activeElement);
}

function isInView(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= window.innerHeight;
}
