/** A text in a picture: its middle and its size, in pixels. */
export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Between two texts, in pixels. */
const gap = 2;

/**
 * Moves texts downwards until none covers another one, and to the side until all of each is in the picture; from the top, so that they
 * keep their order. Those that are then below its lower edge move up, and push others. In a picture that is too small for all of them,
 * the first are above its edge.
 *
 * @param width of the picture
 * @param height of the picture; without it, it has no lower edge
 * @returns the same texts, in the same order
 */
export function spreadLabels(
  labels: readonly LabelBox[],
  width: number,
  height = Number.POSITIVE_INFINITY,
): readonly LabelBox[] {
  const placed = new Map<number, Mutable<LabelBox>>();
  const fromTop = [...labels.keys()].sort((a, b) => (labels[a]?.y ?? 0) - (labels[b]?.y ?? 0));
  for (const index of fromTop) {
    const label = labels[index];
    if (!label) continue;
    const half = Math.min(label.width, width) / 2;
    const box = { ...label, x: Math.min(Math.max(label.x, half), width - half) };
    // Those that were placed before are from the top, so one pass finds all that are in the way.
    for (const other of [...placed.values()].sort((a, b) => a.y - b.y))
      if (covers(other, box)) box.y = other.y + (other.height + box.height) / 2 + gap;
    placed.set(index, box);
  }
  const settled: Mutable<LabelBox>[] = [];
  for (const box of [...placed.values()].sort((a, b) => b.y - a.y)) {
    box.y = Math.min(box.y, height - box.height / 2);
    // From the bottom, as they were settled.
    for (const other of settled.toSorted((a, b) => b.y - a.y))
      if (covers(other, box)) box.y = other.y - (other.height + box.height) / 2 - gap;
    settled.push(box);
  }
  return labels.map((label, index) => placed.get(index) ?? label);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function covers(a: LabelBox, b: LabelBox): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}
