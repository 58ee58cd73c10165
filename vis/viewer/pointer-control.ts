import type { OrbitCamera } from './orbit-camera.ts';

/** Degrees that the camera goes around for the whole width or height of the picture. */
const [aroundWidth, overHeight] = [240, 130];
/** A pointer that moved less than this many pixels was not moved on purpose. */
const clickSlack = 5;
const keyStep = 12;

export interface PointerEvents {
  /** Where, from -1 to 1 in both directions. */
  readonly onHover: (x: number, y: number) => void;
  readonly onLeave: () => void;
  readonly onClick: (x: number, y: number) => void;
  /** The camera wants to go somewhere. */
  readonly onMove: () => void;
}

/**
 * Pointers and keys on the canvas. One finger or the left button goes around, two fingers or the wheel go nearer, the
 * right button or a shift moves. A finger that moves up and down scrolls the page, as everywhere on it.
 */
export class PointerControl {
  readonly #element: HTMLElement;
  readonly #camera: OrbitCamera;
  readonly #events: PointerEvents;
  readonly #pointers = new Map<number, { x: number; y: number }>();
  readonly #stop = new AbortController();
  #moved = 0;

  constructor(element: HTMLElement, camera: OrbitCamera, events: PointerEvents) {
    this.#element = element;
    this.#camera = camera;
    this.#events = events;
    element.style.touchAction = 'pan-y';
    const { signal } = this.#stop;
    element.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    element.addEventListener('pointermove', (event) => this.#move(event), { signal });
    for (const name of ['pointerup', 'pointercancel'] as const)
      element.addEventListener(name, (event) => this.#up(event, name === 'pointerup'), { signal });
    element.addEventListener('pointerleave', () => this.#events.onLeave(), { signal });
    element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    element.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
    element.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  dispose(): void {
    this.#stop.abort();
  }

  #down(event: PointerEvent): void {
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.#moved = 0;
    this.#element.setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    const last = this.#pointers.get(event.pointerId);
    if (!last) {
      this.#events.onHover(...this.#place(event));
      return;
    }
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    const spread = this.#spread();
    [last.x, last.y] = [event.clientX, event.clientY];
    this.#moved += Math.hypot(dx, dy);
    if (this.#moved < clickSlack) return;
    const { clientWidth: width, clientHeight: height } = this.#element;
    if (this.#pointers.size > 1) {
      const now = this.#spread();
      if (now > 0 && spread > 0) this.#camera.zoom(spread / now);
      this.#camera.pan(dx / height / 2, dy / height / 2);
    } else if (event.shiftKey || (event.buttons & 2) !== 0) this.#camera.pan(dx / height, dy / height);
    else this.#camera.rotate((-dx / width) * aroundWidth, (dy / height) * overHeight);
    this.#events.onMove();
  }

  #up(event: PointerEvent, isClick: boolean): void {
    const wasDown = this.#pointers.delete(event.pointerId);
    if (wasDown && isClick && this.#moved < clickSlack && event.button === 0)
      this.#events.onClick(...this.#place(event));
  }

  /** The page scrolls over it, unless somebody has chosen to look closer. */
  #wheel(event: WheelEvent): void {
    const isMeant = event.ctrlKey || event.metaKey || document.activeElement === this.#element;
    if (!isMeant) return;
    event.preventDefault();
    this.#camera.zoom(Math.exp(event.deltaY * (event.ctrlKey ? 0.008 : 0.0012)));
    this.#events.onMove();
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const camera = this.#camera;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => camera.rotate(keyStep, 0),
      ArrowRight: () => camera.rotate(-keyStep, 0),
      ArrowUp: () => camera.rotate(0, keyStep),
      ArrowDown: () => camera.rotate(0, -keyStep),
      '+': () => camera.zoom(0.85),
      '=': () => camera.zoom(0.85),
      '-': () => camera.zoom(1 / 0.85),
    };
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
    this.#events.onMove();
  }

  #spread(): number {
    const [a, b] = [...this.#pointers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }

  #place(event: PointerEvent): [number, number] {
    const box = this.#element.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * 2 - 1,
      1 - ((event.clientY - box.top) / box.height) * 2,
    ];
  }
}
