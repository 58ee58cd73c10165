import type { Messages, TextPart } from './text-part.ts';

/** What is said where files are uploaded: in the cart, and at pictures of the customer. */
export const filesTexts: TextPart = import.meta.glob<Partial<Messages>>('./*.json', {
  query: '?groups=files',
  import: 'default',
});
