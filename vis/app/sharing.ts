import type { StateMessage } from '../protocol/messages.ts';
import type { AppTexts } from './app-texts.ts';
import type { ModelExport } from './share-dialog.ts';
import { SharedView, sharedState } from './share-server.ts';

/** What the trigger `share` does: a view that others follow, and the dialog with its link. */
export class Sharing {
  readonly #parent: HTMLElement;
  readonly #texts: AppTexts;
  readonly #language: string;
  #view: SharedView | undefined;
  #link: string | undefined;

  constructor(parent: HTMLElement, texts: AppTexts, language: string) {
    this.#parent = parent;
    this.#texts = texts;
    this.#language = language;
  }

  /** Shows the link; where no server shares views, or it does not answer, the address of the page. */
  async open(state: StateMessage, exportModel: ModelExport | undefined): Promise<void> {
    this.#view ??= SharedView.at(state.visualization);
    if (this.#view && this.#link === undefined)
      this.#link = await this.#view.start(sharedState(state), this.#language).catch(() => undefined);
    const link = this.#link;
    const { openShareDialog } = await import('./share-dialog.ts');
    openShareDialog({
      parent: this.#parent,
      texts: this.#texts,
      link: link ?? state.page,
      isLive: link !== undefined,
      exportModel,
      onEnd: () => {
        void this.#view?.end().catch(() => undefined);
        // The next link is another one.
        this.#view = this.#link = undefined;
      },
    });
  }

  /** Tells those who follow. */
  update(state: StateMessage): void {
    if (this.#link !== undefined) void this.#view?.update(sharedState(state));
  }
}
