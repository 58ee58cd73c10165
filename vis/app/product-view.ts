import { describeScene, inLanguage } from '#scene/describe/describe-scene.ts';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import { InvalidScene } from '#scene/read/checks.ts';
import type { PlacedScene } from '#scene/evaluate/placed-scene.ts';
import type { Scene } from '#scene/scene.ts';
import { copyText } from '../script/copy-text.ts';
import type { ActionMessage, StateMessage } from '../protocol/messages.ts';
import { flagOf, valuesOf } from '../protocol/visualization-object.ts';
import type { Viewer } from '../viewer/viewer.ts';
import type { AppTexts } from './app-texts.ts';
import { ButtonAnnouncement } from './button-announcement.ts';
import { controlState } from './control-state.ts';
import { Controls } from './controls.ts';
import { element } from './element.ts';
import { loadScene, sceneUrl } from './load-scene.ts';
import { Notice } from './notice.ts';
import { partMarkers, type Self } from './part-markers.ts';
import { partMessages } from './part-messages.ts';
import { ProductCanvas } from './product-canvas.ts';
import { isPreviewOnly, proposedScene } from './proposed-scene.ts';
import { responseMessage } from './response-message.ts';
import type { openGraphics } from '../viewer/open-graphics.ts';
import { roomKind, showInRoom, type RoomKind } from './room-view.ts';
import { Screenshots } from './screenshots.ts';
import type { EndReason, Viewers } from './shared-link.ts';
import { Sharing } from './sharing.ts';
import { ViewerList } from './viewer-list.ts';

export interface ProductViewOptions {
  readonly parent: HTMLElement;
  readonly language: string;
  readonly accent: string;
  readonly texts: AppTexts;
  readonly send: (message: ActionMessage) => void;
  /** Whether a message does something in a state. Viewers of a shared view change nothing, unless its owner allows it. */
  readonly canSend: (action: ActionMessage['action'], state: StateMessage) => boolean;
  /** For a shared view: a part is pointed at, or none any more. */
  readonly onPointAt?: (part: string | undefined) => void;
  /** Of `ProductCanvasOptions`. */
  readonly openGraphics?: typeof openGraphics;
}

/** The product of a page, as its visualization object describes it: drawn, or in words where it cannot be drawn. */
export class ProductView {
  readonly #options: ProductViewOptions;
  readonly #viewers: ViewerList;
  readonly #words = element('p', { className: 'hidden-text', id: 'words' });
  readonly #response = element('p', { className: 'response', role: 'status', dir: 'auto', hidden: true });
  readonly #notice: Notice;
  readonly #canvas: ProductCanvas;
  readonly #screenshots: Screenshots;
  readonly #sharing: Sharing;
  readonly #controls: Controls;
  readonly #buttons: ButtonAnnouncement;
  readonly #actions = new Set<string>();
  #state: StateMessage | undefined;
  #scene: Scene | undefined;
  #address: string | undefined;
  #placed: PlacedScene | undefined;
  #group: string | undefined;
  #room: RoomKind;
  #following: Viewers | undefined;

  constructor(options: ProductViewOptions) {
    this.#options = options;
    const { parent, texts } = options;
    this.#buttons = new ButtonAnnouncement(options.send);
    const stage = element('div', { className: 'stage' });
    parent.append(stage, this.#words, this.#response);
    this.#viewers = new ViewerList(parent, texts, {
      labelOf: (name) => this.#labelOf(name),
      onPointAt: (name) => this.#canvas.highlight(name),
    });
    this.#sharing = new Sharing({
      parent,
      texts,
      language: options.language,
      onViewers: (viewers) => this.showViewers(viewers, { isOwner: true }),
      onChange: options.send,
    });
    this.#controls = new Controls(parent, texts, {
      onView: (name) => this.#canvas.lookFrom(name),
      onDimensions: (shown) => {
        this.#canvas.showsDimensions = shown;
      },
      onFullscreen: () => {
        if (document.fullscreenElement) void document.exitFullscreen();
        else document.documentElement.requestFullscreen().catch(() => undefined);
      },
      onRoom: () => void this.#showInRoom(),
      onAction: (name) => this.#toggleAction(name),
      onShare: () => this.#share(),
      onCopy: () => {
        if (this.#state) void copyText(JSON.stringify(valuesOf(this.#state.visualization), null, 2));
      },
      onPart: (name) => this.#choose(name),
      onPointAt: (name) => {
        this.#canvas.highlight(name);
        this.#pointAt(name);
      },
    });
    this.#notice = new Notice(parent, texts);
    this.#notice.loading();
    this.#canvas = new ProductCanvas({
      ...options,
      stage,
      controls: this.#controls.bar,
      notice: this.#notice,
      description: this.#words,
      visualization: () => this.#state?.visualization ?? {},
      canChoose: (name) => this.#messagesOf(name).length > 0,
      onPick: (name) => this.#choose(name),
      onPointAt: (name) => this.#pointAt(name),
      onView: (name) => (this.#controls.view = name),
    });
    void roomKind().then((kind) => {
      this.#room = kind;
      if (kind !== undefined && this.#placed) void this.#draw();
    });
    this.#screenshots = new Screenshots({
      drawn: () => this.#canvas.viewer?.drawn(),
      picture: () => this.#canvas.picture(),
    });
  }

  /** For tests and measurements. */
  get viewer(): Viewer | undefined {
    return this.#canvas.viewer;
  }

  get exportModel(): ProductCanvas['exportModel'] {
    return this.#canvas.exportModel;
  }

  get placed(): PlacedScene | undefined {
    return this.#placed;
  }

  /** Shows the configuration, then the group, then does what is triggered (API page, "Visualization"). */
  async show(state: StateMessage): Promise<void> {
    const before = this.#state;
    this.#state = state;
    if (before && isPreviewOnly(before, state)) {
      this.#propose();
      return;
    }
    const url = sceneUrl(state.visualization);
    if (!url) {
      this.#notice.problem(this.#options.texts.noScene);
      return;
    }
    if (url.href !== this.#address) await this.#load(url);
    // A later state may have come meanwhile: it shows itself.
    if (this.#state !== state || !this.#scene) return;
    await this.#draw();
    if (this.#state === state) {
      this.#propose();
      this.#follow(state.currentGroup);
      this.#sharing.update(state);
      this.#screenshots.update(state.visualization);
    }
    if (state.triggers.includes('share')) this.#share();
    for (const name of state.buttonTriggers) this.#toggleAction(name);
  }

  /** What is only pointed at, seen through. */
  #propose(): void {
    if (this.#scene && this.#state)
      this.#canvas.propose(proposedScene(this.#scene, this.#state.visualization, this.#actions));
  }

  /** Who follows, where it is shared, and which parts they point at. */
  showViewers(viewers: Viewers | undefined, self: Self): void {
    this.#following = viewers;
    this.#viewers.update(viewers);
    this.#canvas.markers = partMarkers(viewers, self, this.#options.texts.owner);
  }

  askName(onName: (name: string) => void): void {
    this.#viewers.askName(onName);
  }

  /** For viewers of a shared view that is over: what was shown is covered. */
  end(reason: EndReason): void {
    this.showViewers(undefined, { name: '' });
    this.#notice.problem(this.#options.texts[reason]);
  }

  #share(): void {
    if (this.#state) void this.#sharing.open(this.#state, this.#canvas.exportModel);
  }

  async #showInRoom(): Promise<void> {
    const { inRoom } = this.#canvas;
    const { parent, texts } = this.#options;
    if (!inRoom) return;
    try {
      await showInRoom(this.#room, inRoom, { parent, texts });
    } catch {
      this.tell(texts.noRoom);
    }
  }

  /** Over the picture, until the next state. */
  tell(message: string | undefined): void {
    this.#response.textContent = message ?? '';
    this.#response.hidden = message === undefined;
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

  async #draw(): Promise<void> {
    const scene = this.#scene;
    const visualization = this.#state?.visualization;
    if (!scene || !visualization) return;
    const values = valuesOf(visualization);
    const placed = evaluateScene(scene, values, this.#actions);
    this.#placed = placed;
    // eslint-disable-next-line no-console -- What `debugMode` is for: authors see what the scene gets.
    if (flagOf(visualization, 'debugMode')) console.debug(values, placed.problems);
    const { language } = this.#options;
    this.tell(responseMessage(this.#state?.response));
    this.#words.textContent = describeScene(scene, placed, values, language);
    const canChange = this.#canSend('multicommit');
    const hasRoom = this.#room !== undefined;
    const source = { scene, placed, visualization, actions: this.#actions, language, canChange, hasRoom };
    this.#controls.update(controlState(source));
    if (this.#canSend('button_visibility')) this.#buttons.update(scene, placed);
    // Parts that came or have another name.
    this.#viewers.update(this.#following);
    await this.#canvas.show(placed);
  }

  #toggleAction(name: string): void {
    if (!this.#placed?.actions.includes(name)) return;
    if (!this.#actions.delete(name)) this.#actions.add(name);
    void this.#draw();
  }

  /** The page hears of a part that is chosen; where it does not, the part is looked at. */
  #choose(name: string): void {
    const messages = this.#messagesOf(name);
    for (const message of messages) this.#options.send(message);
    this.#pointAt(name);
    if (messages.length === 0) this.#canvas.lookAtPart(name);
  }

  #messagesOf(name: string): readonly ActionMessage[] {
    const part = this.#placed?.parts.find((placed) => placed.name === name);
    if (!part || !this.#state) return [];
    return partMessages(part, this.#state.visualization).filter(({ action }) => this.#canSend(action));
  }

  #canSend(action: ActionMessage['action']): boolean {
    return this.#state !== undefined && this.#options.canSend(action, this.#state);
  }

  /** Others who see the same are told. */
  #pointAt(name: string | undefined): void {
    this.#sharing.pointAt(name);
    this.#options.onPointAt?.(name);
  }

  #labelOf(name: string): string | undefined {
    const label = this.#placed?.parts.find((part) => part.name === name)?.label;
    return label && inLanguage(label, this.#options.language);
  }

  #follow(group: string | undefined): void {
    if (group === undefined || group === this.#group) return;
    this.#group = group;
    const view = this.#scene?.groups[group];
    if (view !== undefined) this.#canvas.lookFrom(view);
  }
}
