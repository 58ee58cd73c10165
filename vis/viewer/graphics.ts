import type { Camera, Object3D, OrthographicCamera, Scene, ShadowMapType, Texture } from 'three';

/** What is used of three.js's renderers; those of WebGL and WebGPU both have it. */
export interface StageRenderer {
  readonly domElement: HTMLCanvasElement;
  readonly shadowMap: { enabled: boolean; type: ShadowMapType | null };
  toneMapping: number;
  toneMappingExposure: number;
  getPixelRatio(): number;
  setPixelRatio(ratio: number): void;
  setSize(width: number, height: number, updateStyle?: boolean): void;
  render(scene: Scene, camera: Camera): void;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Draws the shadow that a product throws on the floor into a picture. */
export interface ShadowPasses {
  /** Black, as opaque as the shadow is dark. */
  readonly picture: Texture;
  /** Whether the first line of the picture is its lowest one. */
  readonly isBottomUp: boolean;
  /** Draws a product from below: dark where it is near the camera. */
  draw(product: Object3D, camera: OrthographicCamera): void;
  /** @param width of a step, as a share of the picture */
  blur(width: number): void;
  dispose(): void;
}

export interface GraphicsStatistics {
  readonly calls: number;
  readonly triangles: number;
  readonly gpuGeometries: number;
  readonly gpuTextures: number;
}

/** What draws: WebGPU where the browser has it for a graphics card, WebGL otherwise. */
export interface Graphics {
  readonly kind: 'WebGL' | 'WebGPU';
  readonly renderer: StageRenderer;
  /** Whether the machine draws without a graphics card. */
  readonly isSoftware: boolean;
  readonly maxAnisotropy: number;
  /** What surfaces reflect and are lit by. */
  environment(): Texture;
  readonly shadowPasses: ShadowPasses;
  readonly statistics: GraphicsStatistics;
  /**
   * A still picture, with nothing behind what is drawn: at once where the renderer can. It is drawn before this returns; the canvas has
   * to be drawn again.
   */
  picture(scene: Scene, camera: Camera, size: PictureSize): HTMLCanvasElement | Promise<HTMLCanvasElement>;
  /** Calls a listener when it cannot draw any more, unless it was disposed of. */
  onLost(lost: () => void): void;
  dispose(): void;
}
