import type { Messages, TextPart } from './text-part.ts';

/** What is said on every page, and in the catalog, where most visits begin. */
export const shopTexts: TextPart = import.meta.glob<Partial<Messages>>('./*.json', {
  query: '?groups=shell,common,error,catalog',
  import: 'default',
});
