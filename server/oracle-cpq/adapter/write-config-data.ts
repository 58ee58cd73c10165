import { ForeignError, type ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import { cellAt, placeOf } from './attribute-place.ts';
import { wireValue } from './attribute-text.ts';
import type { PageData } from './oracle-session.ts';

/** Whether the store wants to be told of a change at once. */
export function isSensitiveAttribute({ layout }: PageData, name: string | undefined): boolean {
  return layout.attributes.some((attribute) => attribute.name === name && attribute.isSensitive);
}

/**
 * `configData` with these values, rows by their index.
 * @throws ForeignError `not-found` for a parameter that is not on the page, `refused` for a value that its menu does not have
 */
export function configDataOf(page: PageData, values: readonly ForeignCommit[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  const rows = new Map<string, Map<number, Record<string, unknown>>>();
  for (const { name, value } of values) {
    const place = placeOf(name, page.layout.sets);
    const cell = cellAt(page, place);
    if (!cell || place.kind === 'row-count')
      throw new ForeignError('not-found', `There is no parameter "${name}" on the page.`);
    const type = page.layout.attributes.find((attribute) => attribute.name === place.name)?.type;
    const sent = wireValue(value, cell.state, type);
    if (sent === undefined) throw new ForeignError('refused', `${name}: the value is no longer offered.`);
    if (place.kind === 'attribute') {
      data[place.name] = sent;
      continue;
    }
    const set = rows.get(place.set) ?? new Map<number, Record<string, unknown>>();
    rows.set(place.set, set.set(place.row, { ...set.get(place.row), [place.name]: sent, _index: place.row }));
  }
  for (const [set, items] of rows) data[set] = { items: [...items.values()] };
  return data;
}

/**
 * Of several values, those that the page can take.
 * @throws ForeignError as `configDataOf`, when it can take none of them
 */
export function sendableValues(
  page: PageData,
  values: readonly ForeignCommit[],
): { readonly sendable: readonly ForeignCommit[]; readonly notSendable: readonly ForeignCommit[] } {
  const errors = new Map<ForeignCommit, unknown>();
  for (const value of values) {
    try {
      configDataOf(page, [value]);
    } catch (error) {
      errors.set(value, error);
    }
  }
  const sendable = values.filter((value) => !errors.has(value));
  if (sendable.length === 0) throw errors.values().next().value;
  return { sendable, notSendable: [...errors.keys()] };
}
