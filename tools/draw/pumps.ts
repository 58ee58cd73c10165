import { brass, dark, glow, iron, metal, paints, type Paint } from './palette.ts';
import { solid } from './strokes.ts';
import { around, circle, line, path, picture, polar, rect } from './svg.ts';

const { cobalt, moss, ember } = paints;
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

function pump(title: string, radius: number, paint: Paint): string {
  const y = 214 - radius;
  return picture(
    320,
    title,
    volute(150, y, radius, paint),
    rect([112, 212], 76, 12, 3, { fill: dark.base, stroke: dark.edge, 'stroke-width': 2.5 }),
    ground(226),
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

export const pumpPictures: Readonly<Record<string, string>> = {
  product: picture(
    320,
    'Tarn Brook',
    volute(92, 140, 50, cobalt),
    motor(166, 140, 108, 76, moss),
    rect([40, 190], 250, 16, 3, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
    ...[62, 130, 200, 262].map((x) =>
      rect([x, 206], 18, 18, 4, { fill: dark.base, stroke: dark.edge, 'stroke-width': 2.5 }),
    ),
    ground(226),
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
};
