import { dark, hair, ink, iron, leather, metal, paints } from './palette.ts';
import { circle, line, path, picture, rect } from './svg.ts';

const green = paints.moss;

function city(): string {
  const house = (
    x: number,
    y: number,
    width: number,
    paint: { base: string; edge: string; light: string },
  ) => {
    const windows = [];
    for (let wy = y + 14; wy < 150; wy += 24) {
      for (let wx = x + 11; wx < x + width - 12; wx += 20)
        windows.push(rect([wx, wy], 9, 12, 1.5, { fill: paint.light, opacity: 0.85 }));
    }
    return (
      rect([x, y], width, 172 - y, 3, { fill: paint.base, stroke: paint.edge, 'stroke-width': 3 }) +
      windows.join('')
    );
  };
  return picture(
    320,
    'Streets and paths',
    house(36, 76, 62, iron),
    house(196, 54, 74, metal),
    house(104, 36, 84, dark),
    path('M8 172H312', { stroke: ink, 'stroke-width': 3 }),
    path('M8 222L46 172H274L312 222Z', { fill: dark.base, stroke: dark.edge, 'stroke-width': 3 }),
    line([160, 182], [160, 190], { stroke: metal.light, 'stroke-width': 5 }),
    line([160, 203], [160, 216], { stroke: metal.light, 'stroke-width': 6 }),
  );
}

function tree(x: number, y: number, size: number): string {
  const layer = (top: number, half: number, height: number) =>
    `M${x} ${y - top}L${x + half} ${y - top + height}H${x - half}Z`;
  return (
    line([x, y], [x, y - size * 0.3], { stroke: leather.edge, 'stroke-width': size * 0.1 }) +
    [layer(size * 0.72, size * 0.36, size * 0.5), layer(size, size * 0.28, size * 0.45)]
      .map((d) => path(d, { fill: green.base, stroke: green.edge, 'stroke-width': 3 }))
      .join('')
  );
}

function gravel(): string {
  const stones = [
    [92, 214],
    [126, 196],
    [150, 218],
    [176, 190],
    [204, 212],
    [160, 178],
    [232, 222],
    [116, 224],
  ];
  return picture(
    320,
    'Gravel and forest',
    path('M8 160C70 126 116 150 160 142S262 122 312 150V222H8Z', {
      fill: green.light,
      stroke: green.edge,
      'stroke-width': 3,
    }),
    tree(58, 164, 96),
    tree(106, 150, 70),
    tree(268, 158, 104),
    tree(222, 148, 66),
    path('M52 222C110 196 132 178 152 146H168C172 176 214 202 268 222Z', {
      fill: '#cdb892',
      stroke: '#9c8762',
      'stroke-width': 3,
    }),
    ...stones.map(([x = 0, y = 0], i) => circle([x, y], 3 + (i % 3), { fill: '#9c8762', opacity: 0.8 })),
  );
}

function trail(): string {
  return picture(
    320,
    'Trails',
    path('M8 190L86 66L116 108L172 28L248 138L268 112L312 178V222H8Z', {
      fill: iron.base,
      stroke: iron.edge,
      'stroke-width': 3,
    }),
    path('M172 28L198 66L184 78L172 68L158 80L146 66Z', {
      fill: metal.light,
      stroke: iron.edge,
      'stroke-width': 2.5,
    }),
    path('M86 66L103 90L90 98L82 90L68 96Z', { fill: metal.light, stroke: iron.edge, 'stroke-width': 2.5 }),
    path('M8 198C60 170 96 200 138 184S236 158 312 190V222H8Z', {
      fill: green.base,
      stroke: green.edge,
      'stroke-width': 3,
    }),
    tree(38, 202, 62),
    tree(284, 198, 70),
    path('M150 224C196 212 112 202 158 190S150 162 186 150', { stroke: '#cdb892', 'stroke-width': 8 }),
    path('M214 222l10-17 20-3 14 20Z', { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
    path('M222 214l10-6', { stroke: hair, 'stroke-width': 2 }),
  );
}

export const terrainPictures: Readonly<Record<string, string>> = {
  city: city(),
  gravel: gravel(),
  trail: trail(),
};
