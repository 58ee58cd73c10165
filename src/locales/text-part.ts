import type messages from './en.json';

/** English is the reference: the other languages have the same keys, which `locales.test.ts` asserts. */
export type Messages = typeof messages;

/** Some groups of the texts: file of a language (`./en.json`) → what loads them. Made with `import.meta.glob`. */
export type TextPart = Record<string, () => Promise<Partial<Messages>>>;
