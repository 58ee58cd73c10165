import { accent, brass, dark, hair, ink, leather, metal, rubber } from './palette.ts';
import { bar, solid, tube } from './strokes.ts';
import { circle, line, path, picture, rect } from './svg.ts';

/** A round mirror on its arm, clamped to the end of a bar. */
const mirror = picture(
  320,
  'Mirror',
  bar(14, dark, [24, 196], [118, 196]),
  rect([112, 180], 34, 32, 7, { fill: dark.base, stroke: dark.edge, 'stroke-width': 3 }),
  tube('M140 190C176 176 170 132 196 116', 8, metal),
  circle([222, 96], 62, { fill: dark.base, stroke: dark.edge, 'stroke-width': 3 }),
  circle([222, 96], 51, { fill: metal.light, stroke: metal.edge, 'stroke-width': 2 }),
  path('M186 112C204 84 224 74 250 66M204 130C220 108 238 96 262 90', {
    stroke: metal.base,
    'stroke-width': 6,
  }),
);

/** A phone with a route on it, held by four corners. */
const phone = picture(
  320,
  'Phone mount',
  bar(16, dark, [30, 204], [290, 204]),
  rect([132, 184], 56, 40, 8, { fill: dark.base, stroke: dark.edge, 'stroke-width': 3 }),
  rect([148, 158], 24, 32, 4, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
  rect([108, 20], 104, 146, 14, { fill: dark.base, stroke: dark.edge, 'stroke-width': 3 }),
  rect([117, 31], 86, 124, 6, { fill: metal.light, stroke: metal.edge, 'stroke-width': 1.5 }),
  path('M130 138C130 112 166 116 162 90S186 62 190 46', { stroke: accent, 'stroke-width': 5 }),
  circle([130, 138], 5.5, { fill: accent }),
  circle([190, 46], 7, { fill: '#ffffff', stroke: accent, 'stroke-width': 4 }),
  ...[
    'M100 46V26C100 18 106 12 114 12H130',
    'M220 46V26C220 18 214 12 206 12H190',
    'M100 140V160C100 168 106 174 114 174H130',
    'M220 140V160C220 168 214 174 206 174H190',
  ].map((d) => path(d, { stroke: rubber, 'stroke-width': 10 })),
);

/** A basket of willow with two straps. */
const basket = picture(
  320,
  'Front basket',
  path('M96 66C104 22 216 22 224 66', { stroke: brass.edge, 'stroke-width': 9 }),
  path('M96 66C104 22 216 22 224 66', { stroke: brass.base, 'stroke-width': 5 }),
  solid('M50 72L270 72L246 206C244 214 238 218 230 218L90 218C82 218 76 214 74 206Z', brass),
  ...[94, 118, 142, 166, 190].map((y) =>
    line([55 + (y - 72) * 0.18, y], [265 - (y - 72) * 0.18, y], { stroke: brass.edge, 'stroke-width': 2.5 }),
  ),
  ...Array.from({ length: 11 }, (_, i) =>
    line([66 + i * 18.8, 76], [84 + i * 15.2, 214], {
      stroke: brass.light,
      'stroke-width': 3,
      'stroke-dasharray': i % 2 === 0 ? '12 12' : '0 12 12 12',
      'stroke-linecap': 'butt',
    }),
  ),
  rect([42, 60], 236, 18, 9, { fill: brass.base, stroke: brass.edge, 'stroke-width': 3 }),
  ...[112, 190].flatMap((x) => [
    rect([x, 54], 18, 56, 4, { fill: leather.base, stroke: leather.edge, 'stroke-width': 2.5 }),
    rect([x - 2, 86], 22, 12, 2, { fill: metal.base, stroke: metal.edge, 'stroke-width': 2 }),
  ]),
);

/** A leather roll, half open, with what it holds. */
const tools = picture(
  320,
  'Tool roll',
  solid('M96 62L292 62C298 62 300 66 300 72L300 190C300 196 298 200 292 200L96 200Z', leather),
  line([112, 136], [300, 136], { stroke: leather.edge, 'stroke-width': 2.5, 'stroke-dasharray': '7 6' }),
  bar(11, metal, [148, 84], [148, 176]),
  path('M137 84A13 13 0 1 1 159 84L153 76L143 76Z', {
    fill: metal.base,
    stroke: metal.edge,
    'stroke-width': 2.5,
  }),
  ...[186, 208].map((x) => tube(`M${x} 180L${x} 96C${x} 84 ${x + 12} 82 ${x + 12} 92`, 9, dark)),
  bar(10, metal, [252, 82], [252, 150]),
  rect([243, 140], 18, 46, 6, { fill: accent, stroke: ink, 'stroke-width': 2.5 }),
  path('M112 137L300 137L300 190C300 196 298 200 292 200L112 200Z', {
    fill: leather.light,
    opacity: 0.82,
  }),
  path('M112 137L300 137', { stroke: leather.edge, 'stroke-width': 2.5 }),
  solid('M44 62C44 50 116 50 116 62L116 200C116 214 44 214 44 200Z', leather),
  path('M44 62C44 76 116 76 116 62', { stroke: leather.edge, 'stroke-width': 3 }),
  path('M66 64C66 58 94 58 94 64C94 69 80 69 80 64', { stroke: leather.light, 'stroke-width': 3 }),
  ...[96, 160].flatMap((y) => [
    rect([36, y], 88, 14, 3, { fill: dark.base, stroke: dark.edge, 'stroke-width': 2.5 }),
    rect([70, y - 4], 20, 22, 3, { stroke: hair, 'stroke-width': 4 }),
  ]),
);

export const accessoryPictures: Readonly<Record<string, string>> = { mirror, phone, basket, tools };
