/**
 * Colours that hold on light and on dark paper alike: every outline is a middle tone, and every filled shape has one.
 */

/** Outlines and everything made of rubber. */
export const ink = '#66738c';
/** Thin lines inside a shape, and construction lines. */
export const hair = '#8e9ab0';
export const rubber = '#4d576b';
export const metal = { base: '#b4bdcb', edge: '#7a869b', light: '#e3e8ef' };
export const dark = { base: '#5a6579', edge: '#7d899e', light: '#8995a9' };
export const brass = { base: '#d9a94e', edge: '#a97c2c', light: '#f1d493' };
export const iron = { base: '#5f7fa6', edge: '#48658a', light: '#9bb4d2' };
export const pvc = { base: '#6d7480', edge: '#4f5661', light: '#a3aab5' };
export const leather = { base: '#b5713f', edge: '#8a5128', light: '#d9a075' };
export const accent = '#4c74f0';
export const glow = '#f2c14e';

export interface Paint {
  readonly base: string;
  readonly edge: string;
  readonly light: string;
}

/** The colours a bike comes in. */
export const paints = {
  chalk: { base: '#ece8dd', edge: '#a5a092', light: '#ffffff' },
  graphite: { base: '#454e5e', edge: '#77839a', light: '#8d99ad' },
  cobalt: { base: '#3763e0', edge: '#2848ae', light: '#9cb4ff' },
  moss: { base: '#6f8a4c', edge: '#4f6634', light: '#b9cd9b' },
  ember: { base: '#dd5a36', edge: '#a93c1f', light: '#ffb49b' },
  saffron: { base: '#eaaa2c', edge: '#b07a12', light: '#ffe1a0' },
  raw: { base: '#a8b1be', edge: '#75808f', light: '#e6ebf1' },
} as const satisfies Record<string, Paint>;

export type PaintName = keyof typeof paints;
