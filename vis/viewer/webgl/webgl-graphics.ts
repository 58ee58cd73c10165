import { PMREMGenerator, Vector2, WebGLRenderer, type Camera, type Scene, type Texture } from 'three';
import type { Graphics, PictureSize } from '../graphics.ts';
import { studioEnvironment } from '../studio.ts';
import { WebGlShadowPasses } from './webgl-shadow-passes.ts';

/** @throws Error where the browser has no WebGL */
export function openWebGl(): Graphics {
  const renderer = new WebGLRenderer({ antialias: true, alpha: true, powerPreference: 'high-performance' });
  const isSoftware = drawsInSoftware(renderer);
  let environment: Texture | undefined;
  const shadowPasses = new WebGlShadowPasses(renderer);
  return {
    kind: 'WebGL',
    renderer,
    isSoftware,
    maxAnisotropy: renderer.capabilities.getMaxAnisotropy(),
    environment: () => (environment ??= studioEnvironment(new PMREMGenerator(renderer))),
    shadowPasses,
    get statistics() {
      const { render, memory } = renderer.info;
      return {
        calls: render.calls,
        triangles: render.triangles,
        gpuGeometries: memory.geometries,
        gpuTextures: memory.textures,
      };
    },
    picture: (scene, camera, size) => pictureOf(renderer, scene, camera, size),
    onLost(lost) {
      renderer.domElement.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();
        lost();
      });
    },
    dispose() {
      shadowPasses.dispose();
      environment?.dispose();
      renderer.dispose();
    },
  };
}

function pictureOf(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: Camera,
  { width, height }: PictureSize,
): HTMLCanvasElement {
  const [size, ratio] = [renderer.getSize(new Vector2()), renderer.getPixelRatio()];
  renderer.setPixelRatio(1);
  renderer.setSize(width, height, false);
  renderer.render(scene, camera);
  const picture = Object.assign(document.createElement('canvas'), { width, height });
  // In the same task, because the drawing buffer is emptied after it.
  picture.getContext('2d')?.drawImage(renderer.domElement, 0, 0);
  renderer.setPixelRatio(ratio);
  renderer.setSize(size.x, size.y, false);
  return picture;
}

function drawsInSoftware(renderer: WebGLRenderer): boolean {
  const gl = renderer.getContext();
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
  return typeof name === 'string' && /swiftshader|llvmpipe|software|basic render/i.test(name);
}
