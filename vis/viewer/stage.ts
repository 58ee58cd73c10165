import type { Box3 } from 'three';
import {
  NeutralToneMapping,
  PCFSoftShadowMap,
  Scene,
  Vector2,
  Vector3,
  WebGLRenderer,
  type Camera,
  type DirectionalLight,
  type Object3D,
  type Texture,
} from 'three';
import { ContactShadow } from './contact-shadow.ts';
import { RenderQuality } from './render-quality.ts';
import { keyLight, studioEnvironment } from './studio.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The studio that a product stands in: light, shadows, and the canvas that shows it. */
export class Stage {
  readonly scene = new Scene();
  readonly renderer: WebGLRenderer;
  readonly quality: RenderQuality;
  readonly #environment: Texture;
  readonly #shadow: ContactShadow;
  readonly #light: DirectionalLight;

  /** @throws Error where the browser has no WebGL */
  constructor() {
    this.renderer = new WebGLRenderer({ antialias: true, alpha: true, powerPreference: 'high-performance' });
    this.quality = new RenderQuality(this.renderer);
    const { renderer, scene } = this;
    renderer.toneMapping = NeutralToneMapping;
    renderer.toneMappingExposure = 1.05;
    renderer.shadowMap.enabled = !this.quality.isSoftware;
    renderer.shadowMap.type = PCFSoftShadowMap;
    // Nothing moves but the camera, most of the time.
    renderer.shadowMap.autoUpdate = false;
    this.#environment = studioEnvironment(renderer);
    scene.environment = this.#environment;
    scene.environmentIntensity = 0.8;
    this.#light = keyLight(!this.quality.isSoftware);
    this.#shadow = new ContactShadow(renderer);
    scene.add(this.#shadow.object, this.#light, this.#light.target);
  }

  get canvas(): HTMLCanvasElement {
    return this.renderer.domElement;
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
    this.renderer.shadowMap.needsUpdate = true;
    this.#shadow.update(product, box);
  }

  setSize(width: number, height: number): void {
    this.renderer.setSize(width, height);
  }

  render(camera: Camera, isMoving: boolean): void {
    const ratio = this.quality.pixelRatio(isMoving);
    // Setting it makes a new drawing buffer, also when it is the same.
    if (ratio !== this.renderer.getPixelRatio()) this.renderer.setPixelRatio(ratio);
    this.renderer.render(this.scene, camera);
  }

  /** A picture of its own size, in a bright studio: it is for light and dark pages. The canvas shows the same as before. */
  picture(camera: Camera, { width, height }: PictureSize): HTMLCanvasElement {
    const { renderer } = this;
    const [size, ratio] = [renderer.getSize(new Vector2()), renderer.getPixelRatio()];
    renderer.setPixelRatio(1);
    renderer.setSize(width, height, false);
    renderer.render(this.scene, camera);
    const picture = Object.assign(document.createElement('canvas'), { width, height });
    const context = picture.getContext('2d');
    if (context) {
      drawBackdrop(context, { width, height });
      // In the same task, because the drawing buffer is emptied after it.
      context.drawImage(this.canvas, 0, 0);
    }
    renderer.setPixelRatio(ratio);
    renderer.setSize(size.x, size.y, false);
    return picture;
  }

  dispose(): void {
    this.#shadow.dispose();
    this.#environment.dispose();
    this.#light.dispose();
    this.renderer.dispose();
    this.canvas.remove();
  }
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
