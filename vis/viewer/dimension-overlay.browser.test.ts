import { expect, onTestFinished, test } from 'vitest';
import { Color } from 'three';
import type { PlacedDimension } from '#scene/evaluate/placed-scene.ts';
import { sceneText } from '#scene/testing/lamp-scene.ts';
import { withAppStyles } from '../app/testing/app-styles.ts';
import { DimensionOverlay } from './dimension-overlay.ts';

withAppStyles();

const dimension: PlacedDimension = {
  ...{ name: 'height', label: sceneText('Height'), length: 0.3 },
  from: [0, 0, 0],
  to: [0, 0.3, 0],
  shift: [0.1, 0, 0],
};

/** Of the share of light, as WCAG has it. */
function contrast(a: Color, b: Color): number {
  const light = ({ r, g, b: blue }: Color) => 0.2126 * r + 0.7152 * g + 0.0722 * blue + 0.05;
  const [low = 1, high = 1] = [light(a), light(b)].toSorted((first, second) => first - second);
  return high / low;
}

function open() {
  const root = document.documentElement;
  const layer = document.body.appendChild(document.createElement('div'));
  const overlay = new DimensionOverlay(layer, '#2f5bd7');
  onTestFinished(() => {
    overlay.dispose();
    layer.remove();
    delete root.dataset['theme'];
  });
  return { root, layer, overlay };
}

test('lines are seen on the stage of a light page and of a dark one', () => {
  const { root, overlay } = open();
  overlay.show([dimension], 'en');
  expect(contrast(overlay.lines.material.color, new Color('#e9ecf0'))).toBeGreaterThan(3);
  root.dataset['theme'] = 'dark';
  overlay.show([dimension], 'en');
  expect(contrast(overlay.lines.material.color, new Color('#3a4048'))).toBeGreaterThan(3);
  delete root.dataset['theme'];
  overlay.show([dimension], 'en');
  expect(overlay.lines.material.color.getHexString()).toBe('2f5bd7');
});

test('name and length are written in their own direction', () => {
  const { root, layer, overlay } = open();
  root.dir = 'rtl';
  onTestFinished(() => root.removeAttribute('dir'));
  overlay.show([dimension], 'ar');
  const [name, length] = layer.querySelectorAll('bdi');
  expect([name?.textContent, name?.matches(':dir(ltr)')]).toEqual(['Height', true]);
  expect(length?.textContent).toContain('300');
  expect(length?.matches(':dir(rtl)')).toBe(true);
});
