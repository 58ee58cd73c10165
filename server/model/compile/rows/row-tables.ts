/**
 * Repeated rows, written once and there several times. Each possible row gets fields of its own, as if they had been
 * written there; `RowTables` remembers where each of them comes from, so that what is wrong with them is said once, in
 * the author's words and place.
 *
 * Names are for ever: `shelf_2_height_field` is the field `height_field` in the second row of `shelf`, and `shelf_count` says how many
 * rows there are. They are what clients send and carts keep.
 */
import type { Diagnostic } from '#server/model/source/diagnostic.ts';
import { rational } from '#server/model/number/rational.ts';
import { fieldNames } from '#server/model/expression/generated-names.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { FieldSource, ModelSource, RowsSource } from '#server/model/source/schema/model-schema.ts';
import type { Path, Place, YamlSource } from '#server/model/source/yaml-source.ts';

/** A table of more rows is a bill of materials, not a configuration. */
const mostRows = 100;
const mostFields = 2_000;

/** Where a field of a row comes from. */
export interface RowOrigin {
  readonly table: string;
  readonly number: number;
  /** Its name in every row. */
  readonly member: string;
}

export interface RowTable {
  readonly name: string;
  readonly source: RowsSource;
  readonly count: string;
  readonly min: number;
  readonly max: number;
  readonly preferred: number;
}

type Report = (diagnostic: Diagnostic) => void;

export class RowTables {
  readonly tables = new Map<string, RowTable>();
  readonly #origins = new Map<string, RowOrigin>();
  readonly #counts = new Map<string, string>();

  /** The content with a field for every field of every row, and one for every number of rows. */
  expand(content: ModelSource, source: YamlSource, report: Report): ModelSource {
    if (!content.rows) return content;
    const fields = new Map(content.fields);
    for (const [name, rows] of content.rows) {
      const error = (place: Place, message: string, hint?: string) =>
        report(source.at('error', place, message, hint));
      const table = readTable(name, rows, content, error);
      if (!table) continue;
      this.tables.set(name, table);
      const add = (full: string, field: FieldSource, path: Path): void => {
        if (fields.has(full)) error({ path, key: true }, `"${full}" is the name of a field already.`);
        else fields.set(full, field);
      };
      add(table.count, countField(table), ['rows', name]);
      this.#counts.set(table.count, name);
      for (let number = 1; number <= table.max; number++) {
        for (const [member, field] of rows.fields) {
          const full = fieldNames.inRow(name, number, member);
          add(full, field, ['rows', name, 'fields', member]);
          this.#origins.set(full, { table: name, number, member });
        }
      }
    }
    return { ...content, fields };
  }

  /** Of a field of a row; the quantity of a part belongs to the row of the part. */
  originOf(field: ModelField): RowOrigin | undefined {
    const counts = field.type === 'integer' ? field.counts : undefined;
    if (counts?.kind !== 'pieces') return this.#origins.get(field.name);
    const part = this.#origins.get(counts.of);
    return part && { ...part, member: fieldNames.quantity(part.member) };
  }

  /** The table whose rows a field counts. */
  countedBy(field: string): string | undefined {
    return this.#counts.get(field);
  }

  /** The path of what the author wrote, for one of the content it was expanded to. */
  authored(path: Path): Path {
    const [section, name, ...rest] = path;
    if (section !== 'fields' || typeof name !== 'string') return path;
    const origin = this.#origins.get(name);
    if (origin) return ['rows', origin.table, 'fields', origin.member, ...rest];
    const table = this.#counts.get(name);
    if (table === undefined) return path;
    if (rest[0] !== 'label') return ['rows', table, ...rest];
    return ['rows', table, this.tables.get(table)?.source.count === undefined ? 'label' : 'count'];
  }

  /** A message in which fields of rows are called what the author calls them. */
  inAuthorsWords(message: string): string {
    if (this.#origins.size === 0) return message;
    return message.replace(
      /[\p{L}_][\p{L}\p{M}\p{N}_]*/gu,
      (word) => this.#origins.get(word)?.member ?? word,
    );
  }
}

function readTable(
  name: string,
  source: RowsSource,
  content: ModelSource,
  error: (place: Place, message: string, hint?: string) => void,
): RowTable | undefined {
  const path = ['rows', name];
  const { min = 0, max } = source;
  if (content.fields.has(name)) {
    error({ path, key: true }, `"${name}" is the name of a field already.`);
    return undefined;
  }
  if (source.fields.size === 0)
    error({ path: [...path, 'fields'], key: true }, 'A row needs at least one field.');
  for (const member of source.fields.keys()) {
    if (!content.fields.has(member) && !content.rows?.has(member)) continue;
    const message = `"${member}" has a meaning outside the rows already.`;
    error(
      { path: [...path, 'fields', member], key: true },
      message,
      'Give the field of the row another name.',
    );
  }
  if (min < 0 || max < Math.max(min, 1) || max > mostRows) {
    error({ path: [...path, 'max'] }, `There are from 0 or more to at most ${mostRows} rows.`);
    return undefined;
  }
  if (max * source.fields.size > mostFields) {
    const message = `${max} rows of ${source.fields.size} fields are more than ${mostFields} fields.`;
    error({ path: [...path, 'max'] }, message, 'Allow fewer rows.');
    return undefined;
  }
  const preferred = source.default ?? min;
  if (preferred < min || preferred > max)
    error({ path: [...path, 'default'] }, `The default must be from ${min} to ${max}.`);
  return {
    name,
    source,
    count: fieldNames.count(name),
    min,
    max,
    preferred: Math.min(Math.max(preferred, min), max),
  };
}

/** The label of a number without one of its own is made later, for it has to be made in every language. */
function countField({ source, min, max, preferred }: RowTable): FieldSource {
  return {
    label: source.count ?? source.label,
    type: 'integer',
    min: rational(min),
    max: rational(max),
    default: String(preferred),
  };
}
