const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The size of a file to be read: "12.3 kB", in powers of 1000. */
export function formatBytes(bytes: number, language: string | undefined): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const format = new Intl.NumberFormat(language ?? 'en', {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    maximumFractionDigits: 1,
  });
  return format.format(bytes / 1_000 ** power);
}
