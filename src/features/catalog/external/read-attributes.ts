import type { CatalogColumn } from '#src/api/read/catalog.ts';
import { parseNumber } from '#src/lib/parse-number.ts';

/** Why a value cannot be sent. */
export type AttributeProblem = 'missing' | 'noNumber';

/** What was typed by the columns of a tab, as the tenant takes it; fields that were left empty are left out. */
export function readAttributes(
  columns: readonly CatalogColumn[],
  texts: Readonly<Record<string, string>>,
  language: string,
): {
  readonly attributes: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, AttributeProblem>>;
} {
  const attributes: Record<string, string> = {};
  const problems: Record<string, AttributeProblem> = {};
  for (const { name, type, isMandatory } of columns) {
    const text = (texts[name] ?? '').trim();
    const number = type === 'number' ? parseNumber(text, language) : undefined;
    if (number?.kind === 'wrong') problems[name] = 'noNumber';
    else if (text !== '') attributes[name] = number?.kind === 'number' ? number.plain : text;
    // A tenant that does not say what is mandatory needs all of them ("the list of attributes needs to match").
    else if (isMandatory !== false) problems[name] = 'missing';
  }
  return { attributes, problems };
}
