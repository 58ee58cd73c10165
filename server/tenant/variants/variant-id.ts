/** `variantId`: the position and the variant, each in base64, with a dot between them, as the API page's example has it. */
export function writeVariantId(position: string, variant: string): string {
  return [position, variant].map((part) => Buffer.from(part).toString('base64url')).join('.');
}

/** Undefined for a text that names no two parts. */
export function readVariantId(id: string): { position: string; variant: string } | undefined {
  const [position, variant, ...more] = id.split('.').map((part) => Buffer.from(part, 'base64').toString());
  return position && variant && more.length === 0 ? { position, variant } : undefined;
}
