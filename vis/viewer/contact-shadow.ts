/**
 * The soft shadow of a product on the floor below it: what is near the floor is drawn dark from below, blurred twice, and
 * laid on the floor. It is drawn when the product changes, not in every frame.
 */
import {
  Group,
  Mesh,
  MeshBasicMaterial,
  OrthographicCamera,
  PlaneGeometry,
  Vector3,
  type Box3,
  type Object3D,
} from 'three';
import type { ShadowPasses } from './graphics.ts';

/** The width and height of the picture of the shadow. */
export const shadowPixels = 512;
/** What a pixel gets of itself, and of those one to four steps away on either side. */
export const blurWeights = [0.1633, 0.1531, 0.12245, 0.0918, 0.051] as const;
/** How far above the floor something still darkens it, as a share of the height of the product. */
const reach = 0.5;
const darkness = 0.62;

export class ContactShadow {
  readonly object = new Group();
  readonly #passes: ShadowPasses;
  readonly #camera = new OrthographicCamera();
  readonly #floor: Mesh<PlaneGeometry, MeshBasicMaterial>;

  constructor(passes: ShadowPasses) {
    this.#passes = passes;
    this.#floor = new Mesh(
      new PlaneGeometry(1, 1),
      new MeshBasicMaterial({
        map: passes.picture,
        transparent: true,
        opacity: darkness,
        depthWrite: false,
        toneMapped: false,
      }),
    );
    this.#floor.renderOrder = -1;
    this.#floor.rotation.x = -Math.PI / 2;
    this.object.add(this.#floor);
  }

  /** Draws the shadow of a product within a box. */
  update(product: Object3D, box: Box3): void {
    const size = box.getSize(new Vector3());
    const center = box.getCenter(new Vector3());
    const margin = 0.25 * Math.max(size.x, size.z);
    const [width, depth] = [size.x + 2 * margin, size.z + 2 * margin];
    this.#floor.scale.set(width, this.#passes.isBottomUp ? -depth : depth, 1);
    this.#floor.position.set(center.x, box.min.y - 0.001, center.z);
    const camera = this.#camera;
    [camera.left, camera.right, camera.top, camera.bottom] = [-width / 2, width / 2, depth / 2, -depth / 2];
    [camera.near, camera.far] = [0, Math.max(0.05, size.y * reach)];
    camera.position.set(center.x, box.min.y - 0.001, center.z);
    camera.rotation.x = Math.PI / 2;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    this.#passes.draw(product, camera);
    for (const step of [1.6, 0.7]) this.#passes.blur(step / shadowPixels);
  }

  dispose(): void {
    this.#floor.geometry.dispose();
    this.#floor.material.dispose();
  }
}
