import type { Messages, TextPart } from './text-part.ts';

/** What the page of prices over years says. */
export const pricingTexts: TextPart = import.meta.glob<Partial<Messages>>('./*.json', {
  query: '?groups=pricing',
  import: 'default',
});
