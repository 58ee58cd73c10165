import { shapeOf } from './cockpit.ts';
import { dark, hair, ink, metal, paints, rubber, type Paint, type PaintName } from './palette.ts';
import { bar, tube } from './strokes.ts';
import { circle, line, path, picture, polar, rect, type Point } from './svg.ts';

interface RimLook {
  readonly title: string;
  readonly paint: Paint;
  readonly depth: number;
  readonly braking: boolean;
  readonly spokes: number;
}

const rims: Readonly<Record<string, RimLook>> = {
  track: { title: 'Rim with a braking surface', paint: metal, depth: 26, braking: true, spokes: 5 },
  alloy: { title: 'Light rim', paint: dark, depth: 22, braking: false, spokes: 4 },
  strong: { title: 'Strong rim with a braking surface', paint: metal, depth: 38, braking: true, spokes: 7 },
  carbon: { title: 'Carbon rim', paint: paints.graphite, depth: 56, braking: false, spokes: 3 },
};

/** A piece of the rim, as if the wheel's centre were below the picture. */
export function rimPicture(name: string): string {
  const { title, paint, depth, braking, spokes } = shapeOf(rims, name);
  const center: Point = [160, 400];
  const outer = 330;
  const middle = outer - depth / 2;
  const arc = (radius: number) => {
    const [from, to] = [polar(center, radius, 246), polar(center, radius, 294)];
    return `M${from.map(Math.round).join(' ')}A${radius} ${radius} 0 0 1 ${to.map(Math.round).join(' ')}`;
  };
  const flat = { 'stroke-linecap': 'butt' } as const;
  return picture(
    320,
    title,
    ...Array.from({ length: spokes }, (_, i) => {
      const degrees = 252 + ((i + 0.5) * 36) / spokes;
      return (
        line(polar(center, outer - depth, degrees), polar(center, 175, degrees + (i % 2 === 0 ? 5 : -5)), {
          stroke: hair,
          'stroke-width': 3,
        }) +
        line(polar(center, outer - depth + 2, degrees), polar(center, outer - depth - 16, degrees), {
          stroke: metal.edge,
          'stroke-width': 7,
        })
      );
    }),
    path(arc(outer + 21), { stroke: ink, 'stroke-width': 42, ...flat }),
    path(arc(outer + 21), { stroke: rubber, 'stroke-width': 37, ...flat }),
    path(arc(outer + 26), { stroke: ink, 'stroke-width': 2, ...flat }),
    path(arc(middle), { stroke: paint.edge, 'stroke-width': depth + 5, ...flat }),
    path(arc(middle), { stroke: paint.base, 'stroke-width': depth, ...flat }),
    braking
      ? path(arc(outer - 10), { stroke: paint.light, 'stroke-width': 13, ...flat }) +
          path(arc(outer - 10), {
            stroke: metal.edge,
            'stroke-width': 13,
            'stroke-dasharray': '1 5',
            opacity: 0.7,
            ...flat,
          })
      : path(arc(outer - depth * 0.3), { stroke: paint.light, 'stroke-width': 3, ...flat }),
    name === 'carbon'
      ? path(arc(middle - 8), {
          stroke: paint.light,
          'stroke-width': 20,
          'stroke-dasharray': '2 7',
          opacity: 0.35,
          ...flat,
        })
      : '',
  );
}

/** The tread, seen from above. */
export function tirePicture(name: string): string {
  const titles: Readonly<Record<string, string>> = {
    slick: 'Slick tyre',
    allroad: 'All-road tyre',
    knobby: 'Knobby tyre',
    winter: 'Studded winter tyre',
  };
  const width = { slick: 92, allroad: 104, knobby: 128, winter: 108 }[name] ?? 100;
  const left = 160 - width / 2;
  const rows = Array.from({ length: 9 }, (_, i) => 18 + i * 25.5);
  const block = (x: number, y: number, w: number, h: number) =>
    rect([x, y], w, h, 3, { fill: dark.base, stroke: hair, 'stroke-width': 1.6 });
  const chevron = (y: number, reach: number) =>
    path(`M${160 - reach} ${y + 9}L160 ${y - 7}L${160 + reach} ${y + 9}`, {
      stroke: hair,
      'stroke-width': 4,
    });
  const stud = (x: number, y: number) =>
    circle([x, y], 4.2, { fill: metal.light, stroke: metal.edge, 'stroke-width': 2 });
  const treads: Readonly<Record<string, () => string>> = {
    slick: () =>
      [-26, 26]
        .map((dx) => line([160 + dx, 12], [160 + dx, 228], { stroke: hair, 'stroke-width': 3 }))
        .join('') +
      rows
        .map(
          (y) =>
            line([left + 12, y + 4], [left + 20, y - 4], { stroke: hair, 'stroke-width': 2.5 }) +
            line([left + width - 12, y + 4], [left + width - 20, y - 4], {
              stroke: hair,
              'stroke-width': 2.5,
            }),
        )
        .join(''),
    allroad: () =>
      rows
        .map(
          (y) =>
            chevron(y, 34) +
            line([left + 7, y + 4], [left + 15, y + 4], { stroke: hair, 'stroke-width': 4 }) +
            line([left + width - 15, y + 4], [left + width - 7, y + 4], { stroke: hair, 'stroke-width': 4 }),
        )
        .join(''),
    knobby: () =>
      rows
        .map(
          (y, i) =>
            (i % 2 === 0
              ? block(141, y - 8, 38, 16)
              : block(124, y - 8, 24, 16) + block(172, y - 8, 24, 16)) +
            block(left - 6, y - 9, 20, 17) +
            block(left + width - 14, y - 9, 20, 17),
        )
        .join(''),
    winter: () =>
      rows
        .map(
          (y, i) =>
            chevron(y, 30) +
            (i % 2 === 0
              ? stud(left + 14, y) + stud(left + width - 14, y)
              : stud(left + 30, y + 2) + stud(left + width - 30, y + 2)),
        )
        .join(''),
  };
  return picture(
    320,
    shapeOf(titles, name),
    rect([left, 6], width, 228, 40, { fill: rubber, stroke: ink, 'stroke-width': 4 }),
    path(`M${left + 10} 40V200`, { stroke: ink, 'stroke-width': 2.5 }),
    path(`M${left + width - 10} 40V200`, { stroke: ink, 'stroke-width': 2.5 }),
    shapeOf(treads, name)(),
  );
}

export function forkPicture(name: string): string {
  const titles: Readonly<Record<string, string>> = {
    rigid: 'Rigid fork',
    carbon: 'Carbon fork',
    suspension: 'Suspension fork',
  };
  const paint = name === 'carbon' ? paints.graphite : name === 'rigid' ? paints.cobalt : dark;
  const leg = (mirror: string) => {
    const drawing =
      name === 'suspension'
        ? bar(11, metal, [128, 84], [128, 150]) +
          bar(20, dark, [128, 138], [128, 214]) +
          line([122, 160], [122, 202], { stroke: paints.ember.base, 'stroke-width': 4 })
        : tube('M138 74C124 82 122 100 121 120L126 214', name === 'carbon' ? 18 : 13, paint);
    return `<g transform="${mirror}">${drawing}${circle([name === 'suspension' ? 128 : 126, 222], 8, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 })}</g>`;
  };
  return picture(
    320,
    shapeOf(titles, name),
    bar(13, metal, [160, 12], [160, 66]),
    leg(''),
    leg('translate(320 0) scale(-1 1)'),
    bar(name === 'suspension' ? 24 : 17, paint, [138, 74], [182, 74]),
  );
}

export function swatchPicture(name: PaintName, title = `Frame colour ${name}`): string {
  const paint = paints[name];
  const marks = [-16, 0, 16].map((x) =>
    line([160 + x - 5, 128], [160 + x + 5, 112], { stroke: paint.light, 'stroke-width': 5 }),
  );
  return picture(
    320,
    title,
    rect([10, 40], 300, 160, 30, { fill: paint.base }),
    path('M10 158H310V170A30 30 0 0 1 280 200H40A30 30 0 0 1 10 170Z', { fill: paint.edge, opacity: 0.4 }),
    rect([26, 62], 268, 16, 8, { fill: paint.light, opacity: 0.7 }),
    rect([10, 40], 300, 160, 30, { stroke: paint.edge, 'stroke-width': 4 }),
    ...marks,
  );
}

export const rimNames = Object.keys(rims);
export const tireNames = ['slick', 'allroad', 'knobby', 'winter'];
export const forkNames = ['rigid', 'carbon', 'suspension'];
