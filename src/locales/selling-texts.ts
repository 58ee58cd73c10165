import type { Messages, TextPart } from './text-part.ts';

/** What the desk of people who sell says. */
export const sellingTexts: TextPart = import.meta.glob<Partial<Messages>>('./*.json', {
  query: '?groups=selling',
  import: 'default',
});
