import type { Expression } from '../expression/expression.ts';
import type { Vector } from '../geometry/vector.ts';
import type { PathPoint } from '../geometry/bent-path.ts';
import type {
  ends,
  materialParameters,
  Parameters,
  shapeParameters,
  ShapeKind,
  Texture,
} from './shape-parameters.ts';

/** A text of the scene in the model's language, with its translations by language code. */
export interface SceneText {
  readonly text: string;
  readonly translations: Readonly<Record<string, string>>;
}

type Vector3Source = readonly [Expression, Expression, Expression];

/** A point of a path: its coordinates in the part, or a docking point (`part.point`) and a way from there. */
export type PathPointSource =
  | { readonly at: Vector3Source; readonly bend?: Expression }
  | { readonly point: Expression; readonly shift?: Vector3Source; readonly bend?: Expression };

interface OutlinePointSource {
  readonly at: readonly [Expression, Expression];
  readonly corner?: Expression;
}

interface CircleSource {
  readonly at: readonly [Expression, Expression];
  readonly diameter: Expression;
  readonly count?: Expression;
}

interface WheelSource {
  readonly at: readonly [Expression, Expression];
  readonly diameter: Expression;
  readonly outside?: true;
}

/** Lengths in the unit of the scene, as expressions. */
interface SourceParameters {
  length: Expression;
  angle: Expression;
  number: Expression;
  count: Expression;
  truth: Expression;
  size: Vector3Source;
  path: readonly PathPointSource[];
  outline: readonly OutlinePointSource[];
  outlines: readonly (readonly OutlinePointSource[])[];
  circles: readonly CircleSource[];
  wheels: readonly WheelSource[];
  ends: (typeof ends)[number];
  color: Expression;
  texture: Expression;
  text: Expression | SceneText;
  image: string;
  file: string;
}

export interface OutlinePoint {
  readonly at: readonly [number, number];
  readonly corner: number;
}

export interface Circle {
  readonly at: readonly [number, number];
  readonly diameter: number;
  readonly count: number;
}

export interface Wheel {
  readonly at: readonly [number, number];
  readonly diameter: number;
  /** Whether it is outside of the loop, which passes on its other side. */
  readonly outside: boolean;
}

/** Lengths in metres, angles in degrees. */
interface PlacedParameters {
  length: number;
  angle: number;
  number: number;
  count: number;
  truth: boolean;
  size: Vector;
  path: readonly PathPoint[];
  outline: readonly OutlinePoint[];
  outlines: readonly (readonly OutlinePoint[])[];
  circles: readonly Circle[];
  wheels: readonly Wheel[];
  ends: (typeof ends)[number];
  color: string;
  texture: Texture;
  text: string | SceneText;
  image: string;
  file: string;
}

type Described<P extends Parameters, Kinds> = {
  readonly [K in keyof P['needed']]: Kinds[P['needed'][K] & keyof Kinds];
} & {
  readonly [K in keyof P['optional']]?: Kinds[P['optional'][K] & keyof Kinds];
};

type ShapesOf<Kinds> = {
  [K in ShapeKind]: { readonly kind: K } & Described<(typeof shapeParameters)[K], Kinds>;
};

/** A shape as a scene describes it. */
export type ShapeSource = ShapesOf<SourceParameters>[ShapeKind];

/** A shape of a configured product: numbers in metres and degrees. */
export type Shape = ShapesOf<PlacedParameters>[ShapeKind];
export type ShapeOf<K extends ShapeKind> = ShapesOf<PlacedParameters>[K];

export type MaterialSource = Described<typeof materialParameters, SourceParameters>;
export type Material = Described<typeof materialParameters, PlacedParameters>;
