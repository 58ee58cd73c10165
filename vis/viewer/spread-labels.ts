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
 * keep their order. In a picture that is too small for all of them, the last are below its edge.
 *
 * @param width of the picture
 * @returns the same texts, in the same order
 */
export function spreadLabels(labels: readonly LabelBox[], width: number): readonly LabelBox[] {
  const placed = new Map<number, LabelBox>();
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
  return labels.map((label, index) => placed.get(index) ?? label);
}

function covers(a: LabelBox, b: LabelBox): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}
