import type { Compilation } from '../compilation.ts';
import { valuesOf, type ModelField } from '#server/model/product/model-field.ts';
import type { ModelVisualization, AttributeBinding } from '#server/model/product/product-model.ts';
import type { Path } from '#server/model/source/yaml-source.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';

/** What a scene is told of a configuration; undefined for a product without one. */
export function compileVisualization(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
): ModelVisualization | undefined {
  const source = compilation.model.visualization;
  if (!source) return undefined;
  return {
    scene: source.scene,
    aspectRatio: source.aspect_ratio,
    primaryColor: source.primary_color,
    buttons: new Set(source.buttons),
    bindings: compileBindings(compilation, fields, source.tell, ['visualization', 'tell']),
  };
}

/** @param told attribute → a field, or a feature of its value, as the author wrote it at `path` */
export function compileBindings(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  told: ReadonlyMap<string, string> | undefined,
  path: Path,
): readonly AttributeBinding[] {
  return [...(told ?? [])].map(([attribute, written]) =>
    compileBinding(compilation, fields, attribute, written, [...path, attribute]),
  );
}

function compileBinding(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  attribute: string,
  written: string,
  path: Path,
): AttributeBinding {
  const [name = '', feature] = written.split(/\.(.*)/s);
  const field = fields.get(name);
  if (!field && !compilation.model.fields.has(name)) compilation.unknown('field', name, fields.keys(), path);
  if (field && feature !== undefined) {
    const known = new Set(valuesOf(field).flatMap((value) => Object.keys(value.features)));
    if (!known.has(feature))
      compilation.error(path, `"${name}" has no feature "${feature}".`, hintFor(feature, known));
  }
  return { attribute, field: name, feature };
}
