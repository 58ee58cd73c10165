/**
 * Universal Variability Language: one file → what stands in it. The grammar is that of the language's reference parser;
 * beyond it, names may hold any letters, attribute texts may be in double quotes, and sections may come in any order.
 *
 * A line that cannot be read is reported and left out, so one pass finds every wrong line. The tree is built from
 * indentation with a stack of its own: depth costs memory, not the call stack.
 */
import type { ReadOptions } from '../read-result.ts';
import { parseAttributes } from './parse-attributes.ts';
import { parseCondition, textOf } from './parse-condition.ts';
import { groupWords, SyntaxFailure, TokenReader } from './token-reader.ts';
import type {
  Cardinality,
  ConstraintNode,
  FeatureNode,
  FeatureType,
  GroupNode,
  Import,
  LanguageLevel,
  Reference,
  UvlFile,
} from './uvl-syntax.ts';
import { readUvlLines, type LogicalLine, type Report } from './uvl-tokens.ts';

const sections = ['namespace', 'include', 'imports', 'features', 'constraints'] as const;
type Section = (typeof sections)[number];
const featureTypes: ReadonlySet<string> = new Set(['Boolean', 'Integer', 'Real', 'String']);
const levels: ReadonlyMap<string, readonly string[]> = new Map([
  ['Boolean', ['group-cardinality']],
  ['Arithmetic', ['feature-cardinality', 'aggregate-function']],
  ['Type', ['string-constraints', 'numeric-constraints']],
]);

export function parseUvl(
  file: string,
  text: string,
  report: Report,
  { skipUnsupported }: ReadOptions = { skipUnsupported: false },
): UvlFile {
  return new UvlParser(file, report, skipUnsupported).parse(readUvlLines(text, report));
}

type OpenFeature = { -readonly [K in keyof FeatureNode]: FeatureNode[K] } & { groups: OpenGroup[] };
type OpenGroup = GroupNode & { features: OpenFeature[] };
type Level = { readonly indent: number } & (
  { readonly feature: OpenFeature } | { readonly group: OpenGroup }
);

class UvlParser implements UvlFile {
  readonly file: string;
  namespace: Reference | undefined;
  readonly includes: LanguageLevel[] = [];
  readonly imports: Import[] = [];
  root: FeatureNode | undefined;
  readonly constraints: ConstraintNode[] = [];
  readonly #report: Report;
  readonly #seen = new Set<Section>();
  #section: Section | undefined;
  /** The lines that are still open, outermost first. */
  #levels: Level[] = [];
  /** Lines deeper than this belong to one that could not be read. */
  #skipBelow: number | undefined;

  readonly #skipUnsupported: boolean;

  constructor(file: string, report: Report, skipUnsupported: boolean) {
    this.file = file;
    this.#report = report;
    this.#skipUnsupported = skipUnsupported;
  }

  parse(lines: readonly LogicalLine[]): UvlFile {
    const base = lines[0]?.indent ?? 0;
    for (const line of lines) {
      this.#caught(() => {
        if (line.indent <= base) this.#startSection(line);
        else this.#content(line);
      });
    }
    if (!this.#seen.has('features')) {
      this.#report({ line: 1, column: 1 }, 'There is no section "features".', 'Is this a UVL file?');
    } else if (!this.root && !this.#failed) {
      this.#report({ line: 1, column: 1 }, 'There is no feature below "features".');
    }
    return this;
  }

  #failed = false;

  #caught(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      this.#failed = true;
      this.#report(error.place, error.message, error.hint);
    }
  }

  #startSection({ tokens, ...place }: LogicalLine): void {
    const reader = new TokenReader(tokens);
    const section = sections.find((name) => reader.sees(name));
    this.#section = undefined;
    this.#levels = [];
    this.#skipBelow = undefined;
    if (!section) {
      const hint = 'Indent it when it belongs to the lines above.';
      throw reader.unexpected(
        'Expected "namespace", "include", "imports", "features" or "constraints"',
        hint,
      );
    }
    if (this.#seen.has(section)) throw new SyntaxFailure(place, `There is a section "${section}" already.`);
    this.#seen.add(section);
    this.#section = section;
    reader.next();
    if (section === 'namespace') {
      const at = reader.place;
      this.namespace = { path: reader.path('Expected the name of the namespace'), ...at };
    }
    reader.end(`Expected nothing more after "${section}"`);
  }

  #content(line: LogicalLine): void {
    const reader = new TokenReader(line.tokens);
    switch (this.#section) {
      case 'features':
        this.#featureOrGroup(line, reader);
        return;
      case 'constraints':
        this.#constraint(line, reader);
        return;
      case 'imports':
        this.#import(line, reader);
        return;
      case 'include':
        this.#include(line);
        return;
      case 'namespace':
        throw new SyntaxFailure(line, 'A namespace has no lines below it.');
      case undefined:
    }
  }

  #constraint({ tokens, line, column }: LogicalLine, reader: TokenReader): void {
    try {
      const condition = parseCondition(reader);
      reader.end('Expected an operator or the end of the line');
      this.constraints.push({ condition, text: textOf(tokens), line, column });
    } catch (error) {
      if (!this.#skipUnsupported || !(error instanceof SyntaxFailure)) throw error;
      this.#report(error.place, `${error.message} The constraint is left out.`, error.hint, 'warning');
    }
  }

  #import({ line, column }: LogicalLine, reader: TokenReader): void {
    const path = reader.path('Expected the name of a model');
    const alias = reader.take('as') ? reader.path('Expected a name after "as"') : undefined;
    reader.end('Expected "as" or the end of the line');
    this.imports.push({ path, alias, line, column });
  }

  #include({ tokens, line, column }: LogicalLine): void {
    const written = tokens.map((token) => token.text).join('');
    const [major = '', ...rest] = written.split('.');
    const minor = rest.length > 0 ? rest.join('.') : undefined;
    const known = levels.get(major);
    if (!known || (minor !== undefined && minor !== '*' && !levelOf(minor))) {
      const all = [...levels].flatMap(([name, minors]) => [name, ...minors.map((its) => `${name}.${its}`)]);
      throw new SyntaxFailure(
        { line, column },
        `There is no language level "${written}".`,
        `There is: ${all.join(', ')}.`,
      );
    }
    this.includes.push({ major, minor, line, column });
  }

  #featureOrGroup(line: LogicalLine, reader: TokenReader): void {
    if (this.#skipBelow !== undefined && line.indent > this.#skipBelow) return;
    this.#skipBelow = undefined;
    const parent = this.#parentOf(line);
    try {
      if (parent === undefined) this.#root(line, reader);
      else if ('feature' in parent) this.#group(line, reader, parent.feature);
      else this.#feature(line, reader, parent.group.features);
    } catch (error) {
      this.#skipBelow = line.indent;
      throw error;
    }
  }

  /** Closes the lines that are not above this one in the tree, and returns the one right above. */
  #parentOf(line: LogicalLine): Level | undefined {
    const levels = this.#levels;
    let closed: number | undefined;
    while ((levels.at(-1)?.indent ?? -1) >= line.indent) closed = levels.pop()?.indent;
    if (closed !== undefined && closed > line.indent) {
      this.#skipBelow = line.indent;
      const hint = 'Use the same white space as its siblings; a tab counts up to the next multiple of eight.';
      throw new SyntaxFailure(line, 'The indentation of this line fits no line above.', hint);
    }
    return levels.at(-1);
  }

  #root(line: LogicalLine, reader: TokenReader): void {
    if (this.root) {
      const hint = 'Indent it further to put it below one.';
      throw new SyntaxFailure(line, `There is a root feature already: "${this.root.path.join('.')}".`, hint);
    }
    const roots: OpenFeature[] = [];
    this.#feature(line, reader, roots);
    this.root = roots[0];
  }

  #feature(line: LogicalLine, reader: TokenReader, siblings: OpenFeature[]): void {
    const first = reader.peek();
    if (first?.kind === 'name' && !first.quoted && groupWords.has(first.text)) {
      const hint = 'Indent groups below a feature; put a feature of that name in double quotes.';
      throw reader.unexpected('Expected a feature', hint);
    }
    let type: FeatureType = 'Boolean';
    if (
      first &&
      !first.quoted &&
      featureTypes.has(first.text) &&
      reader.peek(1)?.kind === 'name' &&
      !reader.sees('cardinality', 1)
    ) {
      type = first.text as FeatureType;
      reader.next();
    }
    const place = reader.place;
    const path = reader.path('Expected the name of a feature');
    const cardinality = reader.take('cardinality') ? this.#cardinality(reader) : undefined;
    const { attributes, constraints } = parseAttributes(reader);
    const hint = 'Put names with spaces or signs in double quotes.';
    if (!reader.atEnd)
      throw reader.unexpected('Expected "cardinality", attributes in "{…}" or the end of the line', hint);
    const feature: OpenFeature = { path, type, cardinality, attributes, constraints, groups: [], ...place };
    siblings.push(feature);
    this.#levels.push({ indent: line.indent, feature });
  }

  #group({ indent, line, column }: LogicalLine, reader: TokenReader, parent: OpenFeature): void {
    const word = reader.peek();
    let group: OpenGroup;
    if (reader.sees('[')) {
      const { min, max } = this.#cardinality(reader);
      group = { kind: 'cardinality', min, max, features: [], line, column };
    } else if (word && !word.quoted && groupWords.has(word.text)) {
      reader.next();
      group = { kind: word.text as 'or', features: [], line, column };
    } else {
      const hint =
        'Between a feature and those below it stands the kind of their group, on a line of its own.';
      throw reader.unexpected('Expected "mandatory", "optional", "or", "alternative" or a cardinality', hint);
    }
    reader.end('Expected the end of the line');
    parent.groups.push(group);
    this.#levels.push({ indent, group });
  }

  /** `[2]`, `[1..3]`, `[1..*]` */
  #cardinality(reader: TokenReader): Cardinality {
    const place = reader.place;
    reader.expect('[', 'Expected "["');
    const min = this.#count(reader);
    let max = min;
    if (reader.take('..')) max = reader.take('*') ? Number.POSITIVE_INFINITY : this.#count(reader);
    reader.expect(']', 'Expected ".." or "]"');
    if (max < min) throw new SyntaxFailure(place, `The cardinality [${min}..${max}] ends below its start.`);
    return { min, max, ...place };
  }

  #count(reader: TokenReader): number {
    const token = reader.peek();
    if (token?.kind !== 'number' || !/^\d{1,9}$/.test(token.text)) {
      throw reader.unexpected('Expected a whole number from 0 to 999999999');
    }
    reader.next();
    return Number(token.text);
  }
}

function levelOf(minor: string): string | undefined {
  for (const [major, minors] of levels) if (minors.includes(minor)) return major;
  return undefined;
}
