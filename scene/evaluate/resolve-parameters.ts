import type { Expression } from '../expression/expression.ts';
import type { PathPoint } from '../geometry/bent-path.ts';
import { applyToPoint, inverse, type Transform } from '../geometry/transform.ts';
import type { ParameterKind, Parameters } from '../shape/shape-parameters.ts';
import { materialParameters, shapeParameters, textures, type Texture } from '../shape/shape-parameters.ts';
import type {
  Circle,
  Material,
  MaterialSource,
  OutlinePoint,
  PathPointSource,
  SceneText,
  Shape,
  ShapeSource,
  Wheel,
} from '../shape/shape.ts';
import type { VectorSource } from '../scene.ts';
import type { Dock } from './dock.ts';
import { NotCalculable } from './not-calculable.ts';
import type { Quantities } from './quantities.ts';

/** Puts numbers into the descriptions of shapes and materials. */
export class ParameterResolver {
  readonly #quantities: Quantities;
  readonly #dock: Dock;

  constructor(quantities: Quantities, dock: Dock) {
    this.#quantities = quantities;
    this.#dock = dock;
  }

  /**
   * @param frame of the shape in the scene: docking points on its path are seen from there
   * @throws PartAbsent, NotCalculable
   */
  shape(source: ShapeSource, frame: Transform, what: string): Shape {
    const parameters: Parameters = shapeParameters[source.kind];
    return { kind: source.kind, ...this.#all(source, parameters, frame, what) } as Shape;
  }

  /** @throws NotCalculable */
  material(source: MaterialSource, what: string): Material {
    return this.#all(source, materialParameters, undefined, what) as Material;
  }

  #all(source: object, { needed, optional }: Parameters, frame: Transform | undefined, what: string) {
    const written: ReadonlyMap<string, unknown> = new Map(Object.entries(source));
    const resolved: Record<string, unknown> = {};
    for (const [name, kind] of [...Object.entries(needed), ...Object.entries(optional)]) {
      const value = written.get(name);
      if (value !== undefined) resolved[name] = this.#one(kind, value, frame, `"${name}" of ${what}`);
    }
    return resolved;
  }

  /** What the table of shapes says a value to be, it is: the reader of scenes has checked it. */
  #one(kind: ParameterKind, value: unknown, frame: Transform | undefined, what: string): unknown {
    const expression = value as Expression;
    switch (kind) {
      case 'length':
        return notNegative(this.#quantities.length(expression, what), what, expression);
      case 'angle':
      case 'number':
        return this.#quantities.number(expression, what);
      case 'count':
        return Math.max(1, this.#quantities.count(expression, what));
      case 'truth':
        return this.#quantities.truth(expression, what);
      case 'size':
        return this.#quantities
          .vector(value as VectorSource, what)
          .map((number, index) => notNegative(number, what, (value as VectorSource)[index]));
      case 'path':
        return (value as readonly PathPointSource[]).map((point) => this.#pathPoint(point, frame, what));
      case 'outline':
        return this.#outline(value, what);
      case 'outlines':
        return (value as readonly unknown[]).map((outline) => this.#outline(outline, what));
      case 'circles':
        return this.#circles(value, what);
      case 'wheels':
        return this.#wheels(value, what);
      case 'color':
        return this.#color(expression, what);
      case 'texture': {
        const texture = this.#quantities.word(expression, what);
        return textures.find((known) => known === texture) ?? ('plain' satisfies Texture);
      }
      case 'text':
        return isText(value) ? value : this.#quantities.word(expression, what);
      case 'ends':
      case 'image':
      case 'file':
        return value;
    }
  }

  #pathPoint(source: PathPointSource, frame: Transform | undefined, what: string): PathPoint {
    const bend = source.bend === undefined ? 0 : this.#quantities.length(source.bend, what);
    if ('at' in source) return { at: this.#quantities.vector(source.at, what), bend };
    const shift = source.shift ? this.#quantities.vector(source.shift, what) : ([0, 0, 0] as const);
    const inScene = applyToPoint(this.#dock.frame(source.point, what), shift);
    return { at: frame ? applyToPoint(inverse(frame), inScene) : inScene, bend };
  }

  #outline(value: unknown, what: string): readonly OutlinePoint[] {
    const points = value as Extract<ShapeSource, { kind: 'extrude' }>['outline'];
    return points.map(({ at: [x, y], corner }) => ({
      at: [this.#quantities.length(x, what), this.#quantities.length(y, what)],
      corner: corner === undefined ? 0 : this.#quantities.length(corner, what),
    }));
  }

  #circles(value: unknown, what: string): readonly Circle[] {
    const circles = (value as Extract<ShapeSource, { kind: 'extrude' }>['bores']) ?? [];
    return circles.map(({ at: [x, y], diameter, count }) => ({
      at: [this.#quantities.length(x, what), this.#quantities.length(y, what)],
      diameter: notNegative(this.#quantities.length(diameter, what), what, diameter),
      count: count === undefined ? 1 : this.#quantities.count(count, what),
    }));
  }

  #wheels(value: unknown, what: string): readonly Wheel[] {
    const wheels = value as Extract<ShapeSource, { kind: 'loop' }>['around'];
    return wheels.map(({ at: [x, y], diameter, outside }) => ({
      at: [this.#quantities.length(x, what), this.#quantities.length(y, what)],
      diameter: notNegative(this.#quantities.length(diameter, what), what, diameter),
      outside: outside === true,
    }));
  }

  #color(expression: Expression, what: string): string {
    const color = this.#quantities.word(expression, what);
    if (/^#[\da-f]{6}$/i.test(color)) return color.toLowerCase();
    throw new NotCalculable(`${what} is no colour: ${color}`);
  }
}

function notNegative(number: number, what: string, expression: Expression | undefined): number {
  if (number < 0) throw new NotCalculable(`${what} is less than nothing`, expression);
  return number;
}

function isText(value: unknown): value is SceneText {
  return typeof value === 'object' && value !== null && 'translations' in value;
}
