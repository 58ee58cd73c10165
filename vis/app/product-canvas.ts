import type { PlacedScene } from '#scene/evaluate/placed-scene.ts';
import { flagOf, textOf, type VisualizationObject } from '../protocol/visualization-object.ts';
import type { ModelFormat } from '../viewer/export-model.ts';
import type { Graphics } from '../viewer/graphics.ts';
import type { Marker } from '../viewer/marker-overlay.ts';
import { openGraphics } from '../viewer/open-graphics.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { webGpuOf } from '../viewer/web-gpu.ts';
import type { AppTexts } from './app-texts.ts';
import { customImageUrl } from './custom-images.ts';
import { ownUrl } from './load-scene.ts';
import type { Notice } from './notice.ts';
import type { RoomProduct } from './room-view.ts';
import { savesData } from './saves-data.ts';
import { pictureSize, stillPictureUrl } from './screenshots.ts';

export interface ProductCanvasOptions {
  readonly stage: HTMLElement;
  /** Over the lower edge of the stage. */
  readonly controls: HTMLElement;
  readonly notice: Notice;
  readonly language: string;
  readonly accent: string;
  readonly texts: AppTexts;
  /** The element that describes what is shown. */
  readonly description: HTMLElement;
  /** Of the state that is shown. */
  readonly visualization: () => VisualizationObject;
  /** Whether something happens when a part is chosen. */
  readonly canChoose: (part: string) => boolean;
  readonly onPick: (part: string) => void;
  /** A part is pointed at, or none any more. */
  readonly onPointAt: (part: string | undefined) => void;
  /** The product is looked at from another view. */
  readonly onView: (name: string) => void;
  /** What opens the renderer, if not the one of the browser: a test loses a device that no browser of tests has. */
  readonly openGraphics?: typeof openGraphics;
}

/**
 * The 3D picture of a page. Its code is loaded when there is something to draw; before a person who saves data has asked for it, and
 * where it cannot be drawn, the still picture and the words are there instead.
 */
export class ProductCanvas {
  readonly #options: ProductCanvasOptions;
  #viewer: Viewer | undefined;
  #placed: PlacedScene | undefined;
  #view: string | undefined;
  #showsDimensions = false;
  #markers: readonly Marker[] = [];
  #isAsked = false;
  #opening: Promise<void> | undefined;
  #usesWebGpu = true;

  constructor(options: ProductCanvasOptions) {
    this.#options = options;
  }

  /** Undefined while nothing is drawn. */
  get viewer(): Viewer | undefined {
    return this.#viewer;
  }

  /** Resolves when it is shown, or what is there instead of it. */
  async show(placed: PlacedScene): Promise<void> {
    this.#placed = placed;
    if (!this.#viewer) return this.#open();
    this.#viewer.show(placed);
    this.#options.notice.hide();
  }

  /** Looks from a view of the scene; from the first one until it is called. */
  lookFrom(name: string): void {
    if (name === this.#view) return;
    this.#view = name;
    this.#look(false);
  }

  lookAtPart(name: string): void {
    this.#viewer?.lookAt([name], { azimuth: 24, elevation: 9 });
  }

  highlight(part: string | undefined): void {
    this.#viewer?.highlight(part);
  }

  propose(placed: PlacedScene | undefined): void {
    this.#viewer?.propose(placed);
  }

  /** Who else points at which parts. */
  set markers(markers: readonly Marker[]) {
    this.#markers = markers;
    this.#viewer?.showMarkers(markers);
  }

  set showsDimensions(shown: boolean) {
    this.#showsDimensions = shown;
    if (this.#viewer) this.#viewer.showsDimensions = shown;
  }

  /** A still picture of the product as it is shown; undefined where nothing is drawn. */
  picture(): ReturnType<Viewer['picture']> | undefined {
    const [first] = this.#placed?.views ?? [];
    return first && this.#viewer?.picture(first, pictureSize);
  }

  /** Undefined where nothing is drawn. */
  get exportModel(): ((format: ModelFormat) => Promise<Blob>) | undefined {
    const viewer = this.#viewer;
    return (
      viewer &&
      (async (format) => {
        const { exportModel } = await import('../viewer/export-model.ts');
        return exportModel(await viewer.model(), format);
      })
    );
  }

  /** Undefined where nothing is drawn. */
  get inRoom(): RoomProduct | undefined {
    const [viewer, exportModel] = [this.#viewer, this.exportModel];
    const { accent } = this.#options;
    return (
      viewer &&
      exportModel && {
        exportModel,
        runSession: async (system, options) => {
          const { runAugmentedReality } = await import('../viewer/augmented-reality.ts');
          await runAugmentedReality(system, { ...options, model: await viewer.model(), accent });
        },
      }
    );
  }

  /** Opens it once, also when another state comes meanwhile: the newest is shown. */
  #open(): Promise<void> {
    this.#opening ??= this.#start().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #start(): Promise<void> {
    const { notice, texts, description, visualization } = this.#options;
    const still = stillPictureUrl(visualization());
    const inWords = (text: string, ask?: () => void) =>
      notice.words([text, description.textContent], still, ask && { label: texts.ask, run: ask });
    if (savesData() && !this.#isAsked && !flagOf(visualization(), 'isAsked')) {
      inWords(texts.savesData, () => {
        this.#isAsked = true;
        this.#again();
      });
      return;
    }
    try {
      const open = this.#options.openGraphics ?? openGraphics;
      const opening = open(this.#usesWebGpu ? webGpuOf(navigator) : undefined);
      const [{ Viewer }, graphics] = await Promise.all([import('../viewer/viewer.ts'), opening]);
      if (!graphics) {
        inWords(texts.noWebGl);
        return;
      }
      this.#viewer = this.#newViewer(Viewer, graphics);
    } catch {
      notice.problem(texts.failed, () => this.#again());
      return;
    }
    this.#viewer.showsDimensions = this.#showsDimensions;
    if (this.#placed) this.#viewer.show(this.#placed);
    this.#viewer.showMarkers(this.#markers);
    this.#look(true);
    notice.hide();
  }

  #again(): void {
    this.#options.notice.loading();
    void this.#open();
  }

  #newViewer(Class: typeof Viewer, graphics: Graphics): Viewer {
    const { stage, controls, accent, language, texts, description, visualization, ...events } = this.#options;
    const options = {
      container: stage,
      below: controls,
      accent,
      language,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      assetUrl: (file: string) => {
        const assets = ownUrl(textOf(visualization(), 'assetsPath') ?? './');
        return assets ? new URL(encodeURIComponent(file), assets).href : '';
      },
      imageUrl: (name: string) => customImageUrl(visualization(), name),
      onPick: events.onPick,
      onHover: (part: string | undefined) => this.#hover(part),
      onContextLost: () => this.#lost(graphics.kind),
    };
    const viewer = new Class(options, graphics);
    const { canvas } = viewer;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', texts.view);
    canvas.setAttribute('aria-description', texts.keys);
    canvas.setAttribute('aria-describedby', description.id);
    return viewer;
  }

  /** A lost device of WebGPU is replaced by WebGL at once; when that is lost too, the person decides whether to try again. */
  #lost(kind: Graphics['kind']): void {
    const { notice, texts } = this.#options;
    const again = () => {
      this.#viewer?.dispose();
      this.#viewer = undefined;
      this.#again();
    };
    if (kind === 'WebGL') {
      notice.problem(texts.lost, again);
      return;
    }
    this.#usesWebGpu = false;
    again();
  }

  #look(atOnce: boolean): void {
    const views = this.#placed?.views ?? [];
    const view = views.find(({ name }) => name === this.#view) ?? views[0];
    if (!view) return;
    this.#view = view.name;
    this.#options.onView(view.name);
    this.#viewer?.lookAt(view.fit, view, atOnce);
  }

  #hover(part: string | undefined): void {
    const chosen = part !== undefined && this.#options.canChoose(part) ? part : undefined;
    this.#viewer?.canvas.classList.toggle('can-choose', chosen !== undefined);
    this.#viewer?.highlight(chosen);
    this.#options.onPointAt(part);
  }
}
