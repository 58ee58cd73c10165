import type { Compilation } from './compilation.ts';
import type { BomSource } from './model-schema.ts';
import type { BomLine, ModelField } from './product-model.ts';
import type { Path } from './yaml-source.ts';

/** The bill of materials: every field once at most, for its price is counted with its quantity. */
export function compileBom(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
): readonly BomLine[] {
  const seen = new Set<string>();
  const compileLines = (sources: readonly BomSource[], path: Path): readonly BomLine[] =>
    sources.flatMap((source, index) => {
      const place = [...path, index];
      const field = fields.get(source.field);
      const fieldPlace = [...place, 'field'];
      const known = compilation.model.fields.has(source.field);
      if (!field && !known) compilation.unknown('field', source.field, fields.keys(), fieldPlace);
      else if (field && !field.domain) compilation.error(fieldPlace, `"${source.field}" chooses no part.`);
      else if (field && !field.domain?.values.some((value) => value.article !== undefined)) {
        compilation.error(
          fieldPlace,
          `No value of "${source.field}" has an article number.`,
          'Give its variants an "article".',
        );
      }
      if (seen.has(source.field))
        compilation.error(fieldPlace, `"${source.field}" is in the bill of materials already.`);
      seen.add(source.field);
      const quantity = readQuantity(compilation, fields, source.quantity ?? '1', [...place, 'quantity']);
      return [
        { field: source.field, quantity, subLines: compileLines(source.lines ?? [], [...place, 'lines']) },
      ];
    });
  return compileLines(compilation.model.bom ?? [], ['bom']);
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
