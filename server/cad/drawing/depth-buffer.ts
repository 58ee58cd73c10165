/**
 * What is nearest at each point of a view: hidden lines are removed by it. A line counts as seen where nothing is nearer in
 * one of the nine pixels around it, so that the outline of a body is never hidden by the body itself. The error this makes is a
 * pixel, a few tenths of a millimetre in true size; lines keep their exact ends apart from that.
 */
export class DepthBuffer {
  /** Of a pixel, in the unit of the coordinates. */
  readonly pixel: number;
  readonly #left: number;
  readonly #bottom: number;
  readonly #width: number;
  readonly #height: number;
  readonly #depths: Float32Array;

  constructor(
    bounds: { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number },
    pixelsAcross: number,
  ) {
    const size = Math.max(bounds.right - bounds.left, bounds.top - bounds.bottom, 1e-6);
    this.pixel = size / pixelsAcross;
    // A margin of two pixels around everything spares the test whether a neighbour exists.
    this.#left = bounds.left - 2 * this.pixel;
    this.#bottom = bounds.bottom - 2 * this.pixel;
    this.#width = Math.ceil((bounds.right - bounds.left) / this.pixel) + 5;
    this.#height = Math.ceil((bounds.top - bounds.bottom) / this.pixel) + 5;
    this.#depths = new Float32Array(this.#width * this.#height).fill(-Infinity);
  }

  /** Corners as x, y and how near they are. */
  triangle(
    ax: number,
    ay: number,
    az: number,
    bx: number,
    by: number,
    bz: number,
    cx: number,
    cy: number,
    cz: number,
  ): void {
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (Math.abs(area) < 1e-16) return;
    const column = (x: number): number => (x - this.#left) / this.pixel;
    const row = (y: number): number => (y - this.#bottom) / this.pixel;
    const firstRow = Math.ceil(row(Math.min(ay, by, cy)) - 0.5);
    const lastRow = Math.floor(row(Math.max(ay, by, cy)) - 0.5);
    const firstColumn = Math.ceil(column(Math.min(ax, bx, cx)) - 0.5);
    const lastColumn = Math.floor(column(Math.max(ax, bx, cx)) - 0.5);
    for (let j = firstRow; j <= lastRow; j++) {
      const y = this.#bottom + (j + 0.5) * this.pixel;
      for (let i = firstColumn; i <= lastColumn; i++) {
        const x = this.#left + (i + 0.5) * this.pixel;
        const b = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
        const c = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
        if (b < 0 || c < 0 || b + c > 1) continue;
        const depth = az + b * (bz - az) + c * (cz - az);
        const at = j * this.#width + i;
        if (depth > (this.#depths[at] ?? 0)) this.#depths[at] = depth;
      }
    }
  }

  /** Whether nothing is nearer than a point, but for `tolerance`. */
  isSeen(x: number, y: number, depth: number, tolerance: number): boolean {
    const i = Math.floor((x - this.#left) / this.pixel);
    const j = Math.floor((y - this.#bottom) / this.pixel);
    for (let row = j - 1; row <= j + 1; row++)
      for (let column = i - 1; column <= i + 1; column++)
        if ((this.#depths[row * this.#width + column] ?? -Infinity) <= depth + tolerance) return true;
    return false;
  }
}
