import { strokeWidths, type Layer, type Sheet, type SheetText } from '../drawing/sheet.ts';
import type { Point } from '../drawing/view-lines.ts';
import { svgPath } from './svg-path.ts';

const layers: readonly Layer[] = ['edges', 'thin', 'frame'];

/** The drawing as SVG, in true size on paper. Each dimension is a group whose `data-length` is what it measures. */
export function writeSvg(sheet: Sheet): Uint8Array {
  const { width, height, items, title, language } = sheet;
  const flip = ([x, y]: Point): string => `${number(x)} ${number(height - y)}`;
  const curves = (layer: Layer): string => {
    const paths = items.flatMap((item) =>
      item.kind === 'curve' && item.layer === layer ? [svgPath(item.curve, flip)] : [],
    );
    return paths.length === 0
      ? ''
      : `<path class="${layer}" stroke-width="${strokeWidths[layer]}" d="${paths.join('')}"/>`;
  };
  const dimensions = items.flatMap((item) => {
    if (item.kind !== 'dimension') return [];
    const joined = (lines: readonly (readonly Point[])[]): string =>
      lines.map((points) => svgPath({ kind: 'polyline', points }, flip)).join('');
    const path = `<path stroke-width="${strokeWidths.thin}" d="${joined(item.lines)}"/><path fill="#000" stroke="none" d="${joined(item.arrows)}"/>`;
    return [
      `<g class="dimension" data-name="${escaped(item.name)}" data-length="${number(item.length)}">${path}${svgText(item.text, height)}</g>`,
    ];
  });
  const texts = items.flatMap((item) => (item.kind === 'text' ? [svgText(item, height)] : []));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" lang="${escaped(language)}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<g fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round" font-family="'Source Sans 3',Arial,sans-serif">`,
    ...layers.map(curves),
    ...dimensions,
    ...texts,
    '</g></svg>\n',
  ];
  return new TextEncoder().encode(svg.join('\n'));
}

function svgText(text: SheetText, height: number): string {
  const { at, align, size, isBold, turn = 0, isCovering } = text;
  const [x, y] = [number(at[0]), number(height - at[1])];
  const turned = turn === 0 ? '' : ` transform="rotate(${number(-turn)} ${x} ${y})"`;
  const cover = isCovering ? ' stroke="#fff" stroke-width="0.8" paint-order="stroke"' : ' stroke="none"';
  return `<text x="${x}" y="${y}" font-size="${number(size)}" text-anchor="${align}"${isBold ? ' font-weight="600"' : ''}${turned}${cover} fill="#000" xml:space="preserve">${escaped(text.text)}</text>`;
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** Characters that XML cannot have are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
