/**
 * The visualization object of the API page, section "Visualization", as far as something here reads it. It comes from a
 * tenant by way of a page: every key may be missing or of another type, so it is read and never trusted.
 */
export type VisualizationObject = Readonly<Record<string, unknown>>;

/** A text, or undefined for anything else and for an empty one. */
export function textOf(object: VisualizationObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flagOf(object: VisualizationObject, key: string, otherwise = false): boolean {
  const value = object[key];
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : otherwise;
}

/** `messagingData`: pairs of name and value; a map of values is understood as well. */
export function valuesOf(
  object: VisualizationObject,
  key = 'messagingData',
): readonly { readonly name: string; readonly value: string }[] {
  const data = object[key];
  if (Array.isArray(data)) return data.flatMap((entry: unknown) => pairOf(entry));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => pairOf({ name, value: value as unknown }));
}

function pairOf(entry: unknown): { readonly name: string; readonly value: string }[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { name, value } = entry as Record<string, unknown>;
  if (typeof name !== 'string') return [];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [{ name, value: String(value) }]
    : [];
}
