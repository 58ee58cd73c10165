import type { ModelField } from './model-field.ts';
import type { LocalizedText } from '../source/texts.ts';

/** `Shelf 2` */
export function rowLabel(label: LocalizedText, number: number): LocalizedText {
  return eachLanguage([label], ([its = '']) => `${its} ${number}`);
}

/** What a field is called where nothing else says which row it belongs to: `Shelf 2: Height`. */
export function nameOf({ label, row }: Pick<ModelField, 'label' | 'row'>): LocalizedText {
  return row ? ofRow(row.label, label) : label;
}

/** A text about one row. */
export function ofRow(row: LocalizedText, text: LocalizedText): LocalizedText {
  return eachLanguage([row, text], ([its = '', said = '']) => `${its}: ${said}`);
}

function eachLanguage(
  texts: readonly LocalizedText[],
  format: (texts: readonly string[]) => string,
): LocalizedText {
  const translations = Object.create(null) as Record<string, string>;
  for (const language of new Set(texts.flatMap((text) => Object.keys(text.translations))))
    translations[language] = format(texts.map((text) => text.translations[language] ?? text.text));
  return { text: format(texts.map(({ text }) => text)), translations };
}
