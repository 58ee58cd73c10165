/** The bike from its right side, built from its geometry: change an angle, and the parts follow. */
import { geometries, type Geometry, type ModelName } from './bike-geometry.ts';
import { accent, dark, hair, ink, metal, paints, rubber, type Paint, type PaintName } from './palette.ts';
import { bar, chainwheel, rotor, solid, tube, wheel } from './strokes.ts';
import {
  angle,
  at,
  between,
  circle,
  line,
  path,
  picture,
  placed,
  plus,
  polar,
  rect,
  turned,
  type Point,
} from './svg.ts';

/** Without what is chosen besides (carriers, mudguards, bags): a picture must not show what a bike does not have. */
export function bikePicture(model: ModelName, color: PaintName, title: string, construction = false): string {
  const g = geometries[model];
  const paint = paints[color];
  const drawing = [
    construction ? constructionLines(g) : '',
    shadow(g),
    wheel(g.rear, g.wheel),
    wheel(g.front, g.wheel),
    rotor(g.rear, 24),
    rotor(g.front, 27),
    stays(g, paint),
    fork(g, paint),
    frame(g, paint),
    drive(g),
    seat(g),
    cockpit(g),
  ];
  return picture(640, title, placed([0, construction ? -24 : -20], 1, ...drawing));
}

function shadow({ rear, front, wheel: { radius } }: Geometry): string {
  const y = rear[1] + radius + 3;
  return line([rear[0] - 70, y], [front[0] + 70, y], { stroke: hair, 'stroke-width': 3, opacity: 0.5 });
}

/** Centre lines and the wheelbase, as on a drawing board. */
function constructionLines({ rear, front, headTop, headBottom, wheel: { radius } }: Geometry): string {
  const below = rear[1] + radius + 34;
  const thin = { stroke: accent, 'stroke-width': 1.2, opacity: 0.75 };
  const cross = ([x, y]: Point) =>
    line([x - radius - 16, y], [x + radius + 16, y], { ...thin, 'stroke-dasharray': '14 4 3 4' }) +
    line([x, y - radius - 16], [x, y + radius + 44], { ...thin, 'stroke-dasharray': '14 4 3 4' });
  const steering = angle(headTop, headBottom);
  return [
    cross(rear),
    cross(front),
    line([rear[0], below], [front[0], below], thin),
    path(`M${at([rear[0] + 10, below - 4])}l-10 4l10 4M${at([front[0] - 10, below - 4])}l10 4l-10 4`, thin),
    line(polar(headTop, -74, steering), polar(headBottom, 250, steering), {
      ...thin,
      'stroke-dasharray': '14 4 3 4',
    }),
    circle(rear, radius + 9, { ...thin, opacity: 0.4 }),
    circle(front, radius + 9, { ...thin, opacity: 0.4 }),
  ].join('');
}

function stays({ rear, bottomBracket, seat }: Geometry, paint: Paint): string {
  return (
    bar(8, paint, between(seat, bottomBracket, 0.1), rear) + bar(9, paint, bottomBracket, rear) + axle(rear)
  );
}

function frame({ bottomBracket, seat, headTop, headBottom, stepThrough }: Geometry, paint: Paint): string {
  const seatTube = bar(13, paint, seat, bottomBracket);
  const head = bar(17, paint, headTop, headBottom);
  const lower = between(headTop, headBottom, 0.82);
  if (stepThrough) {
    const low = `M${at(lower)}C${at([400, 300])} ${at([370, 326])} ${at(bottomBracket)}`;
    const second = `M${at(between(headTop, headBottom, 0.4))}C${at([384, 264])} ${at([344, 286])} ${at(between(seat, bottomBracket, 0.62))}`;
    return tube(second, 11, paint) + tube(low, 16, paint) + seatTube + head;
  }
  const top = bar(12, paint, between(seat, bottomBracket, 0.06), between(headTop, headBottom, 0.3));
  const down = bar(16, paint, bottomBracket, lower);
  return top + down + seatTube + head + logo(bottomBracket, lower, paint);
}

/** Three strokes on the down tube: the mark of the brand. */
function logo(from: Point, to: Point, paint: Paint): string {
  const middle = between(from, to, 0.55);
  const marks = [-14, 0, 14].map((x) =>
    line([middle[0] + x - 3, middle[1] + 4], [middle[0] + x + 3, middle[1] - 4], {
      stroke: paint.light,
      'stroke-width': 2.6,
    }),
  );
  return turned(angle(from, to), middle, ...marks);
}

function fork({ headBottom, front, suspension, headTop }: Geometry, paint: Paint): string {
  if (!suspension) {
    const bend = between(headBottom, front, 0.7);
    const d = `M${at(headBottom)}L${at([bend[0] - 2, bend[1]])}Q${at([front[0] - 4, front[1] - 14])} ${at(front)}`;
    return tube(d, 10, paint) + axle(front);
  }
  const steering = angle(headTop, headBottom);
  const crown = polar(headBottom, 10, steering);
  const joint = between(crown, front, 0.48);
  return (
    bar(8, metal, crown, joint) +
    bar(15, dark, joint, front) +
    line(between(joint, front, 0.2), between(joint, front, 0.7), { stroke: paint.base, 'stroke-width': 4 }) +
    bar(17, dark, between(headBottom, crown, 0.2), polar(crown, 5, steering)) +
    axle(front)
  );
}

function axle(center: Point): string {
  return circle(center, 6, { fill: metal.base, stroke: dark.base, 'stroke-width': 2.5 });
}

function drive({ bottomBracket, rear }: Geometry): string {
  const ring = 31;
  const cog = 14;
  const crank = polar(bottomBracket, 46, 28);
  const far = polar(bottomBracket, 46, 208);
  const pedal = ([x, y]: Point) =>
    rect([x - 15, y - 4], 30, 8, 3, { fill: dark.base, stroke: dark.edge, 'stroke-width': 2 });
  return [
    bar(6, dark, bottomBracket, far),
    pedal(far),
    line([rear[0], rear[1] - cog], [bottomBracket[0], bottomBracket[1] - ring], {
      stroke: ink,
      'stroke-width': 3.4,
    }),
    line([rear[0], rear[1] + cog], [bottomBracket[0], bottomBracket[1] + ring], {
      stroke: ink,
      'stroke-width': 3.4,
    }),
    chainwheel(rear, cog, 14, metal),
    chainwheel(bottomBracket, ring, 34),
    bar(7, metal, bottomBracket, crank),
    circle(bottomBracket, 6, { fill: metal.light, stroke: dark.base, 'stroke-width': 2 }),
    pedal(crank),
  ].join('');
}

function seat({ seat: top, saddle }: Geometry): string {
  const [x, y] = saddle;
  const shape = `M${at([x - 34, y - 8])}C${at([x - 30, y - 20])} ${at([x - 4, y - 12])} ${at([x + 12, y - 13])}C${at([x + 26, y - 14])} ${at([x + 40, y - 12])} ${at([x + 44, y - 7])}C${at([x + 34, y - 2])} ${at([x + 4, y])} ${at([x - 10, y + 5])}C${at([x - 24, y + 8])} ${at([x - 36, y + 2])} ${at([x - 34, y - 8])}Z`;
  return (
    bar(7, dark, top, [x, y + 6]) +
    bar(13, dark, polar(top, -2, angle(top, saddle)), polar(top, 3, angle(top, saddle))) +
    solid(shape, dark, 2)
  );
}

function cockpit({ headTop, headBottom, bars }: Geometry): string {
  const steering = angle(headBottom, headTop);
  const spacer = polar(headTop, bars === 'swept' ? 34 : 16, steering);
  const clamp = bars === 'swept' ? plus(spacer, [22, -6]) : plus(spacer, [30, -8]);
  const grip: Readonly<Record<Geometry['bars'], readonly Point[]>> = {
    flat: [clamp, plus(clamp, [-18, -3])],
    wide: [clamp, plus(clamp, [6, -10]), plus(clamp, [-22, -14])],
    riser: [clamp, plus(clamp, [-4, -16]), plus(clamp, [-26, -17])],
    swept: [clamp, plus(clamp, [-6, -14]), plus(clamp, [-56, -2])],
  };
  const points = grip[bars];
  const end = points.at(-1) ?? clamp;
  const before = points.at(-2) ?? clamp;
  const lever = plus(between(before, end, 0.2), [6, 4]);
  const hose = between(headTop, headBottom, 0.9);
  return [
    path(
      `M${at(lever)}C${at(plus(lever, [46, 10]))} ${at(plus(hose, [44, -34]))} ${at(plus(hose, [7, 0]))}`,
      { stroke: ink, 'stroke-width': 2.2 },
    ),
    bar(8, dark, headTop, spacer),
    bar(9, dark, spacer, clamp),
    bar(6, dark, ...points),
    line(between(before, end, bars === 'swept' ? 0.55 : 0.35), end, { stroke: rubber, 'stroke-width': 11 }),
    line(between(before, end, bars === 'swept' ? 0.55 : 0.35), end, { stroke: ink, 'stroke-width': 2 }),
    path(`M${at(lever)}q14 2 16 18`, { stroke: metal.edge, 'stroke-width': 4 }),
  ].join('');
}
