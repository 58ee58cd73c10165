/** The products of the sandboxes: a laptop, and a rack with servers. */
import { accent, dark, glow, hair, iron, metal, paints } from './palette.ts';
import { solid } from './strokes.ts';
import { circle, line, path, picture, placed, rect } from './svg.ts';

const { cobalt, moss } = paints;
const row = (y: number, from: number, to: number, keys: number) =>
  Array.from({ length: keys }, (_, index) => {
    const x = from + ((to - from) / keys) * index;
    return line([x + 2, y], [x + (to - from) / keys - 3, y], { stroke: dark.light, 'stroke-width': 3.5 });
  }).join('');

/** An open laptop with a window on its screen. */
export const laptopPicture = picture(
  320,
  'Laptop',
  rect([70, 34], 180, 122, 9, { fill: dark.base, stroke: dark.edge, 'stroke-width': 3 }),
  rect([79, 43], 162, 104, 3, { fill: cobalt.base }),
  path('M79 120L122 88L158 112L196 76L241 108V147H79Z', { fill: cobalt.light, opacity: 0.55 }),
  circle([212, 66], 9, { fill: glow }),
  rect([92, 56], 70, 44, 4, { fill: metal.light, stroke: metal.edge, 'stroke-width': 2 }),
  line([99, 68], [140, 68], { stroke: accent, 'stroke-width': 4 }),
  line([99, 79], [153, 79], { stroke: hair, 'stroke-width': 3 }),
  line([99, 89], [146, 89], { stroke: hair, 'stroke-width': 3 }),
  solid('M70 158H250L286 206H34Z', metal),
  row(168, 78, 242, 14),
  row(177, 71, 249, 14),
  row(186, 64, 256, 14),
  rect([134, 192], 52, 10, 2, { fill: metal.light, stroke: metal.edge, 'stroke-width': 2 }),
  path('M34 206H286V211Q286 216 279 216H41Q34 216 34 211Z', {
    fill: metal.edge,
    stroke: metal.edge,
    'stroke-width': 2,
  }),
);

const unit = (y: number, lights: readonly string[]) =>
  rect([112, y], 96, 18, 2, { fill: dark.base, stroke: dark.edge, 'stroke-width': 2.5 }) +
  [0, 1, 2, 3]
    .map((slot) =>
      rect([119 + slot * 14, y + 5], 10, 8, 1, { fill: metal.base, stroke: metal.edge, 'stroke-width': 1.5 }),
    )
    .join('') +
  lights.map((fill, index) => circle([186 + index * 9, y + 9], 2.6, { fill })).join('');

/** A cabinet with nine servers, and its door open. */
export const serverRackPicture = picture(
  320,
  'Server rack',
  // Some places show less of the top and the bottom.
  placed(
    [8, 22],
    0.82,
    rect([98, 12], 124, 212, 5, { fill: iron.base, stroke: iron.edge, 'stroke-width': 3 }),
    rect([107, 22], 106, 192, 2, { fill: paints.graphite.base }),
    unit(26, [moss.light, accent]),
    unit(47, [moss.light, accent]),
    unit(68, [moss.light, glow]),
    unit(89, [moss.light, accent]),
    rect([112, 110], 96, 39, 2, { fill: dark.base, stroke: dark.edge, 'stroke-width': 2.5 }),
    Array.from({ length: 6 }, (_, index) =>
      rect([118 + index * 11, 116], 8, 27, 1, { fill: metal.base, stroke: metal.edge, 'stroke-width': 1.5 }),
    ).join(''),
    circle([195, 123], 2.6, { fill: moss.light }),
    circle([195, 134], 2.6, { fill: accent }),
    unit(152, [moss.light, accent]),
    unit(173, [moss.light, accent]),
    unit(194, [glow, accent]),
    path('M222 12L272 28V212L222 224Z', {
      fill: iron.light,
      stroke: iron.edge,
      'stroke-width': 3,
      opacity: 0.85,
    }),
    ...[46, 70, 94, 118, 142, 166, 190].map((y) =>
      line([232, y], [262, y + (y - 118) * -0.06 + 2], { stroke: iron.edge, 'stroke-width': 2.5 }),
    ),
    rect([262, 108], 5, 26, 2, { fill: metal.light, stroke: metal.edge, 'stroke-width': 1.5 }),
    rect([104, 224], 14, 7, 1, { fill: iron.edge }),
    rect([202, 224], 14, 7, 1, { fill: iron.edge }),
  ),
);
