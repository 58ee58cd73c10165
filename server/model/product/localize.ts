import type { LocalizedText } from '../source/texts.ts';

/** The text in a language: `de-AT` falls back to `de`, and everything to the model's own language. */
export function localize(text: LocalizedText, language: string | undefined): string {
  if (language === undefined) return text.text;
  const { translations } = text;
  const [base = language] = language.split('-');
  for (const code of [language, base]) {
    const found = Object.hasOwn(translations, code) ? translations[code] : undefined;
    if (found !== undefined) return found;
  }
  return text.text;
}
