/**
 * The soft shadow of a product on the floor below it: what is near the floor is drawn dark from below, blurred twice, and
 * laid on the floor. It is drawn when the product changes, not in every frame.
 */
import {
  type Box3,
  Group,
  HalfFloatType,
  Mesh,
  MeshBasicMaterial,
  MeshDepthMaterial,
  type Object3D,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderTarget,
  type WebGLRenderer,
} from 'three';

const pixels = 512;
/** How far above the floor something still darkens it, as a share of the height of the product. */
const reach = 0.5;
const darkness = 0.62;

const blurShader = {
  uniforms: { source: { value: null }, step: { value: [0, 0] } },
  vertexShader: 'varying vec2 at; void main() { at = uv; gl_Position = vec4(position.xy * 2.0, 0.0, 1.0); }',
  fragmentShader: `uniform sampler2D source; uniform vec2 step; varying vec2 at;
    void main() {
      float sum = texture2D(source, at).a * 0.1633;
      for (int i = 1; i < 5; i++) {
        float weight = i == 1 ? 0.1531 : i == 2 ? 0.12245 : i == 3 ? 0.0918 : 0.051;
        sum += (texture2D(source, at + step * float(i)).a + texture2D(source, at - step * float(i)).a) * weight;
      }
      gl_FragColor = vec4(0.0, 0.0, 0.0, sum);
    }`,
};

export class ContactShadow {
  readonly object = new Group();
  readonly #renderer: WebGLRenderer;
  readonly #targets = [newTarget(), newTarget()] as const;
  readonly #camera = new OrthographicCamera();
  readonly #depth: MeshDepthMaterial;
  readonly #blur = new ShaderMaterial({ ...blurShader, depthTest: false, depthWrite: false });
  readonly #quad = new Mesh(new PlaneGeometry(1, 1), this.#blur);
  readonly #floor: Mesh<PlaneGeometry, MeshBasicMaterial>;

  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
    this.#depth = new MeshDepthMaterial({ depthTest: false, depthWrite: false });
    this.#depth.onBeforeCompile = (shader) => {
      shader.fragmentShader = shader.fragmentShader.replace(
        'gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );',
        'gl_FragColor = vec4( vec3( 0.0 ), pow( 1.0 - fragCoordZ, 2.0 ) );',
      );
    };
    this.#floor = new Mesh(
      new PlaneGeometry(1, 1),
      new MeshBasicMaterial({
        map: this.#targets[0].texture,
        transparent: true,
        opacity: darkness,
        depthWrite: false,
        toneMapped: false,
      }),
    );
    this.#floor.renderOrder = -1;
    this.#floor.rotation.x = -Math.PI / 2;
    this.#floor.scale.y = -1;
    this.object.add(this.#floor);
  }

  /** Draws the shadow of a product within a box. */
  update(product: Object3D, box: Box3): void {
    const size = box.getSize(new Vector3());
    const center = box.getCenter(new Vector3());
    const margin = 0.25 * Math.max(size.x, size.z);
    const [width, depth] = [size.x + 2 * margin, size.z + 2 * margin];
    this.#floor.scale.set(width, -depth, 1);
    this.#floor.position.set(center.x, box.min.y - 0.001, center.z);
    const camera = this.#camera;
    [camera.left, camera.right, camera.top, camera.bottom] = [-width / 2, width / 2, depth / 2, -depth / 2];
    [camera.near, camera.far] = [0, Math.max(0.05, size.y * reach)];
    camera.position.set(center.x, box.min.y - 0.001, center.z);
    camera.rotation.x = Math.PI / 2;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    this.#draw(product);
    for (const width of [1.6, 0.7]) {
      this.#pass(this.#targets[0], this.#targets[1], [width / pixels, 0]);
      this.#pass(this.#targets[1], this.#targets[0], [0, width / pixels]);
    }
  }

  dispose(): void {
    for (const target of this.#targets) target.dispose();
    this.#depth.dispose();
    this.#blur.dispose();
    this.#quad.geometry.dispose();
    this.#floor.geometry.dispose();
    this.#floor.material.dispose();
  }

  #draw(product: Object3D): void {
    const stage = new Scene();
    stage.overrideMaterial = this.#depth;
    const { parent } = product;
    stage.add(product);
    this.#render(stage, this.#camera, this.#targets[0]);
    if (parent) parent.add(product);
    else stage.remove(product);
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
  const target = new WebGLRenderTarget(pixels, pixels, { type: HalfFloatType, depthBuffer: false });
  target.texture.generateMipmaps = false;
  return target;
}
