import type { Expression } from '#scene/expression/expression.ts';
import { inLanguage } from '#scene/describe/describe-scene.ts';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import type { NamedValue } from '#scene/evaluate/field-values.ts';
import type { PlacedBody, PlacedPart, PlacedScene } from '#scene/evaluate/placed-scene.ts';
import type { Shape } from '#scene/shape/shape.ts';
import { tessellateShape } from '#scene/tessellate/tessellate-shape.ts';
import { texts } from '#server/texts/texts.ts';
import { CadGeometryError } from '../cad-geometry-error.ts';
import type { CadProduct } from '../cad-product.ts';
import type { CadBody, CadDimension, CadGeometry, CadPart, SolidShape } from './cad-geometry.ts';
import { fieldsRead } from './fields-read.ts';
import { lengthsOfShape } from './lengths-of-shape.ts';

/** Shorter than this there is nothing to make: a hundredth of a millimetre. */
const shortest = 0.00001;

/**
 * The geometry of a product for one configuration.
 *
 * @param values of the configuration by field, as `messagingData` has them; those that the scene does not read are ignored
 * @throws CadGeometryError for the first shape that cannot be made
 */
export function configureGeometry(
  product: CadProduct,
  values: readonly NamedValue[],
  language: string,
): CadGeometry {
  return new GeometryConfiguration(product, values, language).result();
}

class GeometryConfiguration {
  readonly #product: CadProduct;
  readonly #placed: PlacedScene;
  readonly #language: string;

  constructor(product: CadProduct, values: readonly NamedValue[], language: string) {
    this.#product = product;
    this.#language = language;
    // Points in space: what of a distance a view shows is the drawing's to say.
    const dimensions = product.drawing.dimensions.map(({ axis: _, ...dimension }) => dimension);
    this.#placed = evaluateScene({ ...product.scene, dimensions, views: [] }, values);
  }

  result(): CadGeometry {
    this.#refuseProblems();
    const { parts, dimensions } = this.#placed;
    const drawn = new Map(this.#product.drawing.dimensions.map((dimension) => [dimension.name, dimension]));
    return {
      parts: parts.filter(({ isDetail }) => !isDetail).flatMap((part) => this.#part(part)),
      dimensions: dimensions.flatMap(({ name, label, from, to }): readonly CadDimension[] => {
        const dimension = drawn.get(name);
        if (!dimension) return [];
        const { view, place, axis } = dimension;
        return [{ name, label: inLanguage(label, this.#language), view, place, axis, from, to }];
      }),
    };
  }

  /** What the scene leaves out in a picture must not be left out of a drawing. */
  #refuseProblems(): void {
    for (const problem of this.#placed.problems) {
      const cause = this.#placed.causes.get(problem);
      const source = cause && this.#source(cause.part, cause.shape);
      if (source && (source.detail || isFlat(source.shape.kind))) continue;
      const place = cause && this.#product.drawing.places[cause.part]?.[cause.shape];
      const part = cause?.part ?? this.#product.name;
      const sources = cause?.expression === undefined ? [] : [cause.expression];
      const authorMessage = place === undefined ? problem : `${place}: ${problem}`;
      throw this.#error('not-calculable', part, sources, authorMessage);
    }
  }

  #part(part: PlacedPart): readonly CadPart[] {
    const bodies = part.bodies.flatMap((body) => this.#body(part.name, body));
    return bodies.length === 0 ? [] : [{ name: part.name, label: this.#labelOf(part.name), bodies }];
  }

  #body(part: string, { shape, index, isDetail, material, placements }: PlacedBody): readonly CadBody[] {
    if (isDetail || isFlatShape(shape)) return [];
    this.#refuseWithoutLength(part, index, shape);
    const simple = simplified(shape);
    return [{ index, shape: simple, mesh: tessellateShape(simple), material, placements }];
  }

  #refuseWithoutLength(part: string, index: number, shape: SolidShape): void {
    const source = this.#source(part, index)?.shape;
    if (!source) return;
    const missing = lengthsOfShape(shape, source).find(({ value }) => value < shortest);
    if (!missing) return;
    const { name, value, sources } = missing;
    const millimetres = (value * 1000).toFixed(2);
    const place = this.#product.drawing.places[part]?.[index] ?? `part "${part}", shape ${index + 1}`;
    throw this.#error(
      'no-length',
      part,
      sources,
      `${place}: "${name}" of the ${shape.kind} is ${millimetres} mm.`,
      {
        length: name,
        value: millimetres,
      },
    );
  }

  #source(part: string, shape: number) {
    return this.#product.scene.parts.find(({ name }) => name === part)?.bodies[shape];
  }

  #labelOf(part: string): string {
    const label = this.#product.scene.parts.find(({ name }) => name === part)?.label;
    return label ? inLanguage(label, this.#language) : part;
  }

  #error(
    key: 'no-length' | 'not-calculable',
    part: string,
    sources: readonly Expression[],
    authorMessage: string,
    more: Readonly<Record<string, string>> = {},
  ): CadGeometryError {
    const { scene } = this.#product;
    const parameters = [...new Set(sources.flatMap((source) => fieldsRead(source, scene)))];
    const labels = parameters.map((name) => {
      const field = scene.fields[name];
      return field ? inLanguage(field.label, this.#language) : name;
    });
    const fields = labels.join(', ') || texts.format('cad.nothing', this.#language);
    const message = texts.format(`cad.${key}`, this.#language, {
      part: this.#labelOf(part),
      fields,
      ...more,
    });
    return new CadGeometryError(message, parameters, authorMessage);
  }
}

function isFlat(kind: Shape['kind']): boolean {
  return kind === 'decal' || kind === 'mesh';
}

function isFlatShape(shape: Shape): shape is Exclude<Shape, SolidShape> {
  return isFlat(shape.kind);
}

/** A chain becomes its envelope: its links are no more than a pattern in a drawing, and thousands of faces in a file. */
function simplified(shape: SolidShape): SolidShape {
  if (shape.kind !== 'loop') return shape;
  const { links: _, ...envelope } = shape;
  return envelope;
}
