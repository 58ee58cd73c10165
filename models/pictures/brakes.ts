import { dark, hair, ink, metal, rubber } from './palette.ts';
import { bar, chainwheel, rotor, solid, tube } from './strokes.ts';
import { circle, line, path, picture, rect, type Point } from './svg.ts';

/** Two arms on posts, a rim and a tyre between them, seen from the front. */
function rimBrake(hydraulic: boolean): string {
  const arm = (mirror: string) =>
    `<g transform="${mirror}">` +
    tube(hydraulic ? 'M88 190C84 160 92 128 108 104L122 84' : 'M92 196C84 160 88 108 108 52', 15, dark) +
    circle([hydraulic ? 89 : 92, 190], 10, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }) +
    (hydraulic
      ? bar(26, dark, [94, 122], [112, 122]) + circle([88, 122], 5, { fill: metal.light })
      : tube('M94 122L110 122', 9, metal)) +
    rect([112, 104], 13, 38, 4, { fill: rubber, stroke: ink, 'stroke-width': 2.5 }) +
    '</g>';
  const tire = path('M136 32C136 12 184 12 184 32L184 232L136 232Z', {
    fill: rubber,
    stroke: ink,
    'stroke-width': 3,
  });
  const rim = path('M128 92L192 92L186 152L134 152Z', {
    fill: metal.base,
    stroke: metal.edge,
    'stroke-width': 3,
  });
  const top = hydraulic
    ? tube('M122 84C130 58 190 58 198 84', 13, metal) +
      path('M198 84C230 70 226 40 250 20', { stroke: ink, 'stroke-width': 4 })
    : line([108, 54], [212, 54], { stroke: hair, 'stroke-width': 3 }) +
      tube('M212 54C236 52 244 40 248 22', 5, metal);
  return picture(
    320,
    hydraulic ? 'Hydraulic rim brake' : 'V-brake',
    tire,
    rim,
    ...[106, 122, 138].map((y) =>
      line([136, y], [184, y], { stroke: metal.edge, 'stroke-width': 1.5, opacity: 0.7 }),
    ),
    arm(''),
    arm('translate(320 0) scale(-1 1)'),
    top,
  );
}

/** A brake disc with its caliper; `pistons` on each side are seen as caps. */
function discBrake(pistons: 1 | 2): string {
  const center: Point = [142, 124];
  const caliper =
    pistons === 1
      ? 'M196 52L238 46C252 46 260 58 258 70L250 108C246 120 232 122 222 114L196 92Z'
      : 'M176 34L244 40C260 42 268 54 266 70L258 128C254 142 238 144 228 134L186 84Z';
  const caps: readonly Point[] =
    pistons === 1
      ? [[232, 78]]
      : [
          [224, 66],
          [240, 102],
        ];
  return picture(
    320,
    pistons === 1 ? 'Disc brake with two pistons' : 'Disc brake with four pistons',
    path('M250 52C282 44 286 26 290 10', { stroke: ink, 'stroke-width': 4.5 }),
    rotor(center, 96),
    solid(caliper, dark, 3.5),
    ...caps.map(
      (cap) =>
        circle(cap, 13, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }) +
        circle(cap, 5, { stroke: metal.edge, 'stroke-width': 2.5 }),
    ),
  );
}

function coasterBrake(): string {
  const center: Point = [150, 116];
  return picture(
    320,
    'Coaster brake',
    tube('M168 120L296 176', 15, dark),
    rect([276, 160], 26, 26, 5, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
    chainwheel(center, 88, 22, metal),
    circle(center, 46, { fill: dark.base, stroke: dark.edge, 'stroke-width': 4 }),
    circle(center, 16, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
    path('M118 116A32 32 0 1 0 138 86', { stroke: dark.light, 'stroke-width': 5 }),
    path('M146 74L136 87L150 97', { stroke: dark.light, 'stroke-width': 5 }),
  );
}

export const brakePictures: Readonly<Record<string, string>> = {
  'v-brake': rimBrake(false),
  'hydraulic-rim': rimBrake(true),
  'disc-s': discBrake(1),
  'disc-e': discBrake(2),
  coaster: coasterBrake(),
};
