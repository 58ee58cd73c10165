/** The shape of `scene.yaml` (docs/authoring.md, "Scenes"). What shapes are described by is said in one table, in `scene/`. */
import * as z from 'zod';
import {
  ends,
  materialParameters,
  shapeParameters,
  type ParameterKind,
  type Parameters,
  type ShapeKind,
} from '#scene/shape/shape-parameters.ts';
import { dimensionPlaces, drawnViews } from '../product/product-drawing.ts';
import {
  format,
  identifierName,
  mapping,
  names,
  text,
  valueRule,
  yesNo,
} from '../source/schema/schema-parts.ts';

/** What is written where a number, a condition or a name can depend on the configuration: a text, or a table by its values. */
export type Slot = string | ReadonlyMap<string, Slot>;

const slot: z.ZodType<Slot> = z.lazy(() =>
  z.union([z.string(), z.map(z.string(), slot)], {
    error: 'Expected a text.\nWrite a number or an expression, or a table: { by: field, value: …, else: … }.',
  }),
);

/** Coordinates; how many there have to be, the compiler says. */
const slots = z.array(slot);

const pathPoint = z.union(
  [z.string(), slots, mapping({ at: slot, shift: slots.optional(), bend: slot.optional() })],
  {
    error:
      'Expected a point.\nWrite its coordinates [x, y, z] or [x, y, z, bend], a docking point, or { at: point, shift: [x, y, z] }.',
  },
);

const outline = z.array(slots);

/** A fixed text, or what a customer typed. */
const label = z.union([z.string(), mapping({ value: slot })], {
  error: 'Expected a text.\nWrite it, or { value: field }.',
});

export type PathPointText = z.output<typeof pathPoint>;
export type LabelText = z.output<typeof label>;

const parameterShapes = {
  length: slot,
  angle: slot,
  number: slot,
  count: slot,
  truth: slot,
  size: slots,
  path: z.array(pathPoint).min(2, { error: 'A path has two points at least.' }),
  outline: outline.min(2, { error: 'An outline has two points at least.' }),
  outlines: z.array(outline),
  circles: z.array(slots).min(1, { error: 'There is no circle here.' }),
  wheels: z.array(slots).min(2, { error: 'A loop runs around two circles at least.' }),
  ends: z.enum(ends),
  color: slot,
  texture: slot,
  text: label,
  image: z.string(),
  file: z.string(),
} satisfies Readonly<Record<ParameterKind, z.ZodType>>;

type ParameterShapes = typeof parameterShapes;
type Described<P extends Parameters> = {
  -readonly [K in keyof P['needed']]: ParameterShapes[P['needed'][K]];
} & { -readonly [K in keyof P['optional']]: z.ZodOptional<ParameterShapes[P['optional'][K]]> };

function described<const P extends Parameters>({ needed, optional }: P): Described<P> {
  return Object.fromEntries([
    ...Object.entries(needed).map(([name, kind]) => [name, parameterShapes[kind]] as const),
    ...Object.entries(optional).map(([name, kind]) => [name, parameterShapes[kind].optional()] as const),
  ]) as Described<P>;
}

const axis = z.enum(['x', 'y', 'z']);

const placement = {
  on: slot.optional(),
  along: mapping({ from: slot, to: slot, share: slot.optional(), shift: slot.optional() }).optional(),
  at: slots.optional(),
  turn: slots.optional(),
};

const copied = {
  repeat: z
    .array(mapping({ count: slot, shift: slots.optional(), around: axis.optional(), angle: slot.optional() }))
    .optional(),
  mirror: axis.optional(),
};

const shapes = Object.fromEntries(
  Object.entries(shapeParameters).map(([kind, parameters]) => [
    kind,
    mapping(described(parameters)).optional(),
  ]),
) as unknown as Record<ShapeKind, z.ZodOptional<z.ZodType<Readonly<Record<string, unknown>>>>>;

const body = mapping({
  ...shapes,
  material: slot,
  when: slot.optional(),
  detail: yesNo.optional(),
  ...placement,
  axis: axis.optional(),
  ...copied,
});

const click = mapping({ cycle: z.string().optional(), commit: z.map(z.string(), slot).optional() });

const part = mapping({
  /** What it is called; a part without a name is not told about. */
  label: text.optional(),
  /** Fields whose values say what it is. */
  about: z.array(z.string()).optional(),
  group: z.string().optional(),
  click: click.optional(),
  when: slot.optional(),
  /** Rows of the model: there is such a part in each of them. */
  each: z.string().optional(),
  ...placement,
  ...copied,
  enter: slots.optional(),
  /** Too small or too soft for a drawing: shown in pictures only. */
  detail: yesNo.optional(),
  points: names(mapping(placement)).optional(),
  shapes: z.array(body).optional(),
});

/** A distance between docking points, drawn in one of the views. */
const drawnDimension = mapping({
  label: text,
  view: z.enum(drawnViews),
  place: z.enum(dimensionPlaces),
  from: slot,
  to: slot,
  axis: axis.optional(),
  when: slot.optional(),
});

export const sceneSchema = mapping({
  format,
  /** What lengths are in. */
  unit: z.enum(['mm', 'cm', 'm', 'in']).default('mm'),
  actions: names(mapping({ label: text, when: slot.optional() }, 'label')).optional(),
  values: names(slot).optional(),
  materials: names(mapping(described(materialParameters)), valueRule),
  parts: names(part),
  dimensions: names(
    mapping({
      label: text,
      from: slot,
      to: slot,
      axis: axis.optional(),
      shift: slots.optional(),
      when: slot.optional(),
    }),
  ).optional(),
  views: names(
    mapping({ label: text, azimuth: slot, elevation: slot, fit: z.array(identifierName).optional() }),
  ),
  /** Group of the configurator → view. */
  groups: z.map(z.string(), z.string()).optional(),
  /** The drawing and the files for CAD, which are made from the same shapes. */
  drawing: mapping({ dimensions: names(drawnDimension).optional() }).optional(),
});

export type SceneSource = z.output<typeof sceneSchema>;
export type PartSource = z.output<typeof part>;
export type BodySource = z.output<typeof body>;
export type DrawnDimensionSource = z.output<typeof drawnDimension>;
export type PlacementText = Pick<BodySource, 'on' | 'along' | 'at' | 'turn'>;
export type CopiedText = Pick<BodySource, 'repeat' | 'mirror'>;
