import { brass, dark, hair, iron, metal, paints, pvc, type Paint } from './palette.ts';
import { solid, tube } from './strokes.ts';
import { circle, line, path, picture, rect } from './svg.ts';

const red = paints.ember;

/** A hexagonal pipe end on both sides of a body at the axis y = 150. */
function threads(paint: Paint): string {
  const end = (x: number) =>
    rect([x, 122], 46, 56, 4, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 }) +
    line([x, 141], [x + 46, 141], { stroke: paint.edge, 'stroke-width': 2.5 }) +
    line([x, 160], [x + 46, 160], { stroke: paint.edge, 'stroke-width': 2.5 }) +
    line([x + 4, 131], [x + 42, 131], { stroke: paint.light, 'stroke-width': 3 });
  return end(40) + end(234);
}

function flanges(paint: Paint, height = 104): string {
  const flange = (x: number) =>
    rect([x, 150 - height / 2], 20, height, 4, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 }) +
    [-1, 1]
      .map((side) =>
        rect([x - 4, 150 + side * (height / 2 - 16) - 6], 28, 12, 2, {
          fill: metal.base,
          stroke: metal.edge,
          'stroke-width': 2,
        }),
      )
      .join('');
  return (
    rect([60, 124], 200, 52, 6, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 }) +
    flange(42) +
    flange(258)
  );
}

function bulb(paint: Paint, rx = 60, ry = 50): string {
  return (
    `<ellipse cx="160" cy="150" rx="${rx}" ry="${ry}" fill="${paint.base}" stroke="${paint.edge}" stroke-width="3"/>` +
    path(`M${160 - rx + 14} 136C${160 - rx + 22} 116 146 110 168 110`, {
      stroke: paint.light,
      'stroke-width': 5,
    })
  );
}

/** A wheel on a stem, seen from the side. */
function handwheel(top: number, bottom: number, width: number): string {
  return (
    tube(`M160 ${top + 8}V${bottom}`, 9, metal) +
    rect([160 - width / 2, top], width, 16, 8, { fill: red.base, stroke: red.edge, 'stroke-width': 3 }) +
    line([160 - width / 2 + 10, top + 5], [160 + width / 2 - 24, top + 5], {
      stroke: red.light,
      'stroke-width': 3,
    }) +
    rect([150, top - 8], 20, 10, 3, { fill: metal.base, stroke: metal.edge, 'stroke-width': 2.5 })
  );
}

function bonnet(paint: Paint, top: number): string {
  return (
    solid(`M132 118L142 ${top + 10}H178L188 118Z`, paint) +
    rect([136, top], 48, 14, 3, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 })
  );
}

const ball = (paint: Paint): string =>
  picture(
    320,
    'Ball valve',
    rect([74, 130], 172, 40, 4, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 }),
    threads(paint),
    bulb(paint),
    rect([146, 78], 28, 26, 4, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 }),
    tube('M150 74C190 62 230 56 292 56', 15, red),
    rect([142, 66], 36, 14, 4, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
  );

const gate = picture(
  320,
  'Gate valve',
  flanges(iron),
  bulb(iron, 46, 62),
  bonnet(iron, 70),
  handwheel(26, 72, 104),
);

const globe = (paint: Paint): string =>
  picture(
    320,
    'Globe valve',
    flanges(paint),
    bulb(paint, 66, 52),
    path('M112 160C136 160 138 140 160 140S184 160 208 160', { stroke: paint.edge, 'stroke-width': 4 }),
    bonnet(paint, 76),
    handwheel(30, 78, 84),
  );

const butterfly = picture(
  320,
  'Butterfly valve',
  tube('M160 34V84', 13, metal),
  circle([160, 150], 74, { fill: iron.base, stroke: iron.edge, 'stroke-width': 3 }),
  circle([160, 150], 56, { fill: dark.base, stroke: iron.edge, 'stroke-width': 3 }),
  `<ellipse cx="160" cy="150" rx="22" ry="54" fill="${metal.base}" stroke="${metal.edge}" stroke-width="3"/>`,
  line([160, 100], [160, 200], { stroke: metal.edge, 'stroke-width': 6 }),
  ...[
    [92, 92],
    [228, 92],
    [92, 208],
    [228, 208],
  ].map(
    ([x = 0, y = 0]) =>
      circle([x, y], 12, { fill: iron.base, stroke: iron.edge, 'stroke-width': 3 }) +
      circle([x, y], 4.5, { fill: dark.base }),
  ),
  tube('M158 36H262', 13, red),
  rect([140, 26], 40, 20, 4, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
);

const check = (paint: Paint): string =>
  picture(
    320,
    'Check valve',
    threads(paint),
    solid('M84 112C120 96 200 96 236 112V188C200 204 120 204 84 188Z', paint),
    path('M98 122C126 110 170 108 206 112', { stroke: paint.light, 'stroke-width': 5 }),
    path('M112 152H198M180 134L200 152L180 170', { stroke: paint.edge, 'stroke-width': 7 }),
  );

const needle = picture(
  320,
  'Needle valve',
  threads(metal),
  rect([84, 116], 152, 68, 6, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
  path('M96 128H200', { stroke: metal.light, 'stroke-width': 5 }),
  solid('M138 116L144 84H176L182 116Z', metal),
  tube('M160 40V86', 11, metal),
  ...[52, 60, 68, 76].map((y) => line([154, y], [166, y - 3], { stroke: metal.edge, 'stroke-width': 2 })),
  tube('M122 36H198', 11, dark),
  path('M152 150h16l14 0M136 150l16-8v16Z', { stroke: metal.edge, 'stroke-width': 3, fill: metal.edge }),
);

const solenoid = picture(
  320,
  'Solenoid valve',
  threads(brass),
  solid('M84 124H236V176L204 190H116L84 176Z', brass),
  path('M94 134H180', { stroke: brass.light, 'stroke-width': 5 }),
  tube('M160 96V124', 22, metal),
  rect([112, 24], 96, 78, 8, { fill: dark.base, stroke: dark.edge, 'stroke-width': 3 }),
  ...[40, 52, 64, 76, 88].map((y) =>
    line([122, y], [182, y], { stroke: dark.light, 'stroke-width': 2.5, opacity: 0.7 }),
  ),
  rect([208, 44], 32, 34, 4, { fill: dark.base, stroke: dark.edge, 'stroke-width': 3 }),
  path('M240 61C268 61 262 96 292 96', { stroke: hair, 'stroke-width': 5 }),
  path('M199 38l-9 14h10l-8 14', { stroke: '#f2c14e', 'stroke-width': 4 }),
);

const safety = (paint: Paint): string =>
  picture(
    320,
    'Safety valve',
    solid('M120 232V176H92C84 176 80 170 80 162V140H120L128 120H192L200 232Z', paint),
    rect([58, 128], 24, 58, 4, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 }),
    rect([108, 206], 104, 26, 4, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 }),
    path('M134 136H176', { stroke: paint.light, 'stroke-width': 5 }),
    ...[62, 76, 90, 104].map((y) =>
      line([138, y + 7], [182, y - 5], { stroke: metal.edge, 'stroke-width': 6 }),
    ),
    path('M132 122V46H188V122', { stroke: paint.edge, 'stroke-width': 5 }),
    solid('M128 46C128 22 192 22 192 46Z', red),
    tube('M190 40L248 62', 8, red),
  );

/** By kind and material: what a valve is made of can be seen. */
export const valvePictures: Readonly<Record<string, string>> = {
  'ball-brass': ball(brass),
  'ball-steel': ball(metal),
  'ball-pvc': ball(pvc),
  'gate-iron': gate,
  'globe-iron': globe(iron),
  'globe-steel': globe(metal),
  'butterfly-iron': butterfly,
  'check-brass': check(brass),
  'check-steel': check(metal),
  'needle-steel': needle,
  'solenoid-brass': solenoid,
  'safety-brass': safety(brass),
  'safety-iron': safety(iron),
};
