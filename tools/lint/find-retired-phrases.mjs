/** Finds retired phrases in texts on the screen; see retired-phrases.mjs. */
import { retiredPhrases } from './retired-phrases.mjs';

/** @param {string} phrase */
function patternOf(phrase) {
  return new RegExp(String.raw`(?<!\p{L})${phrase.replaceAll(' ', String.raw`\s+`)}(?!\p{L})`, 'iu');
}

const entries = {
  en: retiredPhrases.en.map((entry) => ({ ...entry, pattern: patternOf(entry.phrase) })),
  de: retiredPhrases.de.map((entry) => ({ ...entry, pattern: patternOf(entry.phrase) })),
};

/**
 * @param {'en' | 'de'} language
 * @param {string} text
 * @returns {string[]} a message for each retired phrase, with what to write instead
 */
export function findRetiredPhrases(language, text) {
  return entries[language]
    .filter(({ pattern }) => pattern.test(text))
    .map(
      ({ phrase, instead }) =>
        `${JSON.stringify(text)} has the retired phrase "${phrase}"; write: ${instead}`,
    );
}
