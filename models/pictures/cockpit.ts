import { dark, hair, ink, leather, metal, rubber, type Paint } from './palette.ts';
import { solid, tube } from './strokes.ts';
import { at, circle, line, path, picture, placed, rect, type Point } from './svg.ts';

/** The right half of a handlebar seen from the rider; the left half is its mirror image. */
interface HandlebarShape {
  readonly title: string;
  readonly half: (center: Point) => string;
  readonly grip: readonly [Point, Point];
  readonly paint: Paint;
  readonly width: number;
}

const handlebars: Readonly<Record<string, HandlebarShape>> = {
  flat: {
    title: 'Flat handlebar',
    half: () => 'M160 120L292 116',
    grip: [
      [226, 118],
      [290, 116],
    ],
    paint: metal,
    width: 11,
  },
  riser: {
    title: 'Riser handlebar',
    half: () => 'M160 142L188 142C204 142 206 104 224 103L300 98',
    grip: [
      [244, 101],
      [298, 98],
    ],
    paint: metal,
    width: 11,
  },
  swept: {
    title: 'Swept-back handlebar',
    half: () => 'M160 92L196 92C232 92 252 112 262 142L280 184',
    grip: [
      [262, 142],
      [280, 184],
    ],
    paint: metal,
    width: 11,
  },
  carbon: {
    title: 'Flat carbon handlebar',
    half: () => 'M160 122C190 122 200 118 224 117L300 113',
    grip: [
      [240, 116],
      [298, 113],
    ],
    paint: dark,
    width: 12,
  },
};

export function handlebarPicture(name: string): string {
  const { title, half, grip, paint, width } = shapeOf(handlebars, name);
  const center: Point = [160, name === 'swept' ? 92 : name === 'riser' ? 142 : 120];
  const side = tube(half(center), width, paint) + gripDrawing(grip, width + 9);
  const weave = name === 'carbon' ? carbonWeave([178, 117], 44, 7) : '';
  return picture(
    320,
    title,
    `<g transform="translate(320 0) scale(-1 1)">${side}${weave}</g>`,
    side,
    weave,
    rect([center[0] - 17, center[1] - 15], 34, 30, 6, {
      fill: dark.base,
      stroke: dark.edge,
      'stroke-width': 3,
    }),
    ...[-8, 8].flatMap((dx) =>
      [-7, 7].map((dy) => circle([center[0] + dx, center[1] + dy], 2.4, { fill: metal.light })),
    ),
  );
}

function gripDrawing([from, to]: readonly [Point, Point], width: number): string {
  return (
    line(from, to, { stroke: ink, 'stroke-width': width + 2.5 }) +
    line(from, to, { stroke: rubber, 'stroke-width': width }) +
    line(from, to, {
      stroke: hair,
      'stroke-width': width - 7,
      'stroke-dasharray': '1.5 6',
      'stroke-linecap': 'butt',
    })
  );
}

/** Slanted threads, for things made of carbon. */
export function carbonWeave([x, y]: Point, length: number, height: number): string {
  return Array.from({ length: Math.floor(length / 7) }, (_, i) =>
    line([x + i * 7, y + height / 2], [x + i * 7 + 5, y - height / 2], {
      stroke: dark.light,
      'stroke-width': 1.4,
      opacity: 0.8,
    }),
  ).join('');
}

const saddles: Readonly<Record<string, { title: string; shape: string; paint: Paint; detail: string }>> = {
  sport: {
    title: 'Sport saddle',
    shape:
      'M40 96C44 78 70 76 96 80C150 88 196 86 250 88C272 89 288 96 286 104C280 114 236 112 196 116C160 120 128 132 96 136C62 139 36 120 40 96Z',
    paint: dark,
    detail: line([78, 92], [232, 99], { stroke: dark.light, 'stroke-width': 3 }),
  },
  comfort: {
    title: 'Comfort saddle',
    shape:
      'M38 92C40 62 82 58 118 72C158 86 200 84 248 88C272 90 284 98 282 108C278 120 238 120 200 126C172 132 150 156 112 160C62 165 34 134 38 92Z',
    paint: dark,
    detail:
      path('M64 100C84 84 116 92 148 100S220 104 252 102', { stroke: dark.light, 'stroke-width': 3 }) +
      path('M70 130C92 140 124 138 150 122', {
        stroke: dark.edge,
        'stroke-width': 2.5,
        'stroke-dasharray': '6 5',
      }),
  },
  leather: {
    title: 'Leather saddle',
    shape:
      'M44 84C50 74 84 76 116 84C160 94 206 92 256 88C276 87 288 94 284 104C278 112 238 114 204 120C176 126 160 150 120 158C84 164 44 146 42 116C41 104 40 92 44 84Z',
    paint: leather,
    detail: [
      [62, 96],
      [78, 92],
      [94, 94],
      [262, 96],
      [274, 98],
    ]
      .map(([x = 0, y = 0]) =>
        circle([x, y], 3.4, { fill: '#ecd9a8', stroke: leather.edge, 'stroke-width': 1.4 }),
      )
      .join(''),
  },
};

export function saddlePicture(name: string): string {
  const { title, shape, paint, detail } = shapeOf(saddles, name);
  const spring = (x: number) =>
    path(`M${at([x - 14, 160])}h28l-28 9h28l-28 9h28l-28 9h28`, { stroke: metal.edge, 'stroke-width': 4 });
  return picture(
    320,
    title,
    tube('M74 140C92 184 130 190 168 178C208 166 236 140 262 108', 5, metal),
    name === 'sport' ? '' : spring(86),
    tube('M152 186L142 226', 15, dark),
    rect([126, 172], 48, 16, 6, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 }),
    solid(shape, paint),
    detail,
  );
}

const pedalBody = 'M96 92L214 92L232 112L232 140L214 160L96 160L80 142L80 110Z';

export function pedalPicture(name: string): string {
  const { title, drawing } = pedal(name);
  return picture(320, title, placed([-46, -32], 1.2, ...drawing));
}

function pedal(name: string): { title: string; drawing: readonly string[] } {
  const spindle =
    tube('M232 126L292 126', 13, metal) +
    rect([262, 112], 14, 28, 3, { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 });
  const pins = [
    [98, 102],
    [98, 150],
    [154, 100],
    [154, 152],
    [212, 104],
    [212, 148],
  ]
    .map(([x = 0, y = 0]) => circle([x, y], 4, { fill: metal.light, stroke: metal.edge, 'stroke-width': 2 }))
    .join('');
  const window = path('M112 112L200 112L212 126L200 140L112 140L102 126Z', {
    fill: dark.edge,
    stroke: dark.light,
    'stroke-width': 2,
  });
  const clip =
    path(
      'M112 104L206 104L206 118C196 122 196 130 206 134L206 148L112 148L112 134C122 130 122 122 112 118Z',
      { fill: metal.base, stroke: metal.edge, 'stroke-width': 3 },
    ) + path('M132 126h52', { stroke: metal.edge, 'stroke-width': 4 });
  if (name === 'none') {
    const missing = { stroke: hair, 'stroke-width': 3, 'stroke-dasharray': '9 9' };
    return {
      title: 'Without pedals',
      drawing: [path(pedalBody, missing), path('M232 126L292 126', missing)],
    };
  }
  if (name === 'clip') {
    const small = 'M120 88L200 88L224 112L224 140L200 164L120 164L96 142L96 110Z';
    return { title: 'Clip-in pedal', drawing: [spindle, solid(small, dark), clip] };
  }
  if (name === 'dual') return { title: 'Dual pedal', drawing: [spindle, solid(pedalBody, dark), clip, pins] };
  return { title: 'Flat pedal', drawing: [spindle, solid(pedalBody, dark), window, pins] };
}

export function shapeOf<T>(shapes: Readonly<Record<string, T>>, name: string): T {
  const shape = shapes[name];
  if (shape === undefined) throw new Error(`Nobody has drawn "${name}".`);
  return shape;
}

export const handlebarNames = Object.keys(handlebars);
export const saddleNames = Object.keys(saddles);
export const pedalNames = ['flat', 'clip', 'dual', 'none'];
