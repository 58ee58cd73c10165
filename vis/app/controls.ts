import type { DescribedPart } from '#scene/describe/describe-scene.ts';
import type { AppTexts } from './app-texts.ts';
import { element } from './element.ts';

export interface ControlEvents {
  readonly onView: (name: string) => void;
  readonly onDimensions: (shown: boolean) => void;
  readonly onFullscreen: () => void;
  readonly onRoom: () => void;
  readonly onShare: () => void;
  readonly onCopy: () => void;
  /** An action of the scene was turned on or off. */
  readonly onAction: (name: string) => void;
  readonly onPart: (name: string) => void;
  /** A part of the list is pointed at or has the focus, or none. */
  readonly onPointAt: (name: string | undefined) => void;
}

export interface ControlState {
  readonly views: readonly { readonly name: string; readonly label: string }[];
  readonly actions: readonly { readonly name: string; readonly label: string; readonly isOn: boolean }[];
  readonly parts: readonly (DescribedPart & { readonly changes: boolean })[];
  readonly hasDimensions: boolean;
  readonly hasFullscreen: boolean;
  readonly hasShare: boolean;
  /** Whether this device shows the product in the room of the person. */
  readonly hasRoom: boolean;
  /** Whether the configuration can be copied. */
  readonly hasCopy: boolean;
}

/** The controls over the picture; with the keyboard, they do all that a pointer can do on it. */
export class Controls {
  readonly #texts: AppTexts;
  readonly #events: ControlEvents;
  readonly #views: HTMLSelectElement;
  readonly #dimensions: HTMLButtonElement;
  readonly #partsButton: HTMLButtonElement;
  readonly #fullscreen: HTMLButtonElement;
  readonly #room: HTMLButtonElement;
  readonly #share: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  readonly #actions = element('span');
  /** All but the list of parts. */
  readonly bar: HTMLElement;
  readonly #parts = element('ul', { className: 'parts', id: 'parts', hidden: true });

  constructor(parent: HTMLElement, texts: AppTexts, events: ControlEvents) {
    this.#texts = texts;
    this.#events = events;
    this.#views = element('select', {
      ariaLabel: texts.view,
      // As the model names its views, which may be in another language than the page.
      dir: 'auto',
      onchange: () => events.onView(this.#views.value),
    });
    this.#dimensions = this.#button(texts.dimensions, () => {
      const shown = this.#dimensions.ariaPressed !== 'true';
      this.#dimensions.ariaPressed = String(shown);
      events.onDimensions(shown);
    });
    this.#dimensions.ariaPressed = 'false';
    this.#partsButton = this.#button(texts.parts, () => {
      this.#parts.hidden = !this.#parts.hidden;
      this.#partsButton.ariaExpanded = String(!this.#parts.hidden);
    });
    this.#partsButton.ariaExpanded = 'false';
    this.#partsButton.setAttribute('aria-controls', this.#parts.id);
    this.#fullscreen = this.#button(texts.fullscreen, events.onFullscreen);
    this.#room = this.#button(texts.inRoom, events.onRoom);
    this.#share = this.#button(texts.share, events.onShare);
    this.#copy = this.#button(texts.copyConfiguration, events.onCopy);
    this.bar = element('div', { className: 'controls', role: 'group', ariaLabel: texts.view });
    this.bar.append(
      this.#views,
      this.#dimensions,
      this.#partsButton,
      this.#actions,
      this.#room,
      this.#share,
      this.#copy,
      this.#fullscreen,
    );
    parent.append(this.bar, this.#parts);
    // In a narrow frame the controls take several lines; the list of parts ends above them.
    new ResizeObserver(() => parent.style.setProperty('--bar-height', `${this.bar.offsetHeight}px`)).observe(
      this.bar,
    );
    this.#parts.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#closeParts();
    });
  }

  /** The view that is looked from. */
  set view(name: string) {
    this.#views.value = name;
  }

  update({ views, actions, parts, ...shown }: ControlState): void {
    const { value } = this.#views;
    this.#views.replaceChildren(
      ...views.map((view) => element('option', { value: view.name, textContent: view.label })),
    );
    if (views.some(({ name }) => name === value)) this.#views.value = value;
    this.#dimensions.hidden = !shown.hasDimensions;
    this.#fullscreen.hidden = !shown.hasFullscreen;
    this.#room.hidden = !shown.hasRoom;
    this.#share.hidden = !shown.hasShare;
    this.#copy.hidden = !shown.hasCopy;
    this.#actions.replaceChildren(
      ...actions.map(({ name, label, isOn }) => {
        const button = this.#button(label, () => this.#events.onAction(name));
        button.ariaPressed = String(isOn);
        return button;
      }),
    );
    this.#listParts(parts);
  }

  /** The focus stays on the part that had it: a choice redraws the list. */
  #listParts(parts: ControlState['parts']): void {
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['part'] : '';
    this.#parts.replaceChildren(
      ...parts.map((part) => {
        const { change, show } = this.#texts;
        const button = this.#button('', () => this.#events.onPart(part.name));
        button.dataset['part'] = part.name;
        button.ariaLabel = [(part.changes ? change : show)(part.label), part.details]
          .filter(Boolean)
          .join(': ');
        // Texts of a model may be in another language than the page: each is written in its own direction.
        const details = element('small', {}, element('bdi', { textContent: part.details }));
        button.append(element('bdi', { textContent: part.label }), details);
        button.onfocus = button.onpointerenter = () => this.#events.onPointAt(part.name);
        button.onblur = button.onpointerleave = () => this.#events.onPointAt(undefined);
        return element('li', {}, button);
      }),
    );
    if (focused) this.#parts.querySelector<HTMLElement>(`[data-part="${CSS.escape(focused)}"]`)?.focus();
  }

  #closeParts(): void {
    this.#parts.hidden = true;
    this.#partsButton.ariaExpanded = 'false';
    this.#partsButton.focus();
  }

  #button(textContent: string, onclick: () => void): HTMLButtonElement {
    return element('button', { type: 'button', textContent, onclick });
  }
}
