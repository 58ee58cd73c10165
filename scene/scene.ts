/**
 * A scene: what a product looks like in every configuration, as plain JSON. It is compiled from the author's file
 * (`docs/authoring.md`, "Scenes"), served at `tvkbPath`, and evaluated where it is drawn.
 */
import type { Expression } from './expression/expression.ts';
import type { Axis } from './geometry/transform.ts';
import type { MaterialSource, SceneText, ShapeSource } from './shape/shape.ts';

/** Raised when old viewers could not read a new scene. */
export const sceneFormat = 1;

export type VectorSource = readonly [Expression, Expression, Expression];

export interface Scene {
  readonly format: typeof sceneFormat;
  readonly name: string;
  readonly title: SceneText;
  /** Metres of a unit of length: 0.001 where lengths are in millimetres. */
  readonly unit: number;
  /** The fields of the configuration that it reads or tells about, by name. */
  readonly fields: Readonly<Record<string, SceneField>>;
  readonly actions: readonly SceneAction[];
  /** What is calculated under a name, each after those it needs. */
  readonly values: readonly { readonly name: string; readonly value: Expression }[];
  readonly materials: Readonly<Record<string, MaterialSource>>;
  /** Each after those it is docked to, or whose docking points it uses. */
  readonly parts: readonly ScenePart[];
  readonly dimensions: readonly SceneDimension[];
  /** The first one is shown at the start. */
  readonly views: readonly SceneView[];
  /** The view for a group of the configuration. */
  readonly groups: Readonly<Record<string, string>>;
}

export interface SceneField {
  readonly type: 'number' | 'truth' | 'word';
  readonly label: SceneText;
  readonly unit?: string;
  /** What its values are called; of fields with few values. */
  readonly values?: Readonly<Record<string, SceneText>>;
}

/** Something that a viewer can do with the product without configuring it: yes or no, no at the start. */
export interface SceneAction {
  readonly name: string;
  readonly label: SceneText;
  /** Where it does not hold, there is nothing to do. */
  readonly when?: Expression;
}

/** Where something is: at a docking point, or along the way between two, moved and turned from there. */
export interface PlacementSource {
  /** `part.point`; the part's own frame where it is not given. */
  readonly on?: Expression;
  readonly along?: {
    readonly from: Expression;
    readonly to: Expression;
    /** 0 at the start, 1 at the end. */
    readonly share?: Expression;
    /** A length further on. */
    readonly shift?: Expression;
  };
  readonly at?: VectorSource;
  /** Degrees about x, then y, then z. */
  readonly turn?: VectorSource;
  /** The direction that the y axis of a shape gets. */
  readonly axis?: Axis;
}

/** A row of copies, or copies around an axis. */
export interface CopySource {
  readonly count: Expression;
  readonly shift?: VectorSource;
  readonly around?: Axis;
  /** Of all copies together: 360 when not given. */
  readonly angle?: Expression;
}

interface Copied {
  /** Applied one after the other. */
  readonly repeat?: readonly CopySource[];
  /** As well the mirror image in the plane through the origin that is perpendicular to this axis. */
  readonly mirror?: Axis;
}

export interface ScenePart extends Copied {
  readonly name: string;
  readonly label?: SceneText;
  /** Fields whose values say what the part is. */
  readonly about: readonly string[];
  /** The group of the configuration in which it is decided. */
  readonly group?: string;
  readonly click?: SceneClick;
  readonly when?: Expression;
  readonly placement: PlacementSource;
  /** Named frames that other parts are docked to; each after those it is placed on. */
  readonly points: readonly { readonly name: string; readonly placement: PlacementSource }[];
  readonly bodies: readonly SceneBody[];
  /** Where it comes from when it appears. */
  readonly enter?: VectorSource;
  /** Too small or too soft for a technical drawing: shown in pictures only. */
  readonly detail?: true;
}

/** What choosing a part commits: values by field, or the next of a field's values. */
export type SceneClick =
  | { readonly commit: Readonly<Record<string, Expression>> }
  | { readonly cycle: string; readonly values: readonly string[] };

export interface SceneBody extends Copied {
  readonly shape: ShapeSource;
  /** Name of a material. */
  readonly material: Expression;
  readonly when?: Expression;
  readonly placement: PlacementSource;
  /** See the part's. */
  readonly detail?: true;
}

/** A distance that is shown with its length. */
export interface SceneDimension {
  readonly name: string;
  readonly label: SceneText;
  /** Docking points. */
  readonly from: Expression;
  readonly to: Expression;
  /** Measured along this axis only. */
  readonly axis?: Axis;
  /** Where its line is, seen from the distance itself. */
  readonly shift?: VectorSource;
  readonly when?: Expression;
}

/** From where the product is looked at. */
export interface SceneView {
  readonly name: string;
  readonly label: SceneText;
  /** Degrees from the right side (z) towards the front (x), and upwards. */
  readonly azimuth: Expression;
  readonly elevation: Expression;
  /** Parts that fill the picture; all of them when empty. */
  readonly fit: readonly string[];
}
