/** Parameters by name: an attribute of the page, a cell of an array set, or the number of its rows. */
import { arraySetSchema, type ArrayRow } from '../wire/config-data.ts';
import type { AttributeState } from '../wire/attribute-state.ts';
import type { PageData } from './oracle-session.ts';

export type AttributePlace =
  | { readonly kind: 'attribute'; readonly name: string }
  /** `row` from 0 on. */
  | { readonly kind: 'cell'; readonly set: string; readonly row: number; readonly name: string }
  | { readonly kind: 'row-count'; readonly set: string };

/** The place that a parameter's name says, whether or not it is there. */
export function placeOf(parameter: string, sets: readonly string[]): AttributePlace {
  const set = sets.find((name) => parameter.startsWith(`${name}.`));
  if (set === undefined) return { kind: 'attribute', name: parameter };
  const rest = parameter.slice(set.length + 1);
  if (rest === 'rows') return { kind: 'row-count', set };
  const [, row = '', name = ''] = /^(\d+)\.(.+)$/.exec(rest) ?? [];
  return { kind: 'cell', set, row: Number(row) - 1, name };
}

/** Rows are counted from 1 on, as customers do. */
export function parameterName(place: AttributePlace): string {
  switch (place.kind) {
    case 'attribute':
      return place.name;
    case 'cell':
      return `${place.set}.${place.row + 1}.${place.name}`;
    case 'row-count':
      return `${place.set}.rows`;
  }
}

/** The rows of an array set as they were answered last. */
export function rowsOf({ values }: PageData, set: string): readonly ArrayRow[] {
  const parsed = arraySetSchema.safeParse(values[set]);
  return parsed.success ? parsed.data.items : [];
}

/** What the page has at a place; undefined where the place is not there. */
export function cellAt(
  page: PageData,
  place: AttributePlace,
): { readonly value: unknown; readonly state: AttributeState } | undefined {
  switch (place.kind) {
    case 'attribute': {
      const state = page.state.attributes[place.name];
      return state && { value: page.values[place.name], state };
    }
    case 'cell': {
      const row = rowsOf(page, place.set).find(({ _index }) => _index === place.row);
      if (!row || !(place.name in row)) return undefined;
      return { value: row[place.name], state: row._state?.attributes[place.name] ?? {} };
    }
    case 'row-count':
      return page.layout.sets.includes(place.set)
        ? { value: rowsOf(page, place.set).length, state: {} }
        : undefined;
  }
}
