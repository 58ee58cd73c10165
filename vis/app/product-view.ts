import { describeParts, describeScene, inLanguage } from '#scene/describe/describe-scene.ts';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import { InvalidScene } from '#scene/read/checks.ts';
import type { PlacedScene } from '#scene/evaluate/placed-scene.ts';
import type { Scene } from '#scene/scene.ts';
import { copyText } from '../script/copy-text.ts';
import type { ActionMessage, StateMessage } from '../protocol/messages.ts';
import { flagOf, textOf, valuesOf, type VisualizationObject } from '../protocol/visualization-object.ts';
import { Viewer } from '../viewer/viewer.ts';
import type { AppTexts } from './app-texts.ts';
import { Controls } from './controls.ts';
import { customImageUrl } from './custom-images.ts';
import { element } from './element.ts';
import { loadScene, ownUrl, sceneUrl } from './load-scene.ts';
import { Notice } from './notice.ts';
import { Sharing } from './sharing.ts';
import { responseMessage } from './response-message.ts';

export interface ProductViewOptions {
  readonly parent: HTMLElement;
  readonly language: string;
  readonly accent: string;
  readonly texts: AppTexts;
  /** Undefined for a shared view: its viewers change nothing. */
  readonly send: ((message: ActionMessage) => void) | undefined;
}

/** The product of a page, as its visualization object describes it: drawn, or in words where it cannot be drawn. */
export class ProductView {
  readonly #options: ProductViewOptions;
  readonly #stage = element('div', { className: 'stage' });
  readonly #words = element('p', { className: 'hidden-text', id: 'words' });
  readonly #response = element('p', { className: 'response', role: 'status', hidden: true });
  readonly #notice: Notice;
  readonly #sharing: Sharing;
  readonly #controls: Controls;
  readonly #actions = new Set<string>();
  #viewer: Viewer | undefined;
  #cannotDraw = false;
  #state: StateMessage | undefined;
  #scene: Scene | undefined;
  #address: string | undefined;
  #placed: PlacedScene | undefined;
  #view: string | undefined;
  #group: string | undefined;
  #announced = '';

  constructor(options: ProductViewOptions) {
    this.#options = options;
    const { parent, texts } = options;
    parent.append(this.#stage, this.#words, this.#response);
    this.#sharing = new Sharing(parent, texts, options.language);
    this.#controls = new Controls(parent, texts, {
      onView: (name) => this.#lookFrom(name),
      onDimensions: (shown) => {
        if (this.#viewer) this.#viewer.showsDimensions = shown;
      },
      onFullscreen: () => {
        if (document.fullscreenElement) void document.exitFullscreen();
        else document.documentElement.requestFullscreen().catch(() => undefined);
      },
      onAction: (name) => this.#toggleAction(name),
      onShare: () => this.#share(),
      onCopy: () => {
        if (this.#state) void copyText(JSON.stringify(valuesOf(this.#state.visualization), null, 2));
      },
      onPart: (name) => this.#choose(name),
      onPointAt: (name) => this.#viewer?.highlight(name),
    });
    this.#notice = new Notice(parent, texts);
    this.#notice.loading();
  }

  /** For tests and measurements. */
  get viewer(): Viewer | undefined {
    return this.#viewer;
  }

  get placed(): PlacedScene | undefined {
    return this.#placed;
  }

  /** Shows the configuration, then the group, then does what is triggered (API page, "Visualization"). */
  async show(state: StateMessage): Promise<void> {
    this.#state = state;
    const url = sceneUrl(state.visualization);
    if (!url) {
      this.#notice.problem(this.#options.texts.noScene);
      return;
    }
    if (url.href !== this.#address) await this.#load(url);
    // A later state may have come meanwhile: it shows itself.
    if (this.#state !== state || !this.#scene) return;
    this.#draw();
    this.#follow(state.currentGroup);
    this.#sharing.update(state);
    if (state.triggers.includes('share')) this.#share();
    for (const name of state.buttonTriggers) this.#toggleAction(name);
  }

  /** For viewers of a shared view that is over: what was shown is covered. */
  end(): void {
    this.#notice.problem(this.#options.texts.ended);
  }

  #share(): void {
    const viewer = this.#viewer;
    if (this.#state) void this.#sharing.open(this.#state, viewer && ((format) => viewer.exportModel(format)));
  }

  async #load(url: URL): Promise<void> {
    this.#address = url.href;
    this.#scene = undefined;
    this.#notice.loading();
    try {
      const scene = await loadScene(url);
      if (this.#address === url.href) this.#scene = scene;
    } catch (error) {
      if (this.#address !== url.href) return;
      this.#address = undefined;
      // That a server cannot be reached is no fault of this page; its message says so.
      if (error instanceof InvalidScene) reportError(error);
      this.#notice.problem(this.#options.texts.failed, () => {
        if (this.#state) void this.show(this.#state);
      });
    }
  }

  #draw(): void {
    const scene = this.#scene;
    const visualization = this.#state?.visualization;
    if (!scene || !visualization) return;
    const values = valuesOf(visualization);
    const placed = evaluateScene(scene, values, this.#actions);
    this.#placed = placed;
    // eslint-disable-next-line no-console -- What `debugMode` is for: authors see what the scene gets.
    if (flagOf(visualization, 'debugMode')) console.debug(values, placed.problems);
    const { language } = this.#options;
    const message = responseMessage(this.#state?.response);
    this.#response.textContent = message ?? '';
    this.#response.hidden = message === undefined;
    this.#words.textContent = describeScene(scene, placed, values, language);
    this.#updateControls(scene, placed, visualization);
    const viewer = (this.#viewer ??= this.#cannotDraw ? undefined : this.#openViewer(visualization));
    if (!viewer) {
      this.#cannotDraw = true;
      this.#notice.words(this.#words.textContent);
      return;
    }
    viewer.show(placed);
    if (this.#view === undefined) this.#lookFrom(placed.views[0]?.name, true);
    this.#notice.hide();
  }

  /** Undefined where the browser cannot draw. */
  #openViewer(visualization: VisualizationObject): Viewer | undefined {
    if (!canDraw()) return undefined;
    const { accent, language, texts } = this.#options;
    const assets = ownUrl(textOf(visualization, 'assetsPath') ?? './');
    try {
      const viewer = new Viewer({
        container: this.#stage,
        accent,
        language,
        reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
        assetUrl: (file) => (assets ? new URL(encodeURIComponent(file), assets).href : ''),
        imageUrl: (name) => this.#state && customImageUrl(this.#state.visualization, name),
        onPick: (part) => this.#choose(part),
        onHover: (part) => this.#hover(part),
        onContextLost: () => {
          this.#notice.problem(texts.lost, () => {
            this.#viewer?.dispose();
            this.#viewer = undefined;
            this.#view = undefined;
            this.#draw();
          });
        },
      });
      const { canvas } = viewer;
      canvas.tabIndex = 0;
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', texts.view);
      canvas.setAttribute('aria-description', texts.keys);
      canvas.setAttribute('aria-describedby', this.#words.id);
      return viewer;
    } catch {
      return undefined;
    }
  }

  #updateControls(scene: Scene, placed: PlacedScene, visualization: VisualizationObject): void {
    const { language } = this.#options;
    const byName = new Map(placed.parts.map((part) => [part.name, part]));
    const possible = scene.actions.filter(({ name }) => placed.actions.includes(name));
    this.#controls.update({
      views: placed.views.map(({ name, label }) => ({ name, label: inLanguage(label, language) })),
      // What buttons there are, the page says; without them, actions are its triggers.
      actions: (flagOf(visualization, 'visaction') ? possible : []).map(({ name, label }) => ({
        name,
        label: inLanguage(label, language),
        isOn: this.#actions.has(name),
      })),
      parts: describeParts(scene, placed, valuesOf(visualization), language).map((part) => ({
        ...part,
        changes: this.#options.send !== undefined && byName.get(part.name)?.commit !== undefined,
      })),
      hasDimensions: placed.dimensions.length > 0,
      hasFullscreen: flagOf(visualization, 'fullscreen') && document.fullscreenEnabled,
      hasShare: flagOf(visualization, 'share'),
      hasCopy: flagOf(visualization, 'debugMode'),
    });
    this.#announceButtons(scene, placed);
  }

  /** The page hears which actions there is something to do for, whenever that changes. */
  #announceButtons(scene: Scene, placed: PlacedScene): void {
    const parameters = Object.fromEntries(
      scene.actions.map(({ name }) => [name, placed.actions.includes(name)] as const),
    );
    const announced = JSON.stringify(parameters);
    if (announced === this.#announced || scene.actions.length === 0) return;
    this.#announced = announced;
    this.#options.send?.({ action: 'button_visibility', parameters });
  }

  #toggleAction(name: string): void {
    if (!this.#placed?.actions.includes(name)) return;
    if (!this.#actions.delete(name)) this.#actions.add(name);
    this.#draw();
  }

  /** A part that can be changed is changed; any other leads to where it is decided. */
  #choose(name: string): void {
    const part = this.#placed?.parts.find((placed) => placed.name === name);
    const { send } = this.#options;
    if (part?.commit && send) this.#commit(part.commit, send);
    else if (part?.group !== undefined && send) send({ action: 'group', value: part.group });
    else if (part) this.#viewer?.lookAt([part.name], { azimuth: 24, elevation: 9 });
  }

  /**
   * All values in one message, as the API page shows it. Older clients commit the first value of a message only; for those a
   * page sets `singleCommits`, and gets a message for each value.
   */
  #commit(values: Readonly<Record<string, string>>, send: (message: ActionMessage) => void): void {
    const isSplit = this.#state !== undefined && flagOf(this.#state.visualization, 'singleCommits');
    const messages = isSplit ? Object.entries(values).map(([name, value]) => ({ [name]: value })) : [values];
    for (const parameters of messages) send({ action: 'multicommit', parameters });
  }

  #hover(name: string | undefined): void {
    const part = this.#placed?.parts.find((placed) => placed.name === name);
    const canChoose =
      this.#options.send !== undefined && (part?.commit !== undefined || part?.group !== undefined);
    this.#viewer?.canvas.classList.toggle('can-choose', canChoose);
    this.#viewer?.highlight(canChoose ? name : undefined);
  }

  #follow(group: string | undefined): void {
    if (group === undefined || group === this.#group) return;
    this.#group = group;
    const view = this.#scene?.groups[group];
    if (view !== undefined && view !== this.#view) this.#lookFrom(view);
  }

  #lookFrom(name: string | undefined, atOnce = false): void {
    const view = this.#placed?.views.find((placed) => placed.name === name);
    if (!view) return;
    this.#view = view.name;
    this.#controls.view = view.name;
    this.#viewer?.lookAt(view.fit, view, atOnce);
  }
}

/** Asked before three.js is, which complains on the console where there is no WebGL. */
function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
