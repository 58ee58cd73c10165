import type { BomItem } from '#src/api/read/pricing.ts';

export interface BomAttribute {
  title: string;
  text: string;
}

/**
 * What a bill of materials tells of a part in words. The API's attributes are keys and values for machines; Bespoke's
 * tenant says what those are called that a customer may read (`docs/tenant-differences.md`).
 */
export function titledAttributes({ attributes, attributeTitles = {} }: BomItem): BomAttribute[] {
  return Object.entries(attributeTitles).flatMap(([name, title]) => {
    const text = attributes[name];
    return text ? [{ title, text }] : [];
  });
}
