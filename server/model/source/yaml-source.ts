/**
 * A YAML file read for a person who may have made a mistake in it: values, and for every value its place in the text.
 *
 * Everything arrives as text, lists and `Map`s (YAML's "failsafe" schema). So an article number `0815` or `1e5` stays
 * what was written, prices are read from their digits and not from a float, `no` is no boolean, mappings keep their
 * order, and a name such as `__proto__` is a name like any other.
 */
import { readFile, stat } from 'node:fs/promises';
import {
  Composer,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type Alias,
  type CST,
  type Document,
  type Node,
} from 'yaml';
import type { Diagnostic } from './diagnostic.ts';

export type Path = readonly (string | number)[];
export type YamlValue = string | readonly YamlValue[] | ReadonlyMap<string, YamlValue>;

/** What a place in a file is: the value at `path`, its key instead, or an offset into its text. */
export interface Place {
  readonly path: Path;
  readonly key?: boolean;
  readonly offset?: number;
}

const maxBytes = 4 * 1024 * 1024;
const maxDepth = 64;
/** Counted after aliases are expanded, which is what makes a nest of anchors ("billion laughs") harmless. */
const maxNodes = 500_000;

/** Reads and parses; whatever is wrong with the YAML itself is in `diagnostics`. */
export async function readYamlSource(file: string): Promise<YamlSource> {
  const problem = (message: string, hint?: string) => new YamlSource(file, '', message, hint);
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFile()) return problem('There is no such file.');
  if (info.size > maxBytes) {
    return problem(
      `The file is larger than ${maxBytes / 1024 / 1024} MB.`,
      'Split it, or move data out of it.',
    );
  }
  try {
    return new YamlSource(file, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return problem('The file is not UTF-8 text.', 'Save it with the encoding UTF-8.');
  }
}

export class YamlSource {
  readonly file: string;
  readonly text: string;
  /** Undefined when the file could not be read as YAML. */
  readonly value: YamlValue | undefined;
  readonly diagnostics: Diagnostic[] = [];
  readonly #lines = new LineCounter();
  #document: Document.Parsed | undefined;
  #nodes = 0;
  readonly #anchors = new Map<string, { node: unknown; value: YamlValue; size: number }>();
  readonly #aliases = new WeakMap<Alias, unknown>();

  constructor(file: string, text: string, unreadable?: string, hint?: string) {
    this.file = file;
    this.text = text;
    if (unreadable !== undefined) this.#report(0, unreadable, hint);
    else this.value = this.#parse();
  }

  /** A diagnostic about a place in this file. */
  at(severity: Diagnostic['severity'], place: Place, message: string, hint?: string): Diagnostic {
    return this.#diagnostic(severity, this.#offsetOf(place), message, hint);
  }

  #parse(): YamlValue | undefined {
    const tokens = [...new Parser(this.#lines.addNewLine).parse(this.text)];
    // The composer recurses: a file of a million brackets would take the process down, not only the parse.
    const tooDeep = offsetDeeperThan(tokens, maxDepth);
    if (tooDeep !== undefined) {
      this.#report(tooDeep, `This is nested more than ${maxDepth} levels deep.`);
      return undefined;
    }
    const composer = new Composer({ schema: 'failsafe', lineCounter: this.#lines });
    const [document, second] = [...composer.compose(tokens, true, this.text.length)];
    if (!document?.contents) {
      this.#report(0, 'The file is empty.');
      return undefined;
    }
    if (second)
      this.#report(second.range[0], 'The file holds more than one YAML document.', 'Remove the line "---".');
    for (const error of [...document.errors, ...document.warnings]) {
      this.#report(error.pos[0], yamlMessage(error.code, error.message));
    }
    this.#document = document;
    if (this.diagnostics.length > 0) return undefined;
    const value = this.#convert(document.contents);
    if (this.#nodes > maxNodes)
      this.#report(0, `The file holds more than ${maxNodes} values, aliases counted.`);
    return this.diagnostics.length > 0 ? undefined : value;
  }

  #convert(node: unknown): YamlValue {
    this.#nodes += 1;
    if (isAlias(node)) return this.#convertAlias(node);
    const before = this.#nodes;
    const value = this.#convertCollection(node);
    const anchor = isScalar(node) || isCollection(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, { node, value, size: this.#nodes - before + 1 });
    return value;
  }

  /** The value is shared, but counts again: whoever walks the values meets it again. */
  #convertAlias(alias: Alias): YamlValue {
    const target = this.#anchors.get(alias.source);
    if (!target) {
      this.#report(alias.range?.[0] ?? 0, `There is no anchor "${alias.source}" before this alias.`);
      return '';
    }
    this.#nodes += target.size;
    this.#aliases.set(alias, target.node);
    return target.value;
  }

  #convertCollection(node: unknown): YamlValue {
    if (isMap(node)) {
      const map = new Map<string, YamlValue>();
      for (const { key, value } of node.items) {
        if (isScalar(key)) map.set(scalarText(key.value), this.#convert(value));
        else this.#report((key as Node | null)?.range?.[0] ?? 0, 'A key must be a plain text.');
      }
      return map;
    }
    if (isSeq(node)) return node.items.map((item) => this.#convert(item));
    return isScalar(node) ? scalarText(node.value) : '';
  }

  #report(offset: number, message: string, hint?: string): void {
    this.diagnostics.push(this.#diagnostic('error', offset, message, hint));
  }

  #diagnostic(
    severity: Diagnostic['severity'],
    offset: number,
    message: string,
    hint: string | undefined,
  ): Diagnostic {
    const { line, col } = this.#lines.linePos(offset);
    return { severity, file: this.file, line: Math.max(line, 1), column: Math.max(col, 1), message, hint };
  }

  /** As deep along `path` as the file goes: what is missing is reported where it should have been. */
  #offsetOf({ path, key, offset }: Place): number {
    let node: unknown = this.#document?.contents;
    let keyNode: unknown;
    for (const step of path) {
      const map = this.#resolved(node);
      if (isMap(map)) {
        const pair = map.items.find((item) => isScalar(item.key) && scalarText(item.key.value) === step);
        if (!pair) return startOf(keyNode) ?? startOf(node) ?? 0;
        [keyNode, node] = [pair.key, pair.value];
      } else if (isSeq(map) && typeof step === 'number' && step < map.items.length) {
        [keyNode, node] = [undefined, map.items[step]];
      } else {
        return startOf(node) ?? startOf(keyNode) ?? 0;
      }
    }
    if (key) return startOf(keyNode) ?? startOf(node) ?? 0;
    const start = startOf(node) ?? startOf(keyNode) ?? 0;
    return offset === undefined ? start : this.#insideScalar(node, offset);
  }

  /**
   * The place of a character of a text. A block or folded text differs from its source only in white space and quotes,
   * so it is found by counting the other characters.
   */
  #insideScalar(node: unknown, offset: number): number {
    if (!isScalar(node) || !node.range || typeof node.value !== 'string') return startOf(node) ?? 0;
    let [at] = node.range;
    const end = node.range[1];
    const quoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE';
    if (quoted) at += 1;
    else if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL')
      at = this.text.indexOf('\n', at) + 1;
    let remaining = node.value.slice(0, offset).replace(/\s/g, '').length;
    for (; at < end; at++) {
      if (/\s/.test(this.text[at] ?? '')) continue;
      if (remaining === 0) return at;
      const doubled = node.type === 'QUOTE_SINGLE' && this.text.startsWith("''", at);
      if (doubled || (node.type === 'QUOTE_DOUBLE' && this.text[at] === '\\')) at += 1;
      remaining -= 1;
    }
    return quoted ? end - 1 : end;
  }

  #resolved(node: unknown): unknown {
    return isAlias(node) ? this.#aliases.get(node) : node;
  }
}

function scalarText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function startOf(node: unknown): number | undefined {
  return (isScalar(node) || isCollection(node) || isAlias(node)) && node.range ? node.range[0] : undefined;
}

/** Where the nesting of tokens first exceeds `limit`; without recursion. */
function offsetDeeperThan(tokens: readonly CST.Token[], limit: number): number | undefined {
  const open: { token: CST.Token | null | undefined; depth: number }[] = tokens.map((token) => ({
    token,
    depth: 0,
  }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (!token) continue;
    if (depth > limit) return token.offset >= 0 ? token.offset : 0;
    if (token.type === 'document') open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if ('key' in item) open.push({ token: item.key, depth: depth + 1 });
      open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

function yamlMessage(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'This name is given twice in the same place.';
  if (code === 'TAG_RESOLVE_FAILED') return 'Tags ("!…") are not part of the language.';
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}
