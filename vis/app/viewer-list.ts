import type { AppTexts } from './app-texts.ts';
import { element } from './element.ts';
import type { NamedViewer, Viewers } from './shared-link.ts';

/** Where a browser keeps the name of its person, for the next shared view. */
const storageKey = 'shared-view-name';

export interface ViewerListEvents {
  /** What a part is called; undefined where there is none of this name. */
  readonly labelOf: (part: string) => string | undefined;
  /** Someone in the list, who points at a part, is pointed at. */
  readonly onPointAt: (part: string | undefined) => void;
}

/** Who follows a shared view, and which part each of them points at. */
export class ViewerList {
  readonly #texts: AppTexts;
  readonly #events: ViewerListEvents;
  readonly #count = element('p', { role: 'status', dir: 'auto' });
  readonly #list = element('ul');
  readonly #element: HTMLElement;

  constructor(parent: HTMLElement, texts: AppTexts, events: ViewerListEvents) {
    this.#texts = texts;
    this.#events = events;
    this.#element = element('section', { className: 'viewers', ariaLabel: texts.viewers, hidden: true });
    this.#element.append(this.#count, this.#list);
    parent.append(this.#element);
  }

  /** Lets the person say who they are. @param onName gets the name now, where the browser has kept it, and every later one */
  askName(onName: (name: string) => void): void {
    const field = element('input', {
      value: keptName(),
      maxLength: 40,
      dir: 'auto',
      ariaLabel: this.#texts.yourName,
      placeholder: this.#texts.yourName,
      autocomplete: 'given-name',
    });
    const form = element('form', {}, field, element('button', { textContent: this.#texts.showName }));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      keepName(field.value.trim());
      onName(field.value);
    });
    this.#element.append(form);
    if (field.value !== '') onName(field.value);
  }

  /** @param viewers undefined while nothing is shared */
  update(viewers: Viewers | undefined): void {
    this.#element.hidden = viewers === undefined;
    if (!viewers) return;
    this.#count.textContent = this.#texts.following(viewers.count);
    this.#list.replaceChildren(...viewers.named.map((viewer) => this.#entry(viewer)));
  }

  #entry({ name, part, isOwner }: NamedViewer): HTMLLIElement {
    const label = part === undefined ? undefined : this.#events.labelOf(part);
    // Names are written in any direction, whatever is around them.
    const who = element('bdi', {}, isOwner ? this.#texts.owner : name);
    if (label === undefined) return element('li', { dir: 'auto' }, who);
    const entry = element('li', { tabIndex: 0, dir: 'auto' }, who, `: ${label}`);
    entry.onfocus = entry.onpointerenter = () => this.#events.onPointAt(part);
    entry.onblur = entry.onpointerleave = () => this.#events.onPointAt(undefined);
    return entry;
  }
}

/** Browsers that keep nothing ask again. */
function keptName(): string {
  try {
    return localStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}

function keepName(name: string): void {
  try {
    localStorage.setItem(storageKey, name);
  } catch {
    // It is only for the next time.
  }
}
