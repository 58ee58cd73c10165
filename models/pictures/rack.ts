import { accent, brass, glow, iron, metal, paints } from './palette.ts';
import { line, picture, rect } from './svg.ts';

const shelf = (y: number) =>
  rect([52, y], 216, 9, 2, { fill: metal.base, stroke: metal.edge, 'stroke-width': 2.5 });
const post = (x: number) =>
  rect([x, 14], 12, 208, 2, { fill: iron.base, stroke: iron.edge, 'stroke-width': 2.5 });
const bin = (x: number, y: number, fill: string) =>
  rect([x, y - 30], 34, 30, 3, { fill, stroke: iron.edge, 'stroke-width': 2 }) +
  line([x + 9, y - 18], [x + 25, y - 18], { stroke: metal.light, 'stroke-width': 3 });

/** The shelf rack with some bins. */
export const rackPicture = picture(
  320,
  'Tarn Alder',
  ...[50, 102, 154, 206].map(shelf),
  ...[48, 260].map(post),
  ...[68, 108, 188].map((x) => bin(x, 102, accent)),
  ...[76, 148, 214].map((x) => bin(x, 154, paints.ember.base)),
  ...[68, 128].map((x) => bin(x, 50, glow)),
  ...[96, 140, 184].map((x) => bin(x, 206, brass.base)),
);
