import { brass, dark, glow, iron, metal, paints, type Paint } from './palette.ts';
import { solid } from './strokes.ts';
import { swatchPicture } from './wheels.ts';
import { around, circle, line, path, picture, placed, polar, rect } from './svg.ts';

const { cobalt, moss, ember, chalk } = paints;
const ground = (y: number) => line([24, y], [296, y], { stroke: dark.edge, 'stroke-width': 4 });

/** The volute, with its suction in front and its outlet on top. */
function volute(x: number, y: number, radius: number, paint: Paint): string {
  return (
    rect([x + radius * 0.35, y - radius * 1.7], radius * 0.62, radius * 1.2, 3, {
      fill: paint.base,
      stroke: paint.edge,
      'stroke-width': 3,
    }) +
    rect([x + radius * 0.2, y - radius * 1.85], radius * 0.92, radius * 0.24, 3, {
      fill: metal.base,
      stroke: metal.edge,
      'stroke-width': 2.5,
    }) +
    circle([x, y], radius, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 }) +
    path(
      `M${x - radius * 0.7} ${y - radius * 0.35}A${radius * 0.8} ${radius * 0.8} 0 0 1 ${x} ${y - radius * 0.8}`,
      {
        stroke: paint.light,
        'stroke-width': 5,
      },
    ) +
    circle([x, y], radius * 0.52, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }) +
    circle([x, y], radius * 0.3, { fill: dark.base, stroke: dark.edge, 'stroke-width': 2.5 }) +
    around(8, (degrees) => {
      const [cx, cy] = polar([x, y], radius * 0.41, degrees);
      return circle([cx, cy], radius * 0.05, { fill: metal.edge });
    })
  );
}

function motor(x: number, y: number, width: number, height: number, paint: Paint): string {
  const fins = Array.from({ length: Math.floor(width / 16) }, (_, index) =>
    line([x + 12 + index * 16, y - height / 2 + 5], [x + 12 + index * 16, y + height / 2 - 5], {
      stroke: paint.edge,
      'stroke-width': 3,
    }),
  );
  return (
    rect([x - 26, y - 9], 30, 18, 3, { fill: metal.base, stroke: metal.edge, 'stroke-width': 2.5 }) +
    rect([x, y - height / 2], width, height, 10, {
      fill: paint.base,
      stroke: paint.edge,
      'stroke-width': 3,
    }) +
    fins.join('') +
    rect([x + width * 0.3, y - height / 2 - 20], width * 0.34, 22, 3, {
      fill: dark.base,
      stroke: dark.edge,
      'stroke-width': 2.5,
    })
  );
}

/** Shops crop pictures a little at the top and at the bottom: nothing is drawn there. */
const inside = (...content: readonly string[]) => placed([22, 14], 0.86, ...content);

function pump(title: string, radius: number, paint: Paint): string {
  const y = 214 - radius;
  return picture(
    320,
    title,
    inside(
      volute(150, y, radius, paint),
      rect([112, 212], 76, 12, 3, { fill: dark.base, stroke: dark.edge, 'stroke-width': 2.5 }),
      ground(226),
    ),
  );
}

function drop(title: string, paint: Paint, sign: string): string {
  return picture(
    320,
    title,
    solid('M160 28C196 82 226 118 226 154A66 66 0 0 1 94 154C94 118 124 82 160 28Z', paint),
    path('M114 154A46 46 0 0 0 144 196', { stroke: paint.light, 'stroke-width': 6 }),
    sign,
  );
}

function skid(title: string, paint: Paint): string {
  return picture(
    320,
    title,
    inside(
      volute(92, 140, 50, paint),
      motor(166, 140, 108, 76, paint),
      rect([40, 190], 250, 16, 3, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
      ...[62, 130, 200, 262].map((x) =>
        rect([x, 206], 18, 18, 4, { fill: dark.base, stroke: dark.edge, 'stroke-width': 2.5 }),
      ),
      ground(226),
    ),
  );
}

const outlined = (paint: Paint) => ({ fill: paint.base, stroke: paint.edge, 'stroke-width': 3 });
const pipe = rect([20, 172], 280, 44, 4, outlined(metal));

/** A dial with a needle, as it stands on a pipe. */
function dial(degrees: number): string {
  const center = [160, 96] as const;
  const [x, y] = polar(center, 44, degrees);
  return (
    rect([150, 150], 20, 24, 2, outlined(brass)) +
    circle(center, 66, outlined(dark)) +
    circle(center, 54, outlined(chalk)) +
    [150, 195, 240, 285, 330, 375]
      .map((tick) =>
        line(polar(center, 40, tick), polar(center, 48, tick), {
          stroke: dark.edge,
          'stroke-width': 3.5,
        }),
      )
      .join('') +
    line(center, [x, y], { stroke: ember.base, 'stroke-width': 5 }) +
    circle(center, 6, { fill: dark.base })
  );
}

function sheet(title: string, sign: string): string {
  const lines = [104, 124, 144].map((y) =>
    line([120, y], [200, y], { stroke: chalk.edge, 'stroke-width': 5 }),
  );
  return picture(
    320,
    title,
    path('M98 28H194L222 56V212H98Z', outlined(chalk)),
    path('M194 28V56H222', { stroke: chalk.edge, 'stroke-width': 3 }),
    line([120, 80], [170, 80], { stroke: dark.edge, 'stroke-width': 7 }),
    ...lines,
    sign,
  );
}

const tick = (paint: Paint) =>
  circle([190, 182], 24, outlined(paint)) +
  path('M178 183L187 192L203 174', { stroke: chalk.light, 'stroke-width': 6 });

export const pumpPictures: Readonly<Record<string, string>> = {
  product: skid('Tarn Brook', cobalt),
  ...Object.fromEntries(
    (['cobalt', 'graphite', 'moss', 'ember'] as const).flatMap((name) => [
      [`skids/${name}`, skid(`Skid in ${name}`, paints[name])],
      [`colors/${name}`, swatchPicture(name, `Colour ${name}`)],
    ]),
  ),
  'pumps/small': pump('Small pump', 46, cobalt),
  'pumps/medium': pump('Medium pump', 60, iron),
  'pumps/large': pump('Large pump', 74, brass),
  'media/water': drop(
    'Water',
    cobalt,
    path('M140 150C150 140 160 160 170 150S190 140 196 150', { stroke: cobalt.light, 'stroke-width': 5 }),
  ),
  'media/glycol': drop(
    'Water and glycol',
    moss,
    path('M160 130V178M139 142L181 166M181 142L139 166', { stroke: moss.light, 'stroke-width': 5 }),
  ),
  'media/seawater': drop(
    'Sea water',
    iron,
    path('M128 160C138 148 150 172 160 160S182 148 192 160M134 140C142 130 152 150 160 140S178 130 186 140', {
      stroke: iron.light,
      'stroke-width': 5,
    }),
  ),
  'media/solvent': drop(
    'Solvent',
    ember,
    path(
      'M160 176C138 176 136 154 150 140C150 150 158 150 158 142C158 132 154 126 160 118C164 134 182 142 182 158C182 170 172 176 160 176Z',
      { fill: glow },
    ),
  ),
  'instruments/gauge': picture(320, 'Pressure gauge', pipe, dial(250)),
  'instruments/flow-meter': picture(
    320,
    'Flow meter',
    pipe,
    rect([96, 150], 22, 88, 3, outlined(cobalt)),
    rect([202, 150], 22, 88, 3, outlined(cobalt)),
    rect([118, 164], 84, 60, 3, outlined(cobalt)),
    rect([148, 128], 24, 38, 2, outlined(metal)),
    rect([112, 46], 96, 84, 10, outlined(cobalt)),
    rect([126, 62], 68, 34, 4, outlined(chalk)),
    path('M134 80C142 70 150 90 158 80S174 70 184 80', { stroke: cobalt.base, 'stroke-width': 4 }),
  ),
  'instruments/dry-run': picture(
    320,
    'Dry-run protection',
    pipe,
    rect([146, 118], 28, 56, 3, outlined(brass)),
    rect([122, 44], 76, 76, 12, outlined(dark)),
    circle([160, 82], 22, outlined(ember)),
    line([148, 82], [172, 82], { stroke: chalk.light, 'stroke-width': 6 }),
    path('M60 196C72 186 84 206 96 196S120 186 132 196', { stroke: cobalt.base, 'stroke-width': 5 }),
  ),
  'instruments/vibration': picture(
    320,
    'Vibration sensor',
    rect([60, 176], 200, 34, 4, outlined(iron)),
    rect([128, 96], 64, 80, 8, outlined(metal)),
    rect([142, 70], 36, 28, 4, outlined(dark)),
    path('M160 70C160 40 190 44 206 30', { stroke: dark.base, 'stroke-width': 8 }),
    ...[0, 1].map((ring) =>
      path(
        `M${104 - ring * 24} ${102 - ring * 10}C${92 - ring * 26} ${124} ${92 - ring * 26} ${148} ${104 - ring * 24} ${170 + ring * 2}`,
        { stroke: ember.base, 'stroke-width': 5 },
      ),
    ),
    ...[0, 1].map((ring) =>
      path(
        `M${216 + ring * 24} ${102 - ring * 10}C${228 + ring * 26} ${124} ${228 + ring * 26} ${148} ${216 + ring * 24} ${170 + ring * 2}`,
        { stroke: ember.base, 'stroke-width': 5 },
      ),
    ),
  ),
  'instruments/tray': picture(
    320,
    'Drip tray',
    path('M160 40C174 62 184 74 184 90A24 24 0 0 1 136 90C136 74 146 62 160 40Z', outlined(cobalt)),
    path('M40 150H280L256 204H64Z', outlined(metal)),
    path('M56 164C76 154 96 174 116 164S156 154 176 164S216 154 264 164', {
      stroke: cobalt.base,
      'stroke-width': 5,
    }),
  ),
  'documents/manual': picture(
    320,
    'Printed manual',
    path(
      'M160 62C130 44 84 44 56 56V196C84 184 130 184 160 202C190 184 236 184 264 196V56C236 44 190 44 160 62Z',
      {
        ...outlined(chalk),
      },
    ),
    line([160, 62], [160, 202], { stroke: chalk.edge, 'stroke-width': 3 }),
    ...[88, 112, 136].flatMap((y) => [
      line([80, y], [138, y + 4], { stroke: chalk.edge, 'stroke-width': 5 }),
      line([182, y + 4], [240, y], { stroke: chalk.edge, 'stroke-width': 5 }),
    ]),
  ),
  'documents/declared': sheet('Certificate 2.2', tick(moss)),
  'documents/tested': sheet(
    'Certificate 3.1',
    path('M176 196L170 232L190 220L210 232L204 196Z', outlined(ember)) + tick(ember),
  ),
  'groups/paint': picture(
    320,
    'Paint',
    path('M92 92V196A68 18 0 0 0 228 196V92', outlined(metal)),
    path('M92 92A68 18 0 0 1 228 92A68 18 0 0 1 92 92Z', outlined(cobalt)),
    path('M92 92V132A12 12 0 0 0 116 132V112A12 12 0 0 1 140 112V150A12 12 0 0 0 164 150V112', {
      stroke: cobalt.base,
      'stroke-width': 12,
    }),
    path('M92 92C92 20 228 20 228 92', { stroke: dark.edge, 'stroke-width': 4 }),
  ),
};
