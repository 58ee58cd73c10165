import {
  NeutralToneMapping,
  PCFShadowMap,
  Scene,
  Vector3,
  type Box3,
  type Camera,
  type DirectionalLight,
  type Object3D,
} from 'three';
import { ContactShadow } from './contact-shadow.ts';
import type { Graphics, PictureSize } from './graphics.ts';
import { RenderQuality } from './render-quality.ts';
import { keyLight } from './studio.ts';

/** The studio that a product stands in: light, shadows, and the canvas that shows it. */
export class Stage {
  readonly scene = new Scene();
  readonly quality: RenderQuality;
  readonly #graphics: Graphics;
  readonly #shadow: ContactShadow;
  readonly #light: DirectionalLight;

  /** @param graphics is disposed of with the stage */
  constructor(graphics: Graphics) {
    this.#graphics = graphics;
    const { renderer, isSoftware, shadowPasses } = graphics;
    this.quality = new RenderQuality(isSoftware);
    renderer.toneMapping = NeutralToneMapping;
    renderer.toneMappingExposure = 1.05;
    renderer.shadowMap.enabled = !isSoftware;
    renderer.shadowMap.type = PCFShadowMap;
    this.scene.environment = graphics.environment();
    this.scene.environmentIntensity = 0.8;
    this.#light = keyLight(!isSoftware);
    this.#shadow = new ContactShadow(shadowPasses);
    this.scene.add(this.#shadow.object, this.#light, this.#light.target);
  }

  get canvas(): HTMLCanvasElement {
    return this.#graphics.renderer.domElement;
  }

  /** Puts light and shadows where a product is now. */
  settle(product: Object3D, box: Box3): void {
    const center = box.getCenter(new Vector3());
    const radius = box.getSize(new Vector3()).length() / 2;
    this.#light.target.position.copy(center);
    this.#light.position.copy(center).add(new Vector3(0.55, 1.3, 0.85).multiplyScalar(radius * 1.4));
    const { camera } = this.#light.shadow;
    [camera.left, camera.right, camera.top, camera.bottom] = [-radius, radius, radius, -radius];
    [camera.near, camera.far] = [0.01, radius * 4.5];
    camera.updateProjectionMatrix();
    this.#light.target.updateMatrixWorld();
    this.#light.shadow.needsUpdate = true;
    this.#shadow.update(product, box);
  }

  setSize(width: number, height: number): void {
    this.#graphics.renderer.setSize(width, height);
  }

  render(camera: Camera, isMoving: boolean): void {
    const { renderer } = this.#graphics;
    const ratio = this.quality.pixelRatio(isMoving);
    // Setting it makes a new drawing buffer, also when it is the same.
    if (ratio !== renderer.getPixelRatio()) renderer.setPixelRatio(ratio);
    renderer.render(this.scene, camera);
  }

  /** A picture of its own size, in a bright studio: it is for light and dark pages. The canvas has to be drawn again. */
  picture(camera: Camera, size: PictureSize): HTMLCanvasElement | Promise<HTMLCanvasElement> {
    const drawn = this.#graphics.picture(this.scene, camera, size);
    return drawn instanceof Promise
      ? drawn.then((picture) => onBackdrop(picture, size))
      : onBackdrop(drawn, size);
  }

  dispose(): void {
    this.#shadow.dispose();
    this.#light.dispose();
    this.#graphics.dispose();
    this.canvas.remove();
  }
}

function onBackdrop(drawn: HTMLCanvasElement, size: PictureSize): HTMLCanvasElement {
  const picture = Object.assign(document.createElement('canvas'), size);
  const context = picture.getContext('2d');
  if (context) {
    drawBackdrop(context, size);
    context.drawImage(drawn, 0, 0);
  }
  return picture;
}

/** The background of the page in the light theme (`--stage` in app.css). */
function drawBackdrop(context: CanvasRenderingContext2D, { width, height }: PictureSize): void {
  context.save();
  // A circle in a picture as high as it is wide.
  context.scale(width, height);
  const light = context.createRadialGradient(0.5, 0.2, 0, 0.5, 0.2, 1.1);
  light.addColorStop(0, '#fafbfc');
  light.addColorStop(0.62, '#e9ecf0');
  light.addColorStop(1, '#d7dce2');
  context.fillStyle = light;
  context.fillRect(0, 0, 1, 1);
  context.restore();
}
