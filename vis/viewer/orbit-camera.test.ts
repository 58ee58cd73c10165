import { Box3, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { OrbitCamera } from './orbit-camera.ts';

const bike = new Box3(new Vector3(-0.8, 0, -0.35), new Vector3(1, 1.1, 0.35));

/** What of a picture a box takes, in pixels from its upper left corner. */
function shown(camera: OrbitCamera, box: Box3, [width, height]: readonly [number, number]) {
  camera.update(0);
  const on = new Box3();
  for (const x of [box.min.x, box.max.x])
    for (const y of [box.min.y, box.max.y])
      for (const z of [box.min.z, box.max.z]) on.expandByPoint(new Vector3(x, y, z).project(camera.camera));
  return {
    left: ((on.min.x + 1) / 2) * width,
    right: ((on.max.x + 1) / 2) * width,
    top: ((1 - on.max.y) / 2) * height,
    bottom: ((1 - on.min.y) / 2) * height,
  };
}

// As on a page, on a phone with controls for fingers, and on the whole screen of a phone.
test.each([
  [302, 227, 42],
  [343, 257, 60],
  [390, 780, 108],
])('in a picture of %i × %i pixels all is seen above %i of them', (width, height, covered) => {
  const camera = new OrbitCamera();
  camera.whole = bike;
  camera.setPicture(width, height, covered);
  for (const azimuth of [0, 24, 118, 205])
    for (const elevation of [0, 9, 34]) {
      camera.lookAt(bike, { azimuth, elevation });
      const { left, right, top, bottom } = shown(camera, bike, [width, height]);
      expect(left).toBeGreaterThan(0);
      expect(right).toBeLessThan(width);
      expect(top).toBeGreaterThan(0);
      expect(bottom).toBeLessThan(height - covered);
      // As large as the picture lets it be.
      expect(Math.max((right - left) / width, (bottom - top) / (height - covered))).toBeGreaterThan(0.75);
    }
});

test('what begins to cover a picture makes the product smaller, and what ends to does not leave it so', () => {
  const camera = new OrbitCamera();
  camera.whole = bike;
  camera.setPicture(300, 300);
  camera.lookAt(bike, { azimuth: 24, elevation: 9 });
  const before = shown(camera, bike, [300, 300]);
  camera.setPicture(300, 200, 60);
  expect(shown(camera, bike, [300, 200]).bottom).toBeLessThan(140);
  camera.setPicture(300, 300);
  expect(shown(camera, bike, [300, 300]).bottom).toBeCloseTo(before.bottom);
});
