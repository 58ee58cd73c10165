import type { ActionMessage, StateMessage } from '../protocol/messages.ts';
import type { AppTexts } from './app-texts.ts';
import type { ModelExport } from './share-dialog.ts';
import { SharedView, sharedState, type ShareLink } from './share-server.ts';
import { SharedLink, type Viewers } from './shared-link.ts';

export interface SharingOptions {
  readonly parent: HTMLElement;
  readonly texts: AppTexts;
  readonly language: string;
  /** Who follows; undefined when nothing is shared any more. */
  readonly onViewers: (viewers: Viewers | undefined) => void;
  /** What a viewer wants committed. */
  readonly onChange: (message: ActionMessage) => void;
}

interface Shared {
  readonly view: SharedView;
  readonly link: ShareLink;
  readonly follower: SharedLink;
}

/** What the trigger `share` does: a view that others follow, and the dialog with its link. */
export class Sharing {
  readonly #options: SharingOptions;
  #shared: Shared | undefined;
  #state: StateMessage | undefined;

  constructor(options: SharingOptions) {
    this.#options = options;
  }

  /** Shows the link; where no server shares views, or it does not answer, the address of the page. */
  async open(state: StateMessage, exportModel: ModelExport | undefined): Promise<void> {
    this.#state = state;
    if (this.#shared && this.#shared.link.expires.getTime() <= Date.now()) this.#forget();
    this.#shared ??= await this.#start(state);
    const { parent, texts, language } = this.#options;
    const shared = this.#shared;
    const { openShareDialog } = await import('./share-dialog.ts');
    openShareDialog({
      parent,
      texts,
      language,
      link: shared?.link.address ?? state.page,
      exportModel,
      live: shared && {
        expires: shared.link.expires,
        mayChange: shared.view.mayChange,
        onMayChange: (mayChange) => {
          shared.view.mayChange = mayChange;
          if (this.#state) void shared.view.update(sharedState(this.#state));
        },
        onEnd: () => {
          void shared.view.withdraw().catch(() => undefined);
          // The next link is another one.
          this.#forget();
        },
      },
    });
  }

  /** Tells those who follow. */
  update(state: StateMessage): void {
    this.#state = state;
    void this.#shared?.view.update(sharedState(state));
  }

  /** Tells those who follow which part the owner points at. */
  pointAt(part: string | undefined): void {
    if (this.#shared) this.#shared.follower.part = part;
  }

  async #start(state: StateMessage): Promise<Shared | undefined> {
    const { language, texts, onViewers, onChange } = this.#options;
    const view = SharedView.at(state.visualization);
    const link = await view?.start(sharedState(state), language).catch(() => undefined);
    if (!view || !link) return undefined;
    const onEnd = () => {
      if (this.#shared?.view === view) this.#forget();
    };
    const follower = new SharedLink(
      link.token,
      { onViewers, onEnd, onChange: (parameters) => onChange({ action: 'multicommit', parameters }) },
      view.key,
    );
    follower.name = texts.owner;
    return { view, link, follower };
  }

  #forget(): void {
    this.#shared?.follower.close();
    this.#shared = undefined;
    this.#options.onViewers(undefined);
  }
}
