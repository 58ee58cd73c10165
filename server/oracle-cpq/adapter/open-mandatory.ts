import type { AttributeState } from '../wire/attribute-state.ts';
import { rowsOf } from './attribute-place.ts';
import { readAttributeValue } from './attribute-text.ts';
import type { PageData } from './oracle-session.ts';

/** Whether the customer has to enter a value that is not there. */
export function isOpenMandatory(state: AttributeState | undefined, value: unknown): boolean {
  if (state?.required !== true || state.visible === false || state.updatable === false) return false;
  return readAttributeValue(value).value === '';
}

/** How many of them a page has, rows included. */
export function countOpenMandatory(page: PageData): number {
  const single = Object.entries(page.state.attributes).filter(([name, state]) =>
    isOpenMandatory(state, page.values[name]),
  );
  const cells = page.layout.sets
    .flatMap((set) => rowsOf(page, set))
    .flatMap((row) =>
      Object.entries(row._state?.attributes ?? {}).filter(([name, state]) =>
        isOpenMandatory(state, row[name]),
      ),
    );
  return single.length + cells.length;
}
