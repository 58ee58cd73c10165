/** A table of the wire as the screen needs it: columns, rows, and how many there can be. */
import type { Group, Parameter } from '#src/api/read/configuration.ts';
import { unitOf } from '#src/api/configuration/parameters.ts';
import { isHidden } from '../fields/field-view.ts';

export interface RowView {
  /** `Shelf 2` */
  label: string;
  /** What is left of the label below a heading that says what all rows are: `2`. */
  short: string;
  /** By column; a field that is hidden in this row is undefined. */
  cells: readonly (Parameter | undefined)[];
}

export interface TableView {
  columns: readonly { label: string; unit: string | undefined }[];
  rows: readonly RowView[];
  /** What one row is called; '' where the tenant does not say. */
  rowName: string;
  /** The parameter that says how many rows there are; undefined where the customer cannot change it. */
  count: Parameter | undefined;
  min: number;
  max: number;
  /** So many rows fit the other choices. */
  fitting: number;
}

/** @param count the parameter that `tc_table_count` names, if the step has it */
export function toTableView(group: Group, count: Parameter | undefined): TableView {
  const groups = group.members.filter((member): member is Group => member.isGroup);
  const all = groups.map(({ members }) => members.filter((member): member is Parameter => !member.isGroup));
  const width = Math.max(0, ...all.map((cells) => cells.length));
  const shown = Array.from({ length: width }, (_, index) => index).filter((index) =>
    all.some((cells) => cells[index] && !isHidden(cells[index].properties)),
  );
  const rowName = group.properties['tc_table_row'] ?? '';
  const isFixed = count === undefined || /^yes$/i.test(count.properties['readonly'] ?? '');
  const max = Number(count?.properties['tc_range_max'] ?? groups.length);
  return {
    columns: shown.map((index) => {
      const first = all.find((cells) => cells[index])?.[index];
      return {
        label: first?.description ?? '',
        unit: first && (first.uomConvertedItemId || unitOf(first.properties)),
      };
    }),
    rows: groups.map((row, at) => ({
      label: row.description || row.name,
      short: shortLabel(row.description || row.name, rowName),
      cells: shown.map((index) => {
        const cell = all[at]?.[index];
        return cell && !isHidden(cell.properties) ? cell : undefined;
      }),
    })),
    rowName,
    count: isFixed ? undefined : count,
    min: Number(count?.properties['tc_range_min'] ?? groups.length),
    max,
    fitting: Number(count?.domain?.max ?? max),
  };
}

function shortLabel(label: string, rowName: string): string {
  const rest = label.startsWith(rowName) ? label.slice(rowName.length).trim() : '';
  return rest || label;
}
