export interface Summary {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** @throws Error for no samples: a benchmark that measured nothing has no figures */
export function summarize(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => {
    const sample = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    if (sample === undefined) throw new Error('Nothing was measured.');
    return sample;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export function formatRow([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(22) + cells.map((cell) => cell.padStart(11)).join('');
}
