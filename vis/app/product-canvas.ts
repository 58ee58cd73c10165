import type { PlacedScene } from '#scene/evaluate/placed-scene.ts';
import { flagOf, textOf, type VisualizationObject } from '../protocol/visualization-object.ts';
import type { ModelFormat } from '../viewer/export-model.ts';
import type { Viewer } from '../viewer/viewer.ts';
import type { AppTexts } from './app-texts.ts';
import { customImageUrl } from './custom-images.ts';
import { ownUrl } from './load-scene.ts';
import type { Notice } from './notice.ts';
import type { RoomProduct } from './room-view.ts';
import { savesData } from './saves-data.ts';
import { pictureSize, screenshotUrl } from './screenshots.ts';

export interface ProductCanvasOptions {
  readonly stage: HTMLElement;
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
  #isAsked = false;

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

  set showsDimensions(shown: boolean) {
    this.#showsDimensions = shown;
    if (this.#viewer) this.#viewer.showsDimensions = shown;
  }

  /** A still picture of the product as it is shown; undefined where nothing is drawn. */
  picture(): HTMLCanvasElement | undefined {
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

  async #open(): Promise<void> {
    const { notice, texts, description, visualization } = this.#options;
    const still = screenshotUrl(visualization());
    const inWords = (text: string, ask?: () => void) =>
      notice.words([text, description.textContent], still, ask && { label: texts.ask, run: ask });
    if (!canDraw()) {
      inWords(texts.noWebGl);
      return;
    }
    if (savesData() && !this.#isAsked && !flagOf(visualization(), 'isAsked')) {
      inWords(texts.savesData, () => {
        this.#isAsked = true;
        this.#again();
      });
      return;
    }
    const module = await import('../viewer/viewer.ts').catch(() => undefined);
    // Another state may have come meanwhile, and opened it.
    if (this.#viewer || !this.#placed) return;
    if (!module) {
      notice.problem(texts.failed, () => this.#again());
      return;
    }
    try {
      this.#viewer = this.#newViewer(module.Viewer);
    } catch {
      inWords(texts.noWebGl);
      return;
    }
    this.#viewer.showsDimensions = this.#showsDimensions;
    this.#viewer.show(this.#placed);
    this.#look(true);
    notice.hide();
  }

  #again(): void {
    this.#options.notice.loading();
    void this.#open();
  }

  /** @throws Error where the browser has no WebGL after all */
  #newViewer(Class: typeof Viewer): Viewer {
    const { stage, accent, language, texts, description, visualization, notice, ...events } = this.#options;
    const viewer = new Class({
      container: stage,
      accent,
      language,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      assetUrl: (file) => {
        const assets = ownUrl(textOf(visualization(), 'assetsPath') ?? './');
        return assets ? new URL(encodeURIComponent(file), assets).href : '';
      },
      imageUrl: (name) => customImageUrl(visualization(), name),
      onPick: events.onPick,
      onHover: (part) => this.#hover(part),
      onContextLost: () => {
        notice.problem(texts.lost, () => {
          this.#viewer?.dispose();
          this.#viewer = undefined;
          this.#again();
        });
      },
    });
    const { canvas } = viewer;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', texts.view);
    canvas.setAttribute('aria-description', texts.keys);
    canvas.setAttribute('aria-describedby', description.id);
    return viewer;
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

/** Asked before three.js is, which complains on the console where there is no WebGL. */
function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
