/**
 * The texts of a model and their translations. A model says every text once, in its own language; a translation file
 * says what it is in another one, by the text itself. So a changed text has no translation until a translator has seen it.
 */
import type { Diagnostic } from './diagnostic.ts';
import type { TranslationSource } from './schema/translation-schema.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** A text in the model's own language and its translations by language code. */
export interface LocalizedText {
  readonly text: string;
  readonly translations: Readonly<Record<string, string>>;
}

export interface Translation {
  readonly language: string;
  readonly source: YamlSource;
  readonly content: TranslationSource;
}

/** A text that has its translations beside it. */
export interface Translated {
  readonly in: (language: string) => string | undefined;
  /** What to say where some are missing. */
  readonly missing: (languages: readonly string[]) => Diagnostic;
}

export class Texts {
  readonly #source: YamlSource;
  readonly #translations: readonly Translation[];
  readonly #report: (diagnostic: Diagnostic) => void;
  readonly #used = new Set<string>();

  constructor(
    source: YamlSource,
    translations: readonly Translation[],
    report: (diagnostic: Diagnostic) => void,
  ) {
    this.#source = source;
    this.#translations = translations;
    this.#report = report;
  }

  /**
   * The text at `path` of the model file; `besides` has its translations where they stand beside it.
   * Texts without any letter (sizes, numbers) are the same everywhere.
   *
   * @param usual what the text is in a language where no author says it
   */
  localize(
    text: string,
    path: Path,
    besides?: Translated,
    usual?: (language: string) => string | undefined,
  ): LocalizedText {
    const translations = Object.create(null) as Record<string, string>;
    const place = path.join('.');
    const missing: string[] = [];
    this.#used.add(text).add(`@${place}`);
    for (const { language, content } of this.#translations) {
      const found =
        besides?.in(language) ?? content.places?.get(place) ?? content.texts?.get(text) ?? usual?.(language);
      if (found !== undefined) translations[language] = found;
      else if (/\p{L}/u.test(text) && !content.same?.includes(text)) missing.push(language);
    }
    if (missing.length > 0 && besides) this.#report(besides.missing(missing));
    else if (missing.length > 0) {
      const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
      const hint = `Add it to "texts" of translations/${missing[0] ?? ''}.yaml, or to "same" when it stays as it is.`;
      this.#report(
        this.#source.at('warning', { path }, `"${shown}" is not translated: ${missing.join(', ')}.`, hint),
      );
    }
    return { text, translations };
  }

  /** Warns of translations that nothing asked for; call it when every text has been localized. */
  reportUnused(): void {
    for (const { source, content } of this.#translations) {
      const warn = (path: Path, key: boolean) =>
        this.#report(
          source.at('warning', { path, key }, 'The model has no such text.', 'Remove it or correct it.'),
        );
      for (const text of content.texts?.keys() ?? []) if (!this.#used.has(text)) warn(['texts', text], true);
      for (const place of content.places?.keys() ?? [])
        if (!this.#used.has(`@${place}`)) warn(['places', place], true);
      content.same?.forEach((text, index) => {
        if (!this.#used.has(text)) warn(['same', index], false);
      });
    }
  }
}
