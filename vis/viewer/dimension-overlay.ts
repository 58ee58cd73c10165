import {
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  LineBasicMaterial,
  LineSegments,
  Vector3,
  type Camera,
} from 'three';
import { inLanguage } from '#scene/describe/describe-scene.ts';
import type { PlacedDimension } from '#scene/evaluate/placed-scene.ts';
import { spreadLabels } from './spread-labels.ts';

/** Size of the strokes at the ends of a line, in metres. */
const stroke = 0.012;
/** How much of the colour of lines is white on a dark page. */
const shareOfWhite = 0.3;

const white = new Color(1, 1, 1);

/** Dimension lines in the scene, with their lengths beside them as text. */
export class DimensionOverlay {
  readonly lines: LineSegments<BufferGeometry, LineBasicMaterial>;
  readonly #layer: HTMLElement;
  readonly #color: string;
  readonly #labels = new Map<HTMLElement, Vector3>();
  readonly #sizes = new WeakMap<HTMLElement, { readonly width: number; readonly height: number }>();
  #isShown = false;
  /** Of the layer, as far as nothing covers it, in pixels. */
  height = Number.POSITIVE_INFINITY;

  /** @param layer lies over the canvas, and has its size */
  constructor(layer: HTMLElement, color: string) {
    this.#layer = layer;
    this.#color = color;
    this.lines = new LineSegments(
      new BufferGeometry(),
      new LineBasicMaterial({ color, depthTest: false, transparent: true }),
    );
    this.lines.renderOrder = 10;
    this.lines.frustumCulled = false;
    this.lines.visible = false;
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  set isShown(shown: boolean) {
    this.#isShown = this.lines.visible = shown;
    this.#layer.hidden = !shown;
  }

  show(dimensions: readonly PlacedDimension[], language: string): void {
    for (const label of this.#labels.keys()) label.remove();
    this.#labels.clear();
    // The theme of a page may have changed since.
    const isDark = getComputedStyle(this.#layer).colorScheme === 'dark';
    this.lines.material.color.set(this.#color).lerp(white, isDark ? shareOfWhite : 0);
    const corners: number[] = [];
    const line = (a: Vector3, b: Vector3) => corners.push(...a.toArray(), ...b.toArray());
    for (const dimension of dimensions) {
      const shift = new Vector3(...dimension.shift);
      const [start, end] = [new Vector3(...dimension.from), new Vector3(...dimension.to)];
      const [from, to] = [start.clone().add(shift), end.clone().add(shift)];
      const beyond = shift.clone().setLength(stroke);
      line(from, to);
      line(start, from.clone().add(beyond));
      line(end, to.clone().add(beyond));
      const label = document.createElement('span');
      label.className = 'dimension';
      // Each in its own direction: the label may be in another language than the length.
      const texts = [inLanguage(dimension.label, language), shownLength(dimension.length, language)];
      for (const text of texts) {
        const part = document.createElement('bdi');
        part.textContent = text;
        label.append(part, ' ');
      }
      this.#layer.append(label);
      this.#labels.set(label, from.add(to).multiplyScalar(0.5));
    }
    this.lines.geometry.dispose();
    this.lines.geometry = new BufferGeometry().setAttribute(
      'position',
      new Float32BufferAttribute(corners, 3),
    );
  }

  /** Puts the texts where their lines are seen. */
  place(camera: Camera): void {
    if (!this.#isShown) return;
    const { clientWidth: width, clientHeight: height } = this.#layer;
    const shown = [...this.#labels].map(([label, at]) => {
      const seen = at.clone().project(camera);
      label.hidden = seen.z > 1;
      return { label, seen, size: this.#sizeOf(label) };
    });
    const boxes = shown.map(({ seen, size }) => ({
      x: ((seen.x + 1) / 2) * width,
      y: ((1 - seen.y) / 2) * height,
      ...size,
    }));
    spreadLabels(boxes, width, this.height).forEach(({ x, y }, index) => {
      const style = shown[index]?.label.style;
      if (style) style.transform = `translate(-50%, -50%) translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    });
  }

  /** Measured once: a text changes its place and nothing else. */
  #sizeOf(label: HTMLElement): { readonly width: number; readonly height: number } {
    const known = this.#sizes.get(label);
    if (known) return known;
    const size = { width: label.offsetWidth, height: label.offsetHeight };
    // Of a text that is hidden, nothing is known.
    if (size.width > 0) this.#sizes.set(label, size);
    return size;
  }

  dispose(): void {
    this.lines.geometry.dispose();
    this.lines.material.dispose();
    for (const label of this.#labels.keys()) label.remove();
  }
}

/** In millimetres, as drawings have them. */
function shownLength(metres: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'millimeter',
    maximumFractionDigits: 0,
  }).format(metres * 1000);
}
