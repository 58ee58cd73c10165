import type { Compilation } from './compilation.ts';
import { compileCondition } from './compile-condition.ts';
import type { Scope } from './expression/scope.ts';
import type { BomSource } from './model-schema.ts';
import type { BomLine, ModelFeature, ModelField } from './product-model.ts';
import { hintFor } from './suggest-name.ts';
import type { Path } from './yaml-source.ts';

/** The bill of materials: every field once at most, for its price is counted with its quantity. */
export function compileBom(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  scope: Scope,
): readonly BomLine[] {
  const seen = new Set<string>();
  const compileLine = (source: BomSource, path: Path): BomLine => {
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
          : compileCondition(compilation, scope, source.if, [...path, 'if']),
      quantity: readQuantity(
        compilation,
        fields,
        source.quantity ?? fields.get(source.field ?? '')?.quantity ?? '1',
        [...path, 'quantity'],
      ),
      features: readFeatures(compilation, fields.get(source.field ?? ''), source, path),
      subLines: (source.lines ?? []).map((line, index) => compileLine(line, [...path, 'lines', index])),
    };
  };
  return (compilation.model.bom ?? []).map((line, index) => compileLine(line, ['bom', index]));
}

function reportPart(compilation: Compilation, source: BomSource, path: Path): void {
  if (source.part === undefined) {
    compilation.error(
      { path, key: true },
      '"field" is missing here.',
      'A line is a "field", or a "part" of its own.',
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
  else if (field && !field.domain) compilation.error(place, `"${source.field}" chooses no part.`);
  else if (field && !field.domain?.values.some((value) => value.article !== undefined)) {
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
  if (!field?.domain) return [];
  const known = field.domain.features ?? [];
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
        `No feature with a label is called "${name}" here.`,
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
