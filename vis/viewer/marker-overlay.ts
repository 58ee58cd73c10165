import type { Camera, Vector3 } from 'three';
import { spreadLabels } from './spread-labels.ts';

/** Someone else points at a part. */
export interface Marker {
  readonly part: string;
  readonly label: string;
}

/** Names of those who point at parts, beside the parts. What they say is in a list as well, so that this is for the eye alone. */
export class MarkerOverlay {
  readonly #layer = document.createElement('div');
  #shown: readonly { readonly element: HTMLElement; readonly marker: Marker; at: Vector3 | undefined }[] = [];

  /** @param container has the size of the picture */
  constructor(container: HTMLElement) {
    this.#layer.className = 'markers';
    this.#layer.ariaHidden = 'true';
    container.append(this.#layer);
  }

  show(markers: readonly Marker[]): void {
    this.#shown = markers.map((marker) => {
      const element = document.createElement('span');
      const name = document.createElement('bdi');
      name.textContent = marker.label;
      element.append(name);
      return { element, marker, at: undefined };
    });
    this.#layer.replaceChildren(...this.#shown.map(({ element }) => element));
  }

  /** @param placeOf the middle of a part; undefined where there is none of this name */
  anchor(placeOf: (part: string) => Vector3 | undefined): void {
    for (const shown of this.#shown) shown.at = placeOf(shown.marker.part);
  }

  /** Puts the names where their parts are seen. */
  place(camera: Camera): void {
    if (this.#shown.length === 0) return;
    const { clientWidth: width, clientHeight: height } = this.#layer;
    const seen = this.#shown.flatMap(({ element, at }) => {
      const point = at?.clone().project(camera);
      const isSeen = point !== undefined && point.z <= 1;
      element.hidden = !isSeen;
      return isSeen ? [{ element, point }] : [];
    });
    const boxes = seen.map(({ element, point }) => ({
      x: ((point.x + 1) / 2) * width,
      y: Math.min(Math.max(((1 - point.y) / 2) * height, element.offsetHeight), height),
      width: element.offsetWidth,
      height: element.offsetHeight,
    }));
    spreadLabels(boxes, width).forEach(({ x, y }, index) => {
      const style = seen[index]?.element.style;
      // Its lower edge points at the part.
      if (style) style.transform = `translate(-50%, -100%) translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    });
  }

  dispose(): void {
    this.#layer.remove();
  }
}
