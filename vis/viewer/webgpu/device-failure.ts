import type { WebGpuDevice } from '../web-gpu.ts';

/**
 * Whether a device of WebGPU still draws what it is asked to. It does not when it is lost, when it reports an error that
 * nobody caught (then a picture is incomplete, and stays so), and when a call of it throws.
 */
export class DeviceFailure {
  #listener: (() => void) | undefined;
  #state: 'watched' | 'failed' | 'told' | 'ended' = 'watched';

  constructor(device: WebGpuDevice) {
    void device.lost.then(() => this.#fail());
    device.addEventListener('uncapturederror', () => this.#fail());
  }

  /** @param listener called once, also for a failure that came before */
  onFailure(listener: () => void): void {
    this.#listener = listener;
    if (this.#state === 'failed') this.#tell(listener);
  }

  /** Wraps calls that draw: one that throws is a failure, and no error of the page. */
  guarded<Arguments extends unknown[]>(draw: (...args: Arguments) => void): (...args: Arguments) => void {
    return (...args) => {
      try {
        draw(...args);
      } catch {
        this.#fail();
      }
    };
  }

  /** When drawing ends on purpose: what comes now is no failure. */
  end(): void {
    this.#state = 'ended';
  }

  #fail(): void {
    if (this.#state !== 'watched') return;
    this.#state = 'failed';
    if (this.#listener) this.#tell(this.#listener);
  }

  /** Later, because a failure may come in the middle of drawing. */
  #tell(listener: () => void): void {
    this.#state = 'told';
    queueMicrotask(listener);
  }
}
