import type { Compilation } from '../compilation.ts';
import { rowsOf, type RowBinding, type Scope } from '../../expression/scope.ts';
import type { BomSource } from '#server/model/source/schema/model-schema.ts';
import type { ModelFeature } from '#server/model/product/model-domain.ts';
import { domainOf, valuesOf, type ModelField } from '#server/model/product/model-field.ts';
import type { BomLine } from '#server/model/product/product-model.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

const otherKeys = ['field', 'part', 'article', 'if', 'quantity', 'attributes'] as const;
const rowsHint = 'Write "- rows: …" with "lines": fields of a row.';

/** The bill of materials: every field once at most, for its price is counted with its quantity. */
export function compileBom(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  scope: Scope,
): readonly BomLine[] {
  const seen = new Set<string>();
  const compileLines = (sources: readonly BomSource[] = [], path: Path, binding?: RowBinding) =>
    sources.flatMap((line, index): readonly BomLine[] =>
      line.rows === undefined
        ? [compileLine(line, [...path, index], binding)]
        : compileRows({ ...line, rows: line.rows }, [...path, index]),
    );
  /** What every row has; nothing of a row that is not there. */
  const compileRows = (source: BomSource & { readonly rows: string }, path: Path): readonly BomLine[] => {
    for (const key of otherKeys) {
      if (source[key] !== undefined)
        compilation.error({ path: [...path, key], key: true }, `Rows have no "${key}" here.`, rowsHint);
    }
    const rows = rowsOf(scope, source.rows);
    if (!rows) compilation.unknownRows(source.rows, [...path, 'rows']);
    if (!source.lines?.length)
      compilation.error({ path, key: true }, 'The parts of the row are missing.', rowsHint);
    return (rows ?? []).map(({ presence, fields: binding }) => ({
      field: undefined,
      part: undefined,
      condition: presence,
      quantity: 1,
      features: [],
      subLines: compileLines(source.lines, [...path, 'lines'], binding),
    }));
  };
  const compileLine = (written: BomSource, path: Path, binding?: RowBinding): BomLine => {
    const named = (name: string | undefined) => binding?.get(name ?? '') ?? name;
    const source = { ...written, field: named(written.field), quantity: named(written.quantity) };
    if (source.field === undefined) reportPart(compilation, source, path);
    else reportField(compilation, fields, seen, { ...source, field: source.field }, path);
    return {
      field: source.field,
      part:
        source.part === undefined
          ? undefined
          : { label: compilation.text(source.part, [...path, 'part']), article: source.article ?? '' },
      condition:
        source.if === undefined
          ? undefined
          : compilation.condition(source.if, [...path, 'if'], scope, binding),
      quantity: readQuantity(
        compilation,
        fields,
        source.quantity ?? quantityOf(fields.get(source.field ?? '')) ?? '1',
        [...path, 'quantity'],
      ),
      features: readFeatures(compilation, fields.get(source.field ?? ''), source, path),
      subLines: compileLines(source.lines, [...path, 'lines'], binding),
    };
  };
  return compileLines(compilation.model.bom, ['bom']);
}

function reportPart(compilation: Compilation, source: BomSource, path: Path): void {
  if (source.part === undefined) {
    compilation.error(
      { path, key: true },
      '"field" is missing here.',
      'A line is a "field", a "part" of its own, or "rows".',
    );
  } else if (source.article === undefined) {
    compilation.error([...path, 'part'], 'A part has an article number.', 'Add "article".');
  }
  source.attributes?.forEach((_name, index) =>
    compilation.error([...path, 'attributes', index], 'A part of its own has no features.'),
  );
}

function reportField(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  seen: Set<string>,
  source: BomSource & { readonly field: string },
  path: Path,
): void {
  const place = [...path, 'field'];
  for (const key of ['part', 'article'] as const) {
    if (source[key] === undefined) continue;
    compilation.error(
      { path: [...path, key], key: true },
      `A field has no "${key}" here.`,
      'Its variants have one.',
    );
  }
  const field = fields.get(source.field);
  if (!field && !compilation.model.fields.has(source.field))
    compilation.unknown('field', source.field, fields.keys(), place);
  else if (field && !domainOf(field)) compilation.error(place, `"${source.field}" chooses no part.`);
  // What has a price alone leaves no line, but its quantity counts for the price.
  else if (field && !valuesOf(field).some(({ article, price }) => article !== undefined || price !== 0)) {
    compilation.error(
      place,
      `No value of "${source.field}" has an article number.`,
      'Give its variants an "article".',
    );
  }
  if (seen.has(source.field))
    compilation.error(place, `"${source.field}" is in the bill of materials already.`);
  seen.add(source.field);
}

function readFeatures(
  compilation: Compilation,
  field: ModelField | undefined,
  { attributes = [] }: BomSource,
  path: Path,
): readonly ModelFeature[] {
  const domain = domainOf(field);
  if (!domain) return [];
  const known = domain.features ?? [];
  return attributes.flatMap((name, index) => {
    const found = known.find((feature) => feature.name === name);
    if (!found) {
      const hint =
        hintFor(
          name,
          known.map((feature) => feature.name),
        ) ?? 'Give the feature a "label".';
      compilation.error(
        [...path, 'attributes', index],
        `There is no feature with a label named "${name}" here.`,
        hint,
      );
    }
    return found ? [found] : [];
  });
}

function readQuantity(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  written: string,
  path: Path,
): BomLine['quantity'] {
  if (/^\d{1,6}$/.test(written) && Number(written) > 0) return Number(written);
  const field = fields.get(written);
  if (field?.type === 'integer' && (field.min ?? 0) >= 0) return { field: written };
  if (field) compilation.error(path, `"${written}" is not an integer field from 0 on.`);
  else if (/^[-\d.]+$/.test(written))
    compilation.error(path, 'A quantity is a whole number from 1 on, or an integer field.');
  else if (!compilation.model.fields.has(written)) compilation.unknown('field', written, fields.keys(), path);
  return 1;
}

function quantityOf(field: ModelField | undefined): string | undefined {
  return field?.type === 'enumerated' ? field.quantity : undefined;
}
