/** The light of a photo studio, made in code: no picture has to be loaded. */
import {
  BackSide,
  Color,
  DirectionalLight,
  DoubleSide,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Scene,
  SphereGeometry,
  type Texture,
} from 'three';

/** Soft boxes: where they are, how large, how bright. They all face the middle. */
const softBoxes: readonly {
  readonly at: readonly [number, number, number];
  readonly size: readonly [number, number];
  readonly light: number;
}[] = [
  { at: [0, 9, 1], size: [12, 6], light: 5 },
  { at: [7, 5, 9], size: [4, 7], light: 7 },
  { at: [-9, 3.5, 6], size: [3, 8], light: 5 },
  { at: [-3, 5, -10], size: [10, 3], light: 5 },
  { at: [11, 2, -3], size: [2, 7], light: 6 },
];

/** What makes a room of light into what surfaces reflect: three.js has one for each of its renderers. */
interface EnvironmentGenerator {
  fromScene(scene: Scene, sigma: number): { readonly texture: Texture };
  dispose(): void;
}

/**
 * What surfaces reflect and are lit by. Dispose of it when the renderer goes.
 *
 * @param generator is disposed of
 */
export function studioEnvironment(generator: EnvironmentGenerator): Texture {
  const room = new Scene();
  const walls = new Mesh(
    new SphereGeometry(20, 24, 16),
    new MeshBasicMaterial({ color: new Color(0.55, 0.56, 0.58), side: BackSide }),
  );
  const floor = new Mesh(
    new PlaneGeometry(60, 60),
    new MeshBasicMaterial({ color: new Color(0.34, 0.34, 0.35), side: DoubleSide }),
  );
  floor.rotation.x = -Math.PI / 2;
  floor.position.y = -3;
  room.add(walls, floor);
  for (const { at, size, light } of softBoxes) {
    const box = new Mesh(
      new PlaneGeometry(...size),
      new MeshBasicMaterial({ color: new Color(light, light, light), side: DoubleSide }),
    );
    box.position.set(...at);
    box.lookAt(0, 0, 0);
    room.add(box);
  }
  const { texture } = generator.fromScene(room, 0.02);
  generator.dispose();
  room.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    (object.geometry as PlaneGeometry).dispose();
    (object.material as MeshBasicMaterial).dispose();
  });
  return texture;
}

/** The light that gives form; it throws the shadows of parts on parts. */
export function keyLight(withShadows: boolean): DirectionalLight {
  const light = new DirectionalLight(0xffffff, 0.9);
  light.castShadow = withShadows;
  // Nothing moves but the camera, most of the time.
  light.shadow.autoUpdate = false;
  light.shadow.mapSize.set(2048, 2048);
  light.shadow.radius = 5;
  light.shadow.bias = -0.0004;
  light.shadow.normalBias = 0.004;
  return light;
}
