import { identifier } from '#server/model/source/schema/schema-parts.ts';

const longest = 80;
/** Words that expressions read as something else, and the domain of yes/no fields. */
const taken = ['and', 'or', 'not', 'in', 'yes_no'];

/** Gives things from elsewhere names that the product-model language has: unique, and like what they were called. */
export class ProductNames {
  readonly #taken = new Set(taken);

  /** A name of letters, digits and "_" (fields, steps, groups, rules). */
  identifier(wanted: string): string {
    const plain = wanted.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}_]+/gu, '_');
    const trimmed = plain.replace(/^_+(?=.)|(?<=.)_+$/gu, '').slice(0, longest);
    const start = identifier.test(trimmed) ? trimmed : `f_${trimmed}`;
    return this.#free(identifier.test(start) ? start : 'feature');
  }

  #free(wanted: string): string {
    let free = wanted;
    for (let number = 2; this.#taken.has(free); number += 1) free = `${wanted}_${number}`;
    this.#taken.add(free);
    return free;
  }
}

/** Names of values: anything without line breaks that is not too long. One map per domain. */
export function valueNames(wanted: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const text of wanted) {
    const plain =
      text
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, longest)
        .trim() || 'value';
    let free = plain;
    for (let number = 2; used.has(free); number += 1) free = `${plain} [${number}]`;
    used.add(free);
    names.set(text, free);
  }
  return names;
}

/** Texts of a product have 2,000 characters at most. */
const longestText = 1900;

export function clipped(text: string): string {
  const plain = text.trim();
  return plain.length > longestText ? `${plain.slice(0, longestText)}…` : plain;
}
