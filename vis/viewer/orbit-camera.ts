import { Box3, MathUtils, PerspectiveCamera, Vector3 } from 'three';
import type { PictureSize } from './graphics.ts';

/** From where something is looked at: degrees from the right side (z) towards the front (x), and upwards. */
export interface Orbit {
  readonly azimuth: number;
  readonly elevation: number;
}

/** A long lens, as products are photographed. */
const fieldOfView = 26;
const [lowest, highest] = [-8, 88];
/** How near and how far, as shares of the distance at which all is seen. */
const [nearest, farthest] = [0.22, 2.4];
/** The share of the way to where it is going that the camera goes in a frame of a sixtieth of a second. */
const damping = 0.16;

interface State {
  azimuth: number;
  elevation: number;
  distance: number;
  readonly target: Vector3;
}

/** A camera that goes around the product, softly, and never under the floor or into it. */
export class OrbitCamera {
  readonly camera = new PerspectiveCamera(fieldOfView, 1, 0.01, 100);
  readonly #now: State = { azimuth: 24, elevation: 10, distance: 4, target: new Vector3() };
  readonly #wanted: State = { azimuth: 24, elevation: 10, distance: 4, target: new Vector3() };
  readonly #whole = new Box3(new Vector3(-1, -1, -1), new Vector3(1, 1, 1));
  readonly #share: number;
  #fitDistance = 4;

  /** @param share of the picture that the box of a product may take: products do not reach into its corners */
  constructor(share = 0.97) {
    this.#share = share;
  }

  get orbit(): Orbit {
    return { azimuth: this.#wanted.azimuth, elevation: this.#wanted.elevation };
  }

  /** What limits how far away it can go. */
  set whole(box: Box3) {
    if (box.isEmpty()) return;
    this.#whole.copy(box);
    this.#fitDistance = this.#distanceFor(box, this.#wanted);
  }

  /**
   * A picture of another form shows as much of the product as before: a phone that is turned does not cut off its ends.
   *
   * @param covered how much of the height something else covers, at the lower edge: the product is shown above it
   */
  setPicture(width: number, height: number, covered = 0): void {
    const before = this.#distanceFor(this.#whole, this.#wanted);
    // A picture as high as what is free, which goes on below it.
    this.camera.setViewOffset(width, height - covered, 0, 0, width, height);
    const factor = this.#distanceFor(this.#whole, this.#wanted) / before;
    this.#now.distance *= factor;
    this.#wanted.distance *= factor;
    this.#fitDistance *= factor;
  }

  /** Looks at a box from a direction, so that it fills the picture. */
  lookAt(box: Box3, { azimuth, elevation }: Orbit): void {
    if (box.isEmpty()) return;
    const wanted = this.#wanted;
    // The shorter way around.
    wanted.azimuth =
      this.#now.azimuth + MathUtils.euclideanModulo(azimuth - this.#now.azimuth + 180, 360) - 180;
    wanted.elevation = MathUtils.clamp(elevation, lowest, highest);
    box.getCenter(wanted.target);
    wanted.distance = this.#distanceFor(box, wanted);
    this.#fitDistance = this.#distanceFor(this.#whole, wanted);
  }

  rotate(azimuth: number, elevation: number): void {
    this.#wanted.azimuth += azimuth;
    this.#wanted.elevation = MathUtils.clamp(this.#wanted.elevation + elevation, lowest, highest);
  }

  /** @param factor below 1 goes nearer */
  zoom(factor: number): void {
    const { distance } = this.#wanted;
    this.#wanted.distance = MathUtils.clamp(
      distance * factor,
      nearest * this.#fitDistance,
      farthest * this.#fitDistance,
    );
  }

  /** Shares of the height of the picture. */
  pan(right: number, up: number): void {
    const { view } = this.camera;
    const share = view ? view.height / view.fullHeight : 1;
    const height = 2 * share * this.#wanted.distance * Math.tan(MathUtils.degToRad(fieldOfView / 2));
    const [x, y] = [new Vector3(), new Vector3()];
    this.camera.matrixWorld.extractBasis(x, y, new Vector3());
    this.#wanted.target.addScaledVector(x, -right * height).addScaledVector(y, up * height);
    this.#wanted.target.clamp(this.#whole.min, this.#whole.max);
  }

  /**
   * Goes on to where it is wanted.
   * @param milliseconds since the frame before; 0 goes there at once
   * @returns whether it is there
   */
  update(milliseconds: number): boolean {
    const share = milliseconds === 0 ? 1 : 1 - (1 - damping) ** (milliseconds / (1000 / 60));
    const [now, wanted] = [this.#now, this.#wanted];
    now.azimuth += (wanted.azimuth - now.azimuth) * share;
    now.elevation += (wanted.elevation - now.elevation) * share;
    now.distance += (wanted.distance - now.distance) * share;
    now.target.lerp(wanted.target, share);
    const isThere =
      Math.abs(wanted.azimuth - now.azimuth) < 0.02 &&
      Math.abs(wanted.elevation - now.elevation) < 0.02 &&
      Math.abs(wanted.distance - now.distance) < 0.0005 &&
      now.target.distanceTo(wanted.target) < 0.0005;
    this.camera.position.copy(directionOf(now)).multiplyScalar(now.distance).add(now.target);
    this.camera.lookAt(now.target);
    this.camera.near = Math.max(0.005, now.distance / 50);
    this.camera.far = now.distance + 30;
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
    return isThere;
  }

  /** One that looks at a box from a direction and does not move. */
  static still(box: Box3, orbit: Orbit, { width, height }: PictureSize): PerspectiveCamera {
    const still = new OrbitCamera(0.92);
    still.setPicture(width, height);
    still.lookAt(box, orbit);
    still.update(0);
    return still.camera;
  }

  /** So far away that all corners of the box are seen, with a margin. */
  #distanceFor(box: Box3, orbit: Orbit): number {
    const forward = directionOf(orbit);
    const right = new Vector3(0, 1, 0).cross(forward).normalize();
    const up = forward.clone().cross(right);
    const center = box.getCenter(new Vector3());
    const tangent = Math.tan(MathUtils.degToRad(fieldOfView / 2)) * this.#share;
    let distance = 0.05;
    for (const x of [box.min.x, box.max.x])
      for (const y of [box.min.y, box.max.y])
        for (const z of [box.min.z, box.max.z]) {
          const corner = new Vector3(x, y, z).sub(center);
          const depth = corner.dot(forward);
          distance = Math.max(
            distance,
            depth + Math.abs(corner.dot(up)) / tangent,
            depth + Math.abs(corner.dot(right)) / (tangent * this.camera.aspect),
          );
        }
    return distance;
  }
}

/** From the product to the camera. */
function directionOf({ azimuth, elevation }: Orbit): Vector3 {
  const [around, up] = [MathUtils.degToRad(azimuth), MathUtils.degToRad(elevation)];
  return new Vector3(Math.sin(around) * Math.cos(up), Math.sin(up), Math.cos(around) * Math.cos(up));
}
