/** Where the axles, tubes and contact points of each model are. */
import type { WheelLook } from './strokes.ts';
import type { Point } from './svg.ts';

export type ModelName = 'pulse' | 'drift' | 'ridge' | 'porter';

export interface Geometry {
  readonly wheel: WheelLook;
  readonly rear: Point;
  readonly front: Point;
  readonly bottomBracket: Point;
  /** Top of the seat tube. */
  readonly seat: Point;
  readonly saddle: Point;
  readonly headTop: Point;
  readonly headBottom: Point;
  readonly suspension: boolean;
  readonly bars: 'flat' | 'riser' | 'swept' | 'wide';
  readonly stepThrough: boolean;
}

export const geometries: Readonly<Record<ModelName, Geometry>> = {
  pulse: {
    wheel: { radius: 108, tire: 13, tread: 'slick' },
    rear: [166, 300],
    front: [482, 300],
    bottomBracket: [297, 320],
    seat: [252, 172],
    saddle: [236, 118],
    headTop: [434, 140],
    headBottom: [448, 186],
    suspension: false,
    bars: 'flat',
    stepThrough: false,
  },
  drift: {
    wheel: { radius: 108, tire: 15, tread: 'allroad' },
    rear: [164, 300],
    front: [486, 300],
    bottomBracket: [296, 322],
    seat: [251, 168],
    saddle: [237, 124],
    headTop: [432, 142],
    headBottom: [447, 190],
    suspension: false,
    bars: 'wide',
    stepThrough: false,
  },
  ridge: {
    wheel: { radius: 108, tire: 16, tread: 'knobby' },
    rear: [158, 297],
    front: [496, 297],
    bottomBracket: [290, 312],
    seat: [250, 206],
    saddle: [228, 128],
    headTop: [418, 140],
    headBottom: [434, 178],
    suspension: true,
    bars: 'riser',
    stepThrough: false,
  },
  porter: {
    wheel: { radius: 100, tire: 18, tread: 'slick' },
    rear: [160, 308],
    front: [486, 308],
    bottomBracket: [290, 326],
    seat: [252, 196],
    saddle: [236, 124],
    headTop: [424, 132],
    headBottom: [442, 196],
    suspension: false,
    bars: 'swept',
    stepThrough: true,
  },
};
