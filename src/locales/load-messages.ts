import type messages from './en.json';

/** English is the reference: the other languages have the same keys, which `locales.test.ts` asserts. */
export type Messages = typeof messages;

const loaders = {
  en: () => import('./en.json'),
  de: () => import('./de.json'),
};

/** The texts of a language; its own chunk, loaded when it is wanted. Rejects when it cannot be fetched. */
export async function loadMessages(language: keyof typeof loaders): Promise<Messages> {
  const { default: messages } = await loaders[language]();
  return messages;
}
