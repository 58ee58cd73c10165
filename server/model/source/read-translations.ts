import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkShape } from './check-shape.ts';
import type { Diagnostic } from './diagnostic.ts';
import { languageCode } from './schema/schema-parts.ts';
import type { Translation } from './texts.ts';
import { translationSchema } from './schema/translation-schema.ts';
import { readYamlSource } from './yaml-source.ts';

/** The translation files of a folder, by language; none when there is no such folder. `own` needs no translation. */
export async function readTranslations(
  folder: string,
  own: unknown,
  report: (diagnostic: Diagnostic) => void,
): Promise<readonly Translation[]> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort();
  const translations: Translation[] = [];
  for (const name of files) {
    const language = name.slice(0, -'.yaml'.length);
    const source = await readYamlSource(join(folder, name));
    source.diagnostics.forEach(report);
    const wrong = (message: string, hint: string) => report(source.at('error', { path: [] }, message, hint));
    if (language === own) wrong('This is the language the texts are written in.', 'Remove this file.');
    else if (!languageCode.safeParse(language).success) {
      wrong(`"${language}" is not a language code.`, 'Name the file de.yaml or pt-BR.yaml.');
    }
    const content = checkShape(source, translationSchema, report);
    if (content) translations.push({ language, source, content });
  }
  return translations;
}
