import type { Group, Member, Parameter } from '#contract/configuration.ts';
import { texts, type FormatText } from '#server/texts/texts.ts';
import { parameterName, rowsOf } from '../attribute-place.ts';
import { countOpenMandatory, isOpenMandatory } from '../open-mandatory.ts';
import type { OracleSession } from '../oracle-session.ts';
import { presentParameter, type AttributeCell } from './present-parameter.ts';

/** What a table may have at most: the store tells no limit, and refuses a row too many. */
const MOST_ROWS = 99;

interface Shown {
  readonly session: OracleSession;
  readonly format: FormatText<'foreign'>;
}

/** The current page: a group for each panel, with the table of its array set; one for what no panel has, and for array sets without a panel. */
export function presentRoot(session: OracleSession): Group {
  const shown = { session, format: texts.group('foreign', session.locale) };
  const { layout } = session.page;
  const cells = cellsOf(session);
  const placed = new Set(layout.panels.flatMap(({ attributes }) => attributes));
  const others = cells.filter(({ place }) => place.kind === 'attribute' && !placed.has(place.name));
  const panelled = layout.panels.flatMap(({ name, label, attributes, set }): readonly Member[] => {
    const own = cells.filter(
      ({ place, layout: cellLayout }) =>
        place.kind === 'attribute' &&
        attributes.includes(place.name) &&
        // A table has its own number of rows, which is the same.
        (set === undefined || !cellLayout?.isArrayControl),
    );
    return panelOf(name, label, own, set === undefined ? undefined : presentTable(shown, set, label));
  });
  const inPanels = new Set(layout.panels.map(({ set }) => set));
  const label = layout.panels.length > 0 ? shown.format('general') : pageLabel(session, session.pageIndex);
  const members = [
    ...panelled,
    ...(others.length > 0 ? [groupOf('other', label, others.map(presentParameter), openIn(others))] : []),
    ...layout.sets
      .filter((set) => !inPanels.has(set))
      .flatMap((set) => panelOf(`panel-${set}`, set, [], presentTable(shown, set, set))),
  ];
  return groupOf('root', pageLabel(session, session.pageIndex), members, countOpenMandatory(session.page));
}

/** One group, so that the number of rows stands beside the table that it counts. Nothing where there is nothing to show. */
function panelOf(
  name: string,
  label: string,
  cells: readonly AttributeCell[],
  table?: readonly [count: Parameter, rows: Group],
): readonly Group[] {
  const members = [...cells.map(presentParameter), ...(table ?? [])];
  const open = openIn(cells) + (table?.[1].numberOfUncommittedMandatoryFields ?? 0);
  return members.length > 0 ? [groupOf(name, label, members, open)] : [];
}

/** What the page is called, or its number where the store names none. */
export function pageLabel({ visited, locale }: OracleSession, index: number): string {
  return visited[index]?.label ?? texts.format('foreign.step', locale, { number: String(index + 1) });
}

function groupOf(name: string, description: string, members: readonly Member[], open: number): Group {
  return {
    isGroup: true,
    isParameter: false,
    name,
    description,
    hasVisibleParameters: members.length > 0,
    numberOfUncommittedMandatoryFields: open,
    properties: {},
    members: [...members],
  };
}

/** The attributes that can be seen, in the order of the layout; those that it does not have come last. */
function cellsOf(session: OracleSession): readonly AttributeCell[] {
  const { page, commits, pageIndex } = session;
  const committed = new Set(commits.flatMap((commit) => (commit.page === pageIndex ? [commit.name] : [])));
  const order = new Map(page.layout.attributes.map(({ name, order: number }) => [name, number]));
  return Object.entries(page.state.attributes)
    .filter(([, { visible }]) => visible !== false)
    .sort(([a], [b]) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || 0)
    .map(([name, state]) => ({
      place: { kind: 'attribute', name },
      layout: page.layout.attributes.find((attribute) => attribute.name === name),
      state,
      value: page.values[name],
      isCommitted: committed.has(name),
    }));
}

/** The number of rows, and the rows. */
function presentTable(
  { session, format }: Shown,
  set: string,
  label: string,
): readonly [count: Parameter, rows: Group] {
  const { page, commits, pageIndex } = session;
  const committed = new Set(commits.flatMap((commit) => (commit.page === pageIndex ? [commit.name] : [])));
  const rows = rowsOf(page, set);
  const count = parameterName({ kind: 'row-count', set });
  const groups = rows.map((row): Group => {
    const cells = page.layout.attributes.flatMap((layout): AttributeCell[] => {
      const place = { kind: 'cell', set, row: row._index, name: layout.name } as const;
      const state = row._state?.attributes[layout.name] ?? {};
      if (!(layout.name in row) || state.visible === false) return [];
      const isCommitted = committed.has(parameterName(place));
      return [{ place, layout, state, value: row[layout.name], isCommitted }];
    });
    const number = String(row._index + 1);
    const description = format('row', { number });
    return {
      ...groupOf(`${set}.${number}`, description, cells.map(presentParameter), openIn(cells)),
      properties: { tc_row_table: set, tc_row_number: number },
    };
  });
  const open = groups.reduce((sum, group) => sum + group.numberOfUncommittedMandatoryFields, 0);
  return [
    presentCount(count, format('rows'), rows.length),
    {
      ...groupOf(set, label, groups, open),
      // A table without rows is shown, too: rows can be added to it.
      hasVisibleParameters: true,
      properties: { tc_table: set, tc_table_count: count, tc_table_row: '' },
    },
  ];
}

function presentCount(name: string, description: string, rows: number): Parameter {
  const bound = (end: 'min' | 'max', value: number) => ({
    name: end,
    description: String(value),
    state: 'green' as const,
    selected: false,
    properties: {},
  });
  return {
    isGroup: false,
    isParameter: true,
    name,
    description,
    value: String(rows),
    valueDescription: String(rows),
    committed: false,
    alwaysCommitted: false,
    isMandatory: false,
    properties: {
      guitype: 'text',
      tc_gui_input: 'text',
      hidden: 'no',
      readonly: 'no',
      tc_range_min: '0',
      tc_range_max: String(MOST_ROWS),
    },
    domain: {
      name: 'int',
      min: '0',
      max: String(MOST_ROWS),
      elements: [bound('max', MOST_ROWS), bound('min', 0)],
    },
  };
}

function openIn(cells: readonly AttributeCell[]): number {
  return cells.filter(({ state, value }) => isOpenMandatory(state, value)).length;
}
