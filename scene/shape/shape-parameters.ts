/**
 * What the shapes of a scene are described by. This table is the format: the types of shapes, the reader of scenes, the
 * compiler of the author's file and the schema for editors follow from it.
 *
 * A shape is described exactly, never by triangles, so that it can be drawn, measured and written into a CAD file. Round
 * shapes have y as their axis and their middle at the origin, outlines lie in the xy plane and are extruded along z in
 * both directions.
 */
export type ParameterKind =
  | 'length'
  /** In degrees. */
  | 'angle'
  | 'number'
  /** A whole number, from 1 on. */
  | 'count'
  | 'truth'
  /** Three lengths. */
  | 'size'
  /** Two points or more in space, each with the radius of its bend if it has one, or docking points. */
  | 'path'
  /** Points in a plane, each with the radius of its corner if it has one. */
  | 'outline'
  | 'outlines'
  /** Circles in a plane: x, y, diameter, and a number of copies around the origin if there are several. */
  | 'circles'
  /** Circles that something runs around: x, y, diameter, and `outside` where it passes on the other side. */
  | 'wheels'
  | 'ends'
  /** `#rrggbb` */
  | 'color'
  | 'texture'
  /** What a customer typed, or a fixed text. */
  | 'text'
  /** The name of a customer's image. */
  | 'image'
  /** A file below the folder `assets` of the product. */
  | 'file';

export interface Parameters {
  readonly needed: Readonly<Record<string, ParameterKind>>;
  readonly optional: Readonly<Record<string, ParameterKind>>;
}

export const ends = ['flat', 'round', 'open'] as const;

export const shapeParameters = {
  /** `round` is the radius of its edges. */
  box: { needed: { size: 'size' }, optional: { round: 'length' } },
  /** `top` is the diameter at the upper end of a cone, `bore` that of a hole through it. */
  cylinder: {
    needed: { diameter: 'length', length: 'length' },
    optional: { top: 'length', bore: 'length', round: 'length' },
  },
  /** `end` is the diameter at its end, `height` makes it oval: the diameter in the plane that is farthest from z. */
  tube: {
    needed: { path: 'path', diameter: 'length' },
    optional: { end: 'length', height: 'length', bend: 'length', ends: 'ends', closed: 'truth' },
  },
  /** An outline of radius and height, turned about y; with a `wall` the outline is an open line that gets this thickness. */
  revolve: {
    needed: { outline: 'outline' },
    optional: { wall: 'length', angle: 'angle', start: 'angle' },
  },
  extrude: {
    needed: { outline: 'outline', depth: 'length' },
    optional: { holes: 'outlines', bores: 'circles', bevel: 'length' },
  },
  /** `diameter` is that of the line in its middle. */
  torus: {
    needed: { diameter: 'length', thickness: 'length' },
    optional: { angle: 'angle', start: 'angle' },
  },
  /** An ellipsoid, or its cap down to an angle from the top: 90 is the upper half. */
  sphere: { needed: { size: 'size' }, optional: { angle: 'angle' } },
  helix: {
    needed: { diameter: 'length', thickness: 'length', height: 'length', turns: 'number' },
    optional: {},
  },
  /** Straight spokes from two flanges, `spread` apart, to a rim. `cross` is how many others each crosses. */
  spokes: {
    needed: { count: 'count', hub: 'length', rim: 'length', spread: 'length', thickness: 'length' },
    optional: { cross: 'number' },
  },
  /** A belt, or a chain of so many `links`, counterclockwise around circles in the xy plane. */
  loop: {
    needed: { around: 'wheels', width: 'length', thickness: 'length' },
    optional: { links: 'count' },
  },
  /** A sprocket for a chain or belt; `pitch` is the distance of two teeth along it. */
  gear: {
    needed: { teeth: 'count', pitch: 'length', width: 'length' },
    optional: { bore: 'length' },
  },
  /** A text or image along x that looks to z, on a plane, or on a cylinder about x whose diameter is `curve`. It has no thickness. */
  decal: {
    needed: { width: 'length', height: 'length' },
    optional: { text: 'text', image: 'image', curve: 'length', color: 'color' },
  },
  /** A glTF file, in metres. */
  mesh: { needed: { file: 'file' }, optional: {} },
} as const satisfies Readonly<Record<string, Parameters>>;

export type ShapeKind = keyof typeof shapeParameters;

export const shapeKinds = Object.keys(shapeParameters) as readonly ShapeKind[];

/** What a surface is like, for physically based rendering. Numbers are from 0 to 1. */
export const materialParameters = {
  needed: { color: 'color' },
  optional: {
    metalness: 'number',
    roughness: 'number',
    /** A transparent layer of paint above the colour. */
    clearcoat: 'number',
    opacity: 'number',
    /** How much it shines of itself. */
    glow: 'number',
    texture: 'texture',
  },
} as const satisfies Parameters;

export const textures = ['plain', 'carbon', 'leather', 'brushed', 'knurled', 'wicker', 'cast'] as const;
export type Texture = (typeof textures)[number];
