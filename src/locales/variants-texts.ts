import type { Messages, TextPart } from './text-part.ts';

/** What the page of variant catalogs says. */
export const variantsTexts: TextPart = import.meta.glob<Partial<Messages>>('./*.json', {
  query: '?groups=variants',
  import: 'default',
});
