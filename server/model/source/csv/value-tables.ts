/**
 * Variants and values that stand in a CSV file beside the model, one row for each. They become part of the model's
 * content as if they had been written there; `ValueTables` remembers which cell each of their properties came from.
 */
import { parseDecimal } from '#server/model/number/decimal.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { FeatureSource, ModelSource, ValueSource } from '../schema/model-schema.ts';
import { valueRule } from '../schema/schema-parts.ts';
import { hintFor } from '../suggest-name.ts';
import type { Translated } from '../texts.ts';
import type { Path, Place, YamlSource } from '../yaml-source.ts';
import type { CsvCell, CsvRow, CsvSource } from './csv-source.ts';
import type { DataFiles } from './data-files.ts';

const sections = [
  ['domains', 'values'],
  ['components', 'variants'],
] as const;
const properties = ['name', 'label', 'description', 'article', 'price', 'picture'];
/** `label:de` is the label in that language. */
const translated = /^(label|description):(.+)$/;

interface ValueTable {
  readonly csv: CsvSource;
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, CsvRow>;
}

interface Owner {
  readonly features?: ReadonlyMap<string, FeatureSource> | undefined;
}

export class ValueTables {
  readonly #tables = new Map<string, ValueTable>();

  /** The content with the rows of its files in it. */
  expand(
    content: ModelSource,
    source: YamlSource,
    data: DataFiles,
    report: (diagnostic: Diagnostic) => void,
  ): ModelSource {
    let expanded = content;
    for (const [section, key] of sections) {
      const owners = content[section];
      if (!owners) continue;
      const withRows = [...owners].map(([name, owner]) => {
        if (owner.file === undefined) return [name, owner] as const;
        const path = [section, name];
        const csv = data.find(owner.file);
        if (!csv) {
          const hint = hintFor(owner.file, data.names) ?? 'Put it beside model.yaml.';
          report(source.at('error', { path: [...path, 'file'] }, `There is no file "${owner.file}".`, hint));
          return [name, owner] as const;
        }
        csv.diagnostics.forEach(report);
        if (csv.diagnostics.length > 0) return [name, owner] as const;
        const written = 'variants' in owner ? owner.variants : owner.values;
        const values = this.#read([...path, key], owner, written, csv, report);
        return [name, { ...owner, [key]: values }] as const;
      });
      expanded = { ...expanded, [section]: new Map(withRows) };
    }
    return expanded;
  }

  /** Where in a file the thing at a path of the model really stands; undefined for what stands in the model. */
  diagnosticAt(place: Place, message: string, hint: string | undefined): Diagnostic | undefined {
    const found = this.#cellAt(place.path);
    return found?.csv.at(found.cell ?? 0, message, hint);
  }

  /** The translations of the text at a path; undefined where it stands in the model. */
  translationsAt(path: Path): Translated | undefined {
    const [section, owner, key, value, property = ''] = path.map(String);
    const table = this.#tables.get(JSON.stringify([section, owner, key]));
    const row = table?.rows.get(value ?? '');
    if (!table || !row) return undefined;
    return {
      in: (language) => row[table.columns.get(`${property}:${language}`) ?? -1]?.text || undefined,
      // Said once for the whole column, not for each of its texts.
      missing: (languages) => {
        const [language = ''] = languages;
        const cell = table.csv.header[table.columns.get(property) ?? table.columns.get('name') ?? 0];
        const message = `The texts of this column are not all translated: ${languages.join(', ')}.`;
        const hint = `Add a column "${property}:${language}", or the texts to translations/${language}.yaml.`;
        return { ...table.csv.at(cell ?? 0, message, hint), severity: 'warning' };
      },
    };
  }

  #cellAt(path: Path): { readonly csv: CsvSource; readonly cell: CsvCell | undefined } | undefined {
    const table = this.#tables.get(JSON.stringify(path.slice(0, 3).map(String)));
    const row = table?.rows.get(String(path[3] ?? ''));
    if (!table || !row) return undefined;
    const property = path.length > 4 ? String(path.at(-1)) : 'name';
    return { csv: table.csv, cell: row[table.columns.get(property) ?? table.columns.get('name') ?? 0] };
  }

  #read(
    path: Path,
    owner: Owner,
    written: ReadonlyMap<string, ValueSource>,
    csv: CsvSource,
    report: (diagnostic: Diagnostic) => void,
  ): ReadonlyMap<string, ValueSource> {
    const features = owner.features ?? new Map<string, FeatureSource>();
    const columns = new Map(csv.header.map(({ text }, index) => [text, index] as const));
    const known = [...properties, ...features.keys()];
    for (const cell of csv.header) {
      if (known.includes(cell.text) || translated.test(cell.text)) continue;
      const hint = hintFor(cell.text, known) ?? 'Declare it under "features".';
      report(csv.at(cell, `There is no feature "${cell.text}".`, hint));
    }
    if (!columns.has('name')) {
      report(
        csv.at(csv.header[0] ?? 0, 'The column "name" is missing.', 'It names the value, as rules use it.'),
      );
      return written;
    }
    const values = new Map(written);
    const rows = new Map<string, CsvRow>();
    this.#tables.set(JSON.stringify(path.map(String)), { csv, columns, rows });
    for (const row of csv.rows) {
      const cellOf = (column: string) => row[columns.get(column) ?? -1];
      const textOf = (column: string) => cellOf(column)?.text || undefined;
      const cell = cellOf('name') ?? row[0];
      const name = cell?.text ?? '';
      if (!valueRule.test(name))
        report(csv.at(cell ?? 0, valueRule.error.split('\n')[0] ?? '', valueRule.error.split('\n')[1]));
      else if (values.has(name)) report(csv.at(cell ?? 0, `There is a value "${name}" already.`));
      else {
        rows.set(name, row);
        const priceText = textOf('price');
        const price = priceText === undefined ? undefined : parseDecimal(csv.number(priceText));
        const priceCell = cellOf('price');
        if (priceText !== undefined && !price && priceCell) {
          const hint = 'Write it as 12 or 12.5; at most 6 decimals and 15 digits.';
          report(csv.at(priceCell, `"${priceText}" is not a number.`, hint));
        }
        values.set(name, {
          label: textOf('label') ?? name,
          description: textOf('description'),
          article: textOf('article'),
          picture: textOf('picture'),
          price,
          features: new Map(
            [...features].flatMap(([feature, { type }]) => {
              const text = textOf(feature);
              if (text === undefined) return [];
              if (type === 'number') return [[feature, csv.number(text)] as const];
              return [[feature, type === 'yesno' ? text.toLowerCase() : text] as const];
            }),
          ),
        });
      }
    }
    return values;
  }
}
