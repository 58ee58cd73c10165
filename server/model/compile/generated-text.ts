/** Texts that no author wrote: the compiler says them about a product in every language that the server has. */
import { texts, type TextKey } from '#server/texts/texts.ts';
import type { LocalizedText } from '../source/texts.ts';
import type { Compilation } from './compilation.ts';

/**
 * A text about something that has a label.
 * @param key of a text with the placeholder `label`; in the languages of the label
 */
export function generatedText(
  { model }: Compilation,
  { text, translations }: LocalizedText,
  key: Extract<TextKey, `model.${string}`>,
): LocalizedText {
  const generated = Object.create(null) as Record<string, string>;
  for (const [language, label] of Object.entries(translations))
    generated[language] = texts.format(key, language, { label });
  return { text: texts.format(key, model.language, { label: text }), translations: generated };
}

/** What "yes" or "no" is called: as the author says under `words`, or else the usual word of each language. */
export function yesNoWord(compilation: Compilation, word: 'yes' | 'no'): LocalizedText {
  const { language, words } = compilation.model;
  const path = ['words', word];
  const written = words?.[word];
  if (written !== undefined) return compilation.text(written, path);
  const key = `value.${word}` as const;
  return compilation.texts.localize(texts.format(key, language), path, undefined, (other) =>
    texts.has(other) ? texts.format(key, other) : undefined,
  );
}
