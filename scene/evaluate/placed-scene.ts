/** A scene with the values of one configuration put in: what there is to draw, to measure and to say. */
import type { Expression } from '../expression/expression.ts';
import type { Transform } from '../geometry/transform.ts';
import type { Vector } from '../geometry/vector.ts';
import type { Material, SceneText, Shape } from '../shape/shape.ts';

export interface PlacedScene {
  /** The parts that are there, each after those it is docked to. */
  readonly parts: readonly PlacedPart[];
  readonly dimensions: readonly PlacedDimension[];
  readonly views: readonly PlacedView[];
  /** Names of the actions that there is something to do for. */
  readonly actions: readonly string[];
  /** What had to be left out, and why: a number that could not be calculated, too many copies. For the author. */
  readonly problems: readonly string[];
  /** What the problems come from, where that is known. */
  readonly causes: ReadonlyMap<string, ProblemCause>;
}

export interface ProblemCause {
  /** The part, and which of its shapes. */
  readonly part: string;
  readonly shape: number;
  /** What has no result, or none that is possible. */
  readonly expression: Expression | undefined;
}

export interface PlacedPart {
  /** Unique in the scene, and the same for the same part of every configuration. */
  readonly name: string;
  readonly label: SceneText | undefined;
  readonly about: readonly string[];
  readonly group: string | undefined;
  /** What choosing it commits: values by parameter. */
  readonly commit: Readonly<Record<string, string>> | undefined;
  readonly bodies: readonly PlacedBody[];
  /** Where it comes from when it appears, in metres from its place. */
  readonly enter: Vector | undefined;
  /** Left out of technical drawings. */
  readonly isDetail: boolean;
}

export interface PlacedBody {
  /** Which of the part's shapes it is: the same for the same shape of every configuration. */
  readonly index: number;
  readonly shape: Shape;
  readonly material: Material;
  /** Where its copies are, in metres. */
  readonly placements: readonly Transform[];
  /** Left out of technical drawings. */
  readonly isDetail: boolean;
}

export interface PlacedDimension {
  readonly name: string;
  readonly label: SceneText;
  readonly from: Vector;
  readonly to: Vector;
  /** From the distance to its line. */
  readonly shift: Vector;
  /** In metres. */
  readonly length: number;
}

export interface PlacedView {
  readonly name: string;
  readonly label: SceneText;
  readonly azimuth: number;
  readonly elevation: number;
  readonly fit: readonly string[];
}
