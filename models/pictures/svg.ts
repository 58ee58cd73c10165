/** The few words of SVG that the drawings are written in. Attributes only: pictures are served without any styles. */

export type Point = readonly [x: number, y: number];
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** All drawings are 4:3. `width` is that of the view box; strokes are in its units. */
export function picture(width: number, title: string, ...content: readonly string[]): string {
  const height = (width * 3) / 4;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="none" ` +
    `stroke-linecap="round" stroke-linejoin="round">\n<title>${title}</title>\n${content.join('\n')}\n</svg>\n`
  );
}

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? short(value) : value}"`],
  );
  return content === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content}</${name}>`;
}

export function path(d: string, attributes: Attributes): string {
  return element('path', { d, ...attributes });
}

export function line(from: Point, to: Point, attributes: Attributes): string {
  return path(`M${at(from)}L${at(to)}`, attributes);
}

export function circle([cx, cy]: Point, r: number, attributes: Attributes): string {
  return element('circle', { cx, cy, r, ...attributes });
}

export function rect(
  [x, y]: Point,
  width: number,
  height: number,
  rx: number,
  attributes: Attributes,
): string {
  return element('rect', { x, y, width, height, rx, ...attributes });
}

export function group(attributes: Attributes, ...content: readonly string[]): string {
  return element('g', attributes, content.join(''));
}

/** Turned by degrees around a point. */
export function turned(degrees: number, [x, y]: Point, ...content: readonly string[]): string {
  return group({ transform: `rotate(${short(degrees)} ${short(x)} ${short(y)})` }, ...content);
}

/** Moved, and scaled around its own origin. */
export function placed([x, y]: Point, scale: number, ...content: readonly string[]): string {
  return group({ transform: `translate(${short(x)} ${short(y)}) scale(${short(scale)})` }, ...content);
}

/** A point as path data has it. */
export function at([x, y]: Point): string {
  return `${short(x)} ${short(y)}`;
}

export function through(...points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point)}`).join('');
}

/** The point on the way from a to b. */
export function between([ax, ay]: Point, [bx, by]: Point, part: number): Point {
  return [ax + (bx - ax) * part, ay + (by - ay) * part];
}

export function plus([ax, ay]: Point, [bx, by]: Point): Point {
  return [ax + bx, ay + by];
}

/** `length` away in a direction; 0° is right, 90° is down. */
export function polar([x, y]: Point, length: number, degrees: number): Point {
  const radians = (degrees * Math.PI) / 180;
  return [x + length * Math.cos(radians), y + length * Math.sin(radians)];
}

export function angle([ax, ay]: Point, [bx, by]: Point): number {
  return (Math.atan2(by - ay, bx - ax) * 180) / Math.PI;
}

/** `count` copies all around a point. */
export function around(count: number, draw: (degrees: number, index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw((360 / count) * index, index)).join('');
}

function short(number: number): string {
  return String(Math.round(number * 10) / 10);
}
