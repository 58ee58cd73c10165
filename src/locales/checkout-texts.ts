import type { Messages, TextPart } from './text-part.ts';

/** What cart and proposal say. */
export const checkoutTexts: TextPart = import.meta.glob<Partial<Messages>>('./*.json', {
  query: '?groups=cart,proposal',
  import: 'default',
});
