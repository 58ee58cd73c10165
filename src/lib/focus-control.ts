/** In this order: the buttons of a number stand before it. */
const CONTROLS = [
  'input:checked',
  'input:not(:disabled), textarea, select, [role=combobox], [role=switch]',
  'button:not([tabindex="-1"], :disabled)',
];

/** What a person works with in a part of the page: the chosen one of several values, or else the first control. */
export function focusControl(part: Element | null): boolean {
  const control = CONTROLS.map((controls) => part?.querySelector<HTMLElement>(controls)).find(Boolean);
  control?.focus({ preventScroll: true });
  return control != null;
}
