/** More pixels than these for each of the screen's nobody sees in a picture that moves. */
const mostPixelRatio = 2;
const [leastRatio, lowerRatio] = [0.6, 1];
/** Frames slower than this, in milliseconds, are drawn with fewer pixels while something moves. */
const [slow, fast] = [42, 20];

/** Draws with as many pixels as the machine can move, and with all of them once it stands still. */
export class RenderQuality {
  /** Whether the machine draws without a graphics card. */
  readonly isSoftware: boolean;
  #moving: number;
  #pace = 24;

  constructor(isSoftware: boolean) {
    this.isSoftware = isSoftware;
    this.#moving = this.isSoftware ? leastRatio : mostPixelRatio;
  }

  pixelRatio(isMoving: boolean): number {
    const full = Math.min(window.devicePixelRatio || 1, this.isSoftware ? lowerRatio : mostPixelRatio);
    return isMoving ? Math.min(full, this.#moving) : full;
  }

  /** @param milliseconds between two frames in a row */
  measure(milliseconds: number): void {
    this.#pace += (Math.min(milliseconds, 200) - this.#pace) * 0.2;
    if (this.#pace > slow) this.#moving = Math.max(leastRatio, this.#moving * 0.85);
    else if (this.#pace < fast) this.#moving = Math.min(mostPixelRatio, this.#moving * 1.05);
  }
}
