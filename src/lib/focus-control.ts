/** What a person works with in a part of the page: the chosen one of several values, or else the first control. */
export function focusControl(part: Element | null): boolean {
  const control =
    part?.querySelector<HTMLElement>('input:checked') ??
    part?.querySelector<HTMLElement>(
      'input:not(:disabled), textarea, select, [role=combobox], [role=switch], button:not([tabindex="-1"], :disabled)',
    );
  control?.focus({ preventScroll: true });
  return control != null;
}
