import { dark, hair, ink, metal, rubber, type Paint } from './palette.ts';
import { around, circle, line, path, polar, through, type Point } from './svg.ts';

/** A round bar seen from the side: edge, colour and a highlight. */
export function tube(d: string, width: number, paint: Paint): string {
  return (
    path(d, { stroke: paint.edge, 'stroke-width': width + 3 }) +
    path(d, { stroke: paint.base, 'stroke-width': width }) +
    path(d, {
      stroke: paint.light,
      'stroke-width': Math.max(width * 0.2, 1.2),
      opacity: 0.7,
      transform: `translate(${(-width * 0.16).toFixed(1)} ${(-width * 0.2).toFixed(1)})`,
    })
  );
}

/** A straight tube through points. */
export function bar(width: number, paint: Paint, ...points: readonly Point[]): string {
  return tube(through(...points), width, paint);
}

/** A filled shape with its outline. */
export function solid(d: string, paint: Paint, width = 3): string {
  return path(d, { fill: paint.base, stroke: paint.edge, 'stroke-width': width });
}

export interface WheelLook {
  /** Outer radius of the tyre and its height. */
  readonly radius: number;
  readonly tire: number;
  readonly tread: 'slick' | 'allroad' | 'knobby' | 'studded';
  readonly rim?: Paint;
  readonly rimDepth?: number;
  readonly spokes?: number;
}

export function wheel(center: Point, look: WheelLook): string {
  const { radius, tire, rim = metal, rimDepth = 7, spokes = 28 } = look;
  const middle = radius - tire / 2;
  const inner = radius - tire - rimDepth / 2;
  const hub = radius * 0.07;
  return [
    treadMarks(center, look),
    circle(center, middle, { stroke: rubber, 'stroke-width': tire }),
    circle(center, radius - tire * 0.18, { stroke: ink, 'stroke-width': 1.4 }),
    circle(center, inner, { stroke: rim.edge, 'stroke-width': rimDepth + 2 }),
    circle(center, inner, { stroke: rim.base, 'stroke-width': rimDepth }),
    // Spokes leave the hub tangentially, crossing in pairs.
    around(spokes, (degrees, index) =>
      line(
        polar(center, hub, degrees + (index % 2 === 0 ? 78 : -78)),
        polar(center, inner - rimDepth / 2, degrees),
        { stroke: hair, 'stroke-width': 1, opacity: 0.85 },
      ),
    ),
    circle(center, hub, { fill: metal.base, stroke: dark.base, 'stroke-width': 2 }),
  ].join('');
}

function treadMarks(center: Point, { radius, tread }: WheelLook): string {
  if (tread === 'slick') return '';
  const size = { allroad: 2.4, knobby: 5.2, studded: 2.4 }[tread];
  const count = { allroad: 110, knobby: 64, studded: 52 }[tread];
  return circle(center, radius + size * 0.3, {
    stroke: tread === 'studded' ? metal.base : rubber,
    'stroke-width': size,
    'stroke-dasharray': dashes(2 * Math.PI * (radius + size * 0.3), count),
    'stroke-linecap': 'butt',
  });
}

function dashes(length: number, count: number): string {
  const step = length / count;
  return `${(step * 0.55).toFixed(2)} ${(step * 0.45).toFixed(2)}`;
}

/** A brake disc: a ring with slots on a spider. */
export function rotor(center: Point, radius: number): string {
  return [
    around(6, (degrees) =>
      line(polar(center, radius * 0.22, degrees), polar(center, radius * 0.74, degrees + 26), {
        stroke: dark.edge,
        'stroke-width': radius * 0.09,
      }),
    ),
    circle(center, radius * 0.86, { stroke: metal.edge, 'stroke-width': radius * 0.26 }),
    circle(center, radius * 0.86, { stroke: metal.base, 'stroke-width': radius * 0.19 }),
    circle(center, radius * 0.86, {
      stroke: metal.edge,
      'stroke-width': radius * 0.07,
      'stroke-dasharray': dashes(2 * Math.PI * radius * 0.86, 18),
      'stroke-linecap': 'butt',
    }),
    circle(center, radius * 0.2, { fill: dark.base, stroke: dark.edge, 'stroke-width': 1.5 }),
  ].join('');
}

/** A toothed wheel. */
export function chainwheel(center: Point, radius: number, teeth: number, paint: Paint = dark): string {
  return [
    circle(center, radius, {
      stroke: paint.edge,
      'stroke-width': radius * 0.16,
      'stroke-dasharray': dashes(2 * Math.PI * radius, teeth),
      'stroke-linecap': 'butt',
    }),
    circle(center, radius * 0.84, { stroke: paint.edge, 'stroke-width': radius * 0.26 }),
    circle(center, radius * 0.84, { stroke: paint.base, 'stroke-width': radius * 0.18 }),
    around(5, (degrees) =>
      line(center, polar(center, radius * 0.76, degrees + 20), {
        stroke: paint.base,
        'stroke-width': radius * 0.2,
      }),
    ),
    circle(center, radius * 0.24, { fill: paint.light, stroke: paint.edge, 'stroke-width': 2 }),
  ].join('');
}
