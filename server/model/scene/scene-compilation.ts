import type { Diagnostic } from '../source/diagnostic.ts';
import { hintFor } from '../source/suggest-name.ts';
import type { Texts } from '../source/texts.ts';
import type { Path, Place, YamlSource } from '../source/yaml-source.ts';
import type { SceneText } from '#scene/shape/shape.ts';

/** What every part of the scene compiler works with: the file, its texts, and where problems go. */
export class SceneCompilation {
  /** What lengths are in. */
  readonly lengthUnit: string;
  /** Paths of the files below `assets` that are there. */
  readonly assets: ReadonlySet<string>;
  readonly #source: YamlSource;
  readonly #texts: Texts;
  readonly #report: (diagnostic: Diagnostic) => void;
  #failed = false;

  constructor(
    source: YamlSource,
    lengthUnit: string,
    texts: Texts,
    assets: ReadonlySet<string>,
    report: (diagnostic: Diagnostic) => void,
  ) {
    this.#source = source;
    this.lengthUnit = lengthUnit;
    this.#texts = texts;
    this.assets = assets;
    this.#report = report;
  }

  /** Whether an error was reported. */
  get failed(): boolean {
    return this.#failed;
  }

  error(place: Path | Place, message: string, hint?: string): void {
    this.#failed = true;
    this.#report(this.#source.at('error', 'path' in place ? place : { path: place }, message, hint));
  }

  unknown(kind: string, name: string, known: Iterable<string>, place: Path | Place): void {
    this.error(place, `There is no ${kind} "${name}".`, hintFor(name, known));
  }

  /** A text and its translations, which stand with those of the model. */
  text(text: string, path: Path): SceneText {
    return this.#texts.localize(text, ['scene', ...path], {
      in: () => undefined,
      missing: (languages) => {
        const hint = `Add it to "texts" of translations/${languages[0] ?? ''}.yaml, or to "same" when it stays as it is.`;
        return this.#source.at(
          'warning',
          { path },
          `"${text}" is not translated: ${languages.join(', ')}.`,
          hint,
        );
      },
    });
  }
}
