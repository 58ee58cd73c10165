/**
 * Whether an element is laid out: neither hidden nor in a part of the page that is skipped because it is far from the window
 * (`content-visibility`). Ask before animating one. The compositor has no layer of it, so the page itself would count every frame.
 */
export function isDrawn(element: Element | null): element is Element {
  // Browsers that cannot say animate.
  return element !== null && (element.checkVisibility?.({ contentVisibilityAuto: true }) ?? true);
}
