import type { Messages, TextPart } from './text-part.ts';

/** What the configurator says. */
export const configuratorTexts: TextPart = import.meta.glob<Partial<Messages>>('./*.json', {
  query: '?groups=configurator',
  import: 'default',
});
