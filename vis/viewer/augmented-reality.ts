import {
  Box3,
  DirectionalLight,
  Group,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  PMREMGenerator,
  RingGeometry,
  Scene,
  Vector3,
  WebGLRenderer,
  type Object3D,
} from 'three';
import { studioEnvironment } from './studio.ts';

export interface AugmentedRealityOptions {
  /** In true size, in metres. */
  readonly model: Object3D;
  /** Of the mark on the floor. */
  readonly accent: string;
  /** Shown over the picture of the camera. */
  readonly overlay: HTMLElement;
  readonly signal: AbortSignal;
  /** The mark on the floor is there: a tap puts the product on it. */
  readonly onFloorFound: () => void;
}

/**
 * The product in the room of the person, by WebXR (https://www.w3.org/TR/webxr-ar-module-1/): it stands where the floor is tapped, and
 * again where it is tapped next. It has a renderer of its own, because that of the page has another size and background.
 *
 * @returns when the session has ended
 * @throws Error where the device cannot, or the person refuses the camera
 */
export async function runAugmentedReality(system: XRSystem, options: AugmentedRealityOptions): Promise<void> {
  const { model, accent, overlay, signal, onFloorFound } = options;
  const session = await system.requestSession('immersive-ar', {
    requiredFeatures: ['hit-test'],
    optionalFeatures: ['dom-overlay'],
    domOverlay: { root: overlay },
  });
  const renderer = new WebGLRenderer({ antialias: true, alpha: true });
  const ended = new Promise((done) => session.addEventListener('end', done, { once: true }));
  const end = () => void session.end().catch(() => undefined);
  signal.addEventListener('abort', end, { once: true });
  const room = new Scene();
  room.environment = studioEnvironment(new PMREMGenerator(renderer));
  const mark = new Mesh(new RingGeometry(0.07, 0.09, 40), new MeshBasicMaterial({ color: accent }));
  mark.geometry.rotateX(-Math.PI / 2);
  mark.matrixAutoUpdate = mark.visible = model.visible = false;
  const stand = new Group();
  stand.add(model);
  // Its middle is where the floor is tapped.
  const box = new Box3().setFromObject(model);
  const { x, z } = box.getCenter(new Vector3());
  model.position.set(-x, -box.min.y, -z);
  room.add(mark, stand, new DirectionalLight(0xffffff, 0.9));
  try {
    renderer.xr.enabled = true;
    renderer.xr.setReferenceSpaceType('local');
    await renderer.xr.setSession(session);
    const source = await session.requestHitTestSource?.({
      space: await session.requestReferenceSpace('viewer'),
    });
    session.addEventListener('select', () => {
      if (!mark.visible) return;
      stand.position.setFromMatrixPosition(mark.matrix);
      model.visible = true;
    });
    const camera = new PerspectiveCamera();
    renderer.setAnimationLoop((_, frame: XRFrame | undefined) => {
      const space = renderer.xr.getReferenceSpace();
      const [hit] = frame && source ? frame.getHitTestResults(source) : [];
      const pose = space && hit?.getPose(space);
      if (pose && !mark.visible) onFloorFound();
      mark.visible = pose !== undefined && pose !== null;
      if (pose) mark.matrix.copy(new Matrix4().fromArray(pose.transform.matrix));
      renderer.render(room, camera);
    });
    if (signal.aborted) end();
    await ended;
  } finally {
    end();
    signal.removeEventListener('abort', end);
    renderer.setAnimationLoop(null);
    mark.geometry.dispose();
    mark.material.dispose();
    room.environment.dispose();
    renderer.dispose();
  }
}
