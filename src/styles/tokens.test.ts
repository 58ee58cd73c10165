import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The oklch triple of a colour token in a theme. */
function token(name: string, theme: Theme): [number, number, number] {
  const pair = new RegExp(`--color-${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(
    css,
  );
  if (!pair) throw new Error(`tokens.css has no opaque colour ${name}`);
  const [l = 0, c = 0, h = 0] = (pair[theme === 'light' ? 1 : 2] ?? '').split(' ').map(Number);
  return [l, c, h];
}

/** Linear-light sRGB of an oklch colour (CSS Color 4), clipped to what a screen can show. */
function linearRgb([lightness, chroma, hue]: [number, number, number]): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(Math.max(value, 0), 1);
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** WCAG 2.2 contrast ratio of two tokens. */
function contrast(front: string, back: string, theme: Theme): number {
  const luminance = (name: string) => {
    const [r, g, b] = linearRgb(token(name, theme));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(front), luminance(back)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['sunken', 'surface', 'raised', 'hover'];
const MEANINGS = ['accent', 'positive', 'attention', 'danger'];

describe.each(['light', 'dark'] as const)('colours of the %s theme', (theme) => {
  const text: [string, string][] = [
    ...GROUNDS.flatMap((ground): [string, string][] => [
      ['ink', ground],
      ['ink-muted', ground],
      ...MEANINGS.map((meaning): [string, string] => [meaning, ground]),
    ]),
    ...MEANINGS.map((meaning): [string, string] => [meaning, `${meaning}-soft`]),
    ...MEANINGS.map((meaning): [string, string] => ['ink', `${meaning}-soft`]),
    ['ink-muted', 'accent-soft'],
    ['on-ink', 'ink'],
    ['on-ink', 'ink-hover'],
    ['on-accent', 'accent'],
  ];

  it.each(text)('%s can be read on %s', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GROUNDS)('the bounds of a control can be seen on %s', (ground) => {
    expect(contrast('line-strong', ground, theme)).toBeGreaterThanOrEqual(3);
  });
});

it('the measure of contrast is the standard’s', () => {
  expect(linearRgb([1, 0, 0]).map((channel) => Math.round(channel * 1000))).toEqual([1000, 1000, 1000]);
  expect(linearRgb([0.627955, 0.257683, 29.2339]).map((channel) => Math.round(channel * 100))).toEqual([
    100, 0, 0,
  ]);
});
