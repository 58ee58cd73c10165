import {
  HalfFloatType,
  LinearFilter,
  NoBlending,
  NodeMaterial,
  QuadMesh,
  RenderTarget,
  Scene,
  Vector2,
  type Renderer,
} from 'three/webgpu';
import { float, positionView, texture, uniform, uv, vec4 } from 'three/tsl';
import type { Object3D, OrthographicCamera } from 'three';
import { blurWeights, shadowPixels } from '../contact-shadow.ts';
import type { ShadowPasses } from '../graphics.ts';

const [middle, ...sides] = blurWeights;

/** The passes of `WebGlShadowPasses`, in three.js's own shading language, which WebGPU needs. */
export class WebGpuShadowPasses implements ShadowPasses {
  readonly isBottomUp = false;
  readonly #renderer: Renderer;
  readonly #targets = [newTarget(), newTarget()] as const;
  readonly #reach = uniform(1);
  readonly #step = uniform(new Vector2());
  readonly #depth = newMaterial();
  readonly #blurs = [newMaterial(), newMaterial()] as const;

  constructor(renderer: Renderer) {
    this.#renderer = renderer;
    const nearness = float(1).sub(positionView.z.negate().div(this.#reach)).clamp(0, 1);
    this.#depth.fragmentNode = vec4(0, 0, 0, nearness.mul(nearness));
    this.#blurs.forEach((material, index) => {
      const source = texture(this.#targets[index === 0 ? 0 : 1].texture);
      const at = (steps: number) => source.sample(uv().add(this.#step.mul(steps))).a;
      const sum = sides.reduce(
        (soFar, weight, place) =>
          soFar.add(
            at(place + 1)
              .add(at(-1 - place))
              .mul(weight),
          ),
        at(0).mul(middle),
      );
      material.fragmentNode = vec4(0, 0, 0, sum);
    });
  }

  get picture() {
    return this.#targets[0].texture;
  }

  draw(product: Object3D, camera: OrthographicCamera): void {
    const stage = new Scene();
    stage.overrideMaterial = this.#depth;
    this.#reach.value = camera.far;
    const { parent } = product;
    stage.add(product);
    this.#into(this.#targets[0], () => this.#renderer.render(stage, camera));
    if (parent) parent.add(product);
    else stage.remove(product);
  }

  blur(width: number): void {
    const [first, second] = this.#targets;
    this.#pass(this.#blurs[0], second, width, 0);
    this.#pass(this.#blurs[1], first, 0, width);
  }

  dispose(): void {
    for (const target of this.#targets) target.dispose();
    for (const material of [this.#depth, ...this.#blurs]) material.dispose();
  }

  #pass(material: NodeMaterial, to: RenderTarget, across: number, up: number): void {
    this.#step.value.set(across, up);
    this.#into(to, () => new QuadMesh(material).render(this.#renderer));
  }

  #into(target: RenderTarget, draw: () => void): void {
    const renderer = this.#renderer;
    const { enabled } = renderer.shadowMap;
    renderer.shadowMap.enabled = false;
    renderer.setRenderTarget(target);
    draw();
    renderer.setRenderTarget(null);
    renderer.shadowMap.enabled = enabled;
  }
}

/** Writes what it draws as it is, also its transparency. */
function newMaterial(): NodeMaterial {
  const material = new NodeMaterial();
  material.blending = NoBlending;
  material.depthTest = material.depthWrite = false;
  return material;
}

function newTarget(): RenderTarget {
  return new RenderTarget(shadowPixels, shadowPixels, {
    type: HalfFloatType,
    depthBuffer: false,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    generateMipmaps: false,
  });
}
