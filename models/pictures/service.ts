import { accent, glow, hair, iron, metal } from './palette.ts';
import { circle, line, path, picture, rect } from './svg.ts';

const day = (column: number, row: number, fill: string) =>
  rect([74 + column * 36, 104 + row * 34], 24, 22, 3, { fill, stroke: iron.edge, 'stroke-width': 2 });
const days = [0, 1, 2].flatMap((row) => [0, 1, 2, 3].map((column) => [column, row] as const));

/** The service contract: a calendar with the days of the visits, and a check mark. */
export const servicePicture = picture(
  320,
  'Tarn Care',
  rect([56, 42], 170, 172, 8, { fill: metal.light, stroke: metal.edge, 'stroke-width': 3 }),
  rect([56, 42], 170, 42, 8, { fill: iron.base, stroke: iron.edge, 'stroke-width': 3 }),
  ...[98, 184].map((x) => line([x, 30], [x, 56], { stroke: hair, 'stroke-width': 7 })),
  ...days.map(([column, row]) => day(column, row, column === row + 1 ? glow : metal.base)),
  circle([236, 178], 40, { fill: accent, stroke: iron.edge, 'stroke-width': 3 }),
  path('M216 179L231 194L257 164', { stroke: metal.light, 'stroke-width': 8 }),
);
