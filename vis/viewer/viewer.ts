import { Raycaster, Vector2, Vector3, type Group } from 'three';
import type { PlacedScene } from '#scene/evaluate/placed-scene.ts';
import type { DecalSource } from './decal-texture.ts';
import { DimensionOverlay } from './dimension-overlay.ts';
import type { Graphics, PictureSize } from './graphics.ts';
import { MarkerOverlay, type Marker } from './marker-overlay.ts';
import { MaterialCache } from './material-cache.ts';
import { OrbitCamera, type Orbit } from './orbit-camera.ts';
import { PointerControl } from './pointer-control.ts';
import { productModel } from './product-model.ts';
import { SceneGraph } from './scene-graph.ts';
import { Stage } from './stage.ts';

/** How long a change takes, in milliseconds. */
const changeTime = 280;
/** The share of the height that a product leaves free for what lies below it, at most. */
const mostCovered = 0.35;

export interface ViewerOptions extends DecalSource {
  /** Gets the canvas and the texts of dimensions, and gives the size. */
  readonly container: HTMLElement;
  /** What lies over the lower edge of the container: the product is shown above it. */
  readonly below: HTMLElement;
  /** Of what is pointed at. */
  readonly accent: string;
  readonly reducedMotion: boolean;
  readonly assetUrl: (file: string) => string;
  /** A part was chosen. */
  readonly onPick: (part: string) => void;
  /** A part is pointed at, or none. */
  readonly onHover: (part: string | undefined) => void;
  readonly onContextLost: () => void;
}

/** Draws placed scenes. It draws when something changes, and rests otherwise. */
export class Viewer {
  readonly #options: ViewerOptions;
  readonly #graphics: Graphics;
  readonly #stage: Stage;
  readonly #camera = new OrbitCamera();
  readonly #graph: SceneGraph;
  readonly #materials: MaterialCache;
  readonly #dimensions: DimensionOverlay;
  readonly #markers: MarkerOverlay;
  readonly #control: PointerControl;
  readonly #resize: ResizeObserver;
  readonly #raycaster = new Raycaster();
  readonly #layer = document.createElement('div');
  #frame: number | undefined;
  #lastFrame = 0;
  #changeStart: number | undefined;
  #pointer: Vector2 | undefined;
  #hovered: string | undefined;
  #isEmpty = true;
  #frames = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param graphics is disposed of with the viewer */
  constructor(options: ViewerOptions, graphics: Graphics) {
    this.#options = options;
    this.#graphics = graphics;
    this.#stage = new Stage(graphics);
    this.#materials = new MaterialCache(graphics.maxAnisotropy, options.accent);
    this.#graph = new SceneGraph(this.#materials, options, options.assetUrl, () => {
      this.#settle();
    });
    this.#layer.className = 'dimensions';
    this.#layer.hidden = true;
    this.#dimensions = new DimensionOverlay(this.#layer, options.accent);
    this.#stage.scene.add(this.#graph.root, this.#dimensions.lines);
    options.container.prepend(this.canvas, this.#layer);
    this.#markers = new MarkerOverlay(options.container);
    this.#control = new PointerControl(this.canvas, this.#camera, {
      onHover: (x, y) => {
        this.#pointer = new Vector2(x, y);
        this.#invalidate();
      },
      onLeave: () => {
        this.#pointer = undefined;
        this.#hover(undefined);
      },
      onClick: (x, y) => {
        const part = this.#partAt(new Vector2(x, y));
        if (part !== undefined) options.onPick(part);
      },
      onMove: () => {
        this.#invalidate();
      },
    });
    graphics.onLost(() => {
      this.#stop();
      options.onContextLost();
    });
    this.#resize = new ResizeObserver(() => {
      this.#fitSize();
    });
    this.#resize.observe(options.container);
    this.#resize.observe(options.below);
    this.#fitSize();
  }

  get canvas(): HTMLCanvasElement {
    return this.#stage.canvas;
  }

  /** For tests and measurements. */
  get statistics() {
    return {
      graphics: this.#graphics.kind,
      frames: this.#frames,
      ...this.#graphics.statistics,
      isSoftware: this.#graphics.isSoftware,
      ...this.#graph.kept,
    };
  }

  /** Resolves when all that was asked for so far is drawn, and the viewer rests. */
  drawn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#invalidate();
    });
  }

  show(placed: PlacedScene): void {
    this.#graph.show(placed);
    this.#dimensions.show(placed.dimensions, this.#options.language);
    if (this.#isEmpty || this.#options.reducedMotion) this.#endChange();
    else this.#changeStart = performance.now();
    this.#isEmpty = false;
    this.#invalidate();
  }

  /** Looks at some parts, or at all of them, from a direction. */
  lookAt(parts: readonly string[], orbit: Orbit, atOnce = false): void {
    this.#camera.lookAt(this.#graph.boundsOf(parts), orbit);
    if (atOnce || this.#options.reducedMotion) this.#camera.update(0);
    this.#invalidate();
  }

  /** What a choice would make of it, seen through. */
  propose(placed: PlacedScene | undefined): void {
    this.#graph.setGhost(placed);
    this.#invalidate();
  }

  highlight(part: string | undefined): void {
    this.#graph.setHighlight(part);
    this.#invalidate();
  }

  /** Who else points at which parts. */
  showMarkers(markers: readonly Marker[]): void {
    this.#markers.show(markers);
    this.#anchorMarkers();
    this.#invalidate();
  }

  /** A still picture of the whole product as it is when nothing moves, without dimensions and what is pointed at. */
  picture(orbit: Orbit, size: PictureSize): HTMLCanvasElement | Promise<HTMLCanvasElement> {
    if (this.#graph.isUnderway) this.#endChange();
    const camera = OrbitCamera.still(this.#graph.boundsOf([]), orbit, size);
    const { lines } = this.#dimensions;
    const areShown = lines.visible;
    lines.visible = false;
    const picture = this.#graph.withoutHighlight(() => this.#stage.picture(camera, size));
    lines.visible = areShown;
    this.#stage.render(this.#camera.camera, false);
    return picture;
  }

  /** What is shown, for other programs and devices. */
  async model(): Promise<Group> {
    await this.drawn();
    return this.#graph.withoutHighlight(() => productModel(this.#graph.objectsByPart));
  }

  get showsDimensions(): boolean {
    return this.#dimensions.isShown;
  }

  set showsDimensions(shown: boolean) {
    this.#dimensions.isShown = shown;
    this.#invalidate();
  }

  dispose(): void {
    this.#stop();
    this.#resize.disconnect();
    this.#control.dispose();
    this.#graph.dispose();
    this.#materials.dispose();
    this.#dimensions.dispose();
    this.#markers.dispose();
    this.#stage.dispose();
    this.#layer.remove();
    // Nobody waits for what is never drawn.
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #invalidate(): void {
    this.#frame ??= requestAnimationFrame((now) => {
      this.#draw(now);
    });
  }

  #stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  #draw(now: number): void {
    this.#frame = undefined;
    const passed = this.#lastFrame === 0 ? 16 : Math.min(100, now - this.#lastFrame);
    const change = this.#changeStart === undefined ? 1 : (now - this.#changeStart) / changeTime;
    if (this.#graph.isUnderway && change < 1) this.#graph.step(Math.max(0, change));
    else if (this.#graph.isUnderway) this.#endChange();
    const isThere = this.#camera.update(this.#options.reducedMotion ? 0 : passed);
    const isMoving = !isThere || this.#graph.isUnderway;
    if (this.#lastFrame !== 0 && isMoving) this.#stage.quality.measure(now - this.#lastFrame);
    this.#lastFrame = isMoving ? now : 0;
    if (this.#pointer && !isMoving) this.#hover(this.#partAt(this.#pointer));
    this.#stage.render(this.#camera.camera, isMoving);
    this.#dimensions.place(this.#camera.camera);
    this.#markers.place(this.#camera.camera);
    this.#frames += 1;
    if (isMoving) this.#invalidate();
    else if (this.#frame === undefined) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #endChange(): void {
    this.#changeStart = undefined;
    this.#graph.end();
    this.#settle();
  }

  /** What follows from where everything is now: shadows, and how far away the camera may go. */
  #settle(): void {
    const box = this.#graph.boundsOf([]);
    if (box.isEmpty()) return;
    this.#camera.whole = box;
    this.#stage.settle(this.#graph.root, box);
    this.#anchorMarkers();
    this.#invalidate();
  }

  #anchorMarkers(): void {
    this.#markers.anchor((part) => {
      const box = this.#graph.has(part) ? this.#graph.boundsOf([part]) : undefined;
      return box?.getCenter(new Vector3());
    });
  }

  #fitSize(): void {
    const { container, below } = this.#options;
    const { clientWidth: width, clientHeight: height } = container;
    if (width === 0 || height === 0) return;
    // Nothing of it is there while it is hidden.
    const covered =
      below.offsetHeight && container.getBoundingClientRect().bottom - below.getBoundingClientRect().top;
    this.#camera.setPicture(width, height, Math.min(covered, mostCovered * height));
    this.#stage.setSize(width, height);
    this.#dimensions.height = height - covered;
    this.#invalidate();
  }

  #hover(part: string | undefined): void {
    if (part === this.#hovered) return;
    this.#hovered = part;
    this.#options.onHover(part);
  }

  #partAt(at: Vector2): string | undefined {
    this.#raycaster.setFromCamera(at, this.#camera.camera);
    const [hit] = this.#raycaster.intersectObjects([...this.#graph.pickable], true);
    let object = hit?.object ?? null;
    while (object && typeof object.userData['part'] !== 'string') object = object.parent;
    return object?.userData['part'] as string | undefined;
  }
}
