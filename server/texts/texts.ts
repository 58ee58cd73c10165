/**
 * The server's own texts, beside those of the models: ICU messages, one JSON file a language in this folder. A further
 * language is a further file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type english from './en.json';

type KeysOf<Group, Prefix extends string = ''> = {
  [Key in keyof Group & string]: Group[Key] extends string
    ? `${Prefix}${Key}`
    : KeysOf<Group[Key], `${Prefix}${Key}.`>;
}[keyof Group & string];

/** `group.key` of a text in `en.json`. */
export type TextKey = KeysOf<typeof english>;
export type TextValues = Readonly<Record<string, string | number>>;
/** Formats the texts of one group in one language. */
export type FormatText<GroupName extends string> = (key: KeyIn<GroupName>, values?: TextValues) => string;
type KeyIn<GroupName extends string, Key = TextKey> = Key extends `${GroupName}.${infer Rest}` ? Rest : never;

interface Group {
  readonly [key: string]: string | Group;
}
/** A message without placeholders stays a string. */
type Message = string | IntlMessageFormat;

/** Has every text, and stands in for a language or text that is not there. */
const BASE = 'en';

export class Texts {
  readonly #languages: ReadonlyMap<string, ReadonlyMap<string, Message>>;

  constructor(languages: ReadonlyMap<string, ReadonlyMap<string, Message>>) {
    this.#languages = languages;
  }

  /** Whether there are texts in this language, or in the one that it is a kind of. */
  has(language: string): boolean {
    const found = this.languageOf(language);
    return language === found || language.startsWith(`${found}-`);
  }

  /** The language that texts come in when `asked` is asked for: `de-AT` gets `de`, an unknown one English. */
  languageOf(asked: string | undefined): string {
    for (let tag = asked ?? ''; tag !== ''; tag = tag.slice(0, Math.max(tag.lastIndexOf('-'), 0))) {
      if (this.#languages.has(tag)) return tag;
    }
    return BASE;
  }

  /**
   * @param values of the placeholders; numbers only where the message chooses by them, others as formatted text
   * @throws Error for a value that is missing
   */
  format(key: TextKey, language: string | undefined, values: TextValues = {}): string {
    const message =
      this.#languages.get(this.languageOf(language))?.get(key) ?? this.#languages.get(BASE)?.get(key) ?? key;
    return typeof message === 'string' ? message : String(message.format(values));
  }

  /** As `format`, for the texts of one group. */
  group<GroupName extends string>(group: GroupName, language: string | undefined): FormatText<GroupName> {
    return (key, values) => this.format(`${group}.${key}` as TextKey, language, values);
  }
}

/**
 * @param folder with `<language>.json` for every language
 * @throws Error naming file and key of a message that is not ICU
 */
export function loadTexts(folder: URL): Texts {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Texts(
    new Map(
      files.map((name) => {
        const language = name.slice(0, -'.json'.length);
        const content = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Group;
        const messages = flatten(content).map(([key, text]) => [key, compile(text, language, key)] as const);
        return [language, new Map(messages)];
      }),
    ),
  );
}

function flatten(group: Group, prefix = ''): [key: string, text: string][] {
  return Object.entries(group).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[prefix + key, text]] : flatten(text, `${prefix}${key}.`),
  );
}

function compile(text: string, language: string, key: string): Message {
  if (!/[{}']/.test(text)) return text;
  try {
    return new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  } catch (error) {
    throw new Error(`${language}.json: "${key}" is not an ICU message: ${String(error)}`, { cause: error });
  }
}

/** The build copies the files of this folder beside the built server. */
const folder = new URL(import.meta.url.endsWith('.ts') ? './' : './texts/', import.meta.url);

export const texts = loadTexts(folder);
