import type { Messages, TextPart } from './text-part.ts';

/** What the page of people who sell says. */
export const signInTexts: TextPart = import.meta.glob<Partial<Messages>>('./*.json', {
  query: '?groups=signIn',
  import: 'default',
});
