import type { AppTexts } from './app-texts.ts';
import { element } from './element.ts';

/** What covers the stage while there is nothing to see: that it loads, that it failed, or the product in words. */
export class Notice {
  readonly #element = element('div', { className: 'notice', hidden: true });
  readonly #texts: AppTexts;
  readonly #end = element('span', { className: 'end' });
  /** Whether the end of the words is in sight. */
  readonly #endInSight: IntersectionObserver;

  constructor(parent: HTMLElement, texts: AppTexts) {
    this.#texts = texts;
    parent.append(this.#element);
    this.#endInSight = new IntersectionObserver(
      ([entry]) => this.#element.toggleAttribute('data-more', entry?.isIntersecting === false),
      { root: this.#element },
    );
  }

  hide(): void {
    this.#endInSight.disconnect();
    this.#element.hidden = true;
    // The style sheet hides the controls meanwhile: there is nothing to control.
    delete document.body.dataset['covered'];
  }

  loading(): void {
    const text = element('p', { className: 'hidden-text', textContent: this.#texts.loading });
    this.#show('status', element('span', { className: 'spinner' }), text);
  }

  /** @param retry what the button does; without one there is none */
  problem(text: string, retry?: () => void): void {
    const button =
      retry && element('button', { type: 'button', textContent: this.#texts.retry, onclick: retry });
    this.#show('alert', element('p', { textContent: text, dir: 'auto' }), ...(button ? [button] : []));
  }

  /**
   * The product in words, with its picture where there is one.
   *
   * @param offer what a button does
   */
  words(
    paragraphs: readonly string[],
    picture: string | undefined,
    offer?: { readonly label: string; readonly run: () => void },
  ): void {
    const content: Node[] = paragraphs.map((text) => element('p', { textContent: text, dir: 'auto' }));
    // The words say what it shows.
    if (picture !== undefined) content.unshift(element('img', { src: picture, alt: '' }));
    if (offer) {
      const { label, run } = offer;
      content.splice(-1, 0, element('button', { type: 'button', textContent: label, onclick: run }));
    }
    this.#show('status', ...content, this.#end);
    // It may be longer than the frame: with the focus it scrolls, and its lower edge says so while there is more.
    this.#element.tabIndex = 0;
    this.#element.classList.add('words');
    this.#endInSight.observe(this.#end);
  }

  #show(role: string, ...content: readonly Node[]): void {
    this.#endInSight.disconnect();
    this.#element.classList.remove('words');
    this.#element.removeAttribute('tabindex');
    this.#element.removeAttribute('data-more');
    this.#element.setAttribute('role', role);
    this.#element.replaceChildren(...content);
    this.#element.hidden = false;
    document.body.dataset['covered'] = '';
  }
}
