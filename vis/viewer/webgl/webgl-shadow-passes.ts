import {
  HalfFloatType,
  Mesh,
  MeshDepthMaterial,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  WebGLRenderTarget,
  type Object3D,
  type WebGLRenderer,
} from 'three';
import { blurWeights, shadowPixels } from '../contact-shadow.ts';
import type { ShadowPasses } from '../graphics.ts';

const [middle, ...sides] = blurWeights;
const blurShader = {
  uniforms: { source: { value: null }, step: { value: [0, 0] } },
  vertexShader: 'varying vec2 at; void main() { at = uv; gl_Position = vec4(position.xy * 2.0, 0.0, 1.0); }',
  fragmentShader: `uniform sampler2D source; uniform vec2 step; varying vec2 at;
    float side(float far) { return texture2D(source, at + step * far).a + texture2D(source, at - step * far).a; }
    void main() {
      float sum = texture2D(source, at).a * ${middle}${sides.map((weight, index) => ` + side(${index + 1}.0) * ${weight}`).join('')};
      gl_FragColor = vec4(0.0, 0.0, 0.0, sum);
    }`,
};

export class WebGlShadowPasses implements ShadowPasses {
  readonly isBottomUp = true;
  readonly #renderer: WebGLRenderer;
  readonly #targets = [newTarget(), newTarget()] as const;
  readonly #camera = new OrthographicCamera();
  readonly #depth: MeshDepthMaterial;
  readonly #blur = new ShaderMaterial({ ...blurShader, depthTest: false, depthWrite: false });
  readonly #quad = new Mesh(new PlaneGeometry(1, 1), this.#blur);

  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
    this.#depth = new MeshDepthMaterial({ depthTest: false, depthWrite: false });
    this.#depth.onBeforeCompile = (shader) => {
      shader.fragmentShader = shader.fragmentShader.replace(
        'gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );',
        'gl_FragColor = vec4( vec3( 0.0 ), pow( 1.0 - fragCoordZ, 2.0 ) );',
      );
    };
  }

  get picture() {
    return this.#targets[0].texture;
  }

  draw(product: Object3D, camera: OrthographicCamera): void {
    const stage = new Scene();
    stage.overrideMaterial = this.#depth;
    const { parent } = product;
    stage.add(product);
    this.#render(stage, camera, this.#targets[0]);
    if (parent) parent.add(product);
    else stage.remove(product);
  }

  blur(width: number): void {
    this.#pass(this.#targets[0], this.#targets[1], [width, 0]);
    this.#pass(this.#targets[1], this.#targets[0], [0, width]);
  }

  dispose(): void {
    for (const target of this.#targets) target.dispose();
    this.#depth.dispose();
    this.#blur.dispose();
    this.#quad.geometry.dispose();
  }

  #pass(from: WebGLRenderTarget, to: WebGLRenderTarget, step: readonly [number, number]): void {
    const { source, step: direction } = this.#blur.uniforms;
    if (source) source.value = from.texture;
    if (direction) direction.value = step;
    this.#render(this.#quad, this.#camera, to);
  }

  #render(what: Object3D, camera: OrthographicCamera, target: WebGLRenderTarget): void {
    const renderer = this.#renderer;
    const [alpha, shadows] = [renderer.getClearAlpha(), renderer.shadowMap.enabled];
    renderer.shadowMap.enabled = false;
    renderer.setClearAlpha(0);
    renderer.setRenderTarget(target);
    renderer.clear();
    renderer.render(what, camera);
    renderer.setRenderTarget(null);
    renderer.setClearAlpha(alpha);
    renderer.shadowMap.enabled = shadows;
  }
}

function newTarget(): WebGLRenderTarget {
  const target = new WebGLRenderTarget(shadowPixels, shadowPixels, {
    type: HalfFloatType,
    depthBuffer: false,
  });
  target.texture.generateMipmaps = false;
  return target;
}
