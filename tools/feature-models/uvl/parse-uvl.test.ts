import { expect, test } from 'vitest';
import { parseUvl } from './parse-uvl.ts';
import type { AttributeValue, Expression, FeatureNode, GroupNode, UvlFile } from './uvl-syntax.ts';

/** The file and everything that was wrong, as `line:column message` with the hint in brackets. */
function parse(text: string): { readonly file: UvlFile; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const file = parseUvl('test.uvl', text, ({ line, column }, message, hint) => {
    problems.push(`${line}:${column} ${message}${hint === undefined ? '' : ` [${hint}]`}`);
  });
  return { file, problems };
}

function good(text: string): UvlFile {
  const { file, problems } = parse(text);
  expect(problems).toEqual([]);
  return file;
}

function shownFeature({ path, type, cardinality, groups }: FeatureNode): string {
  const kind = type === 'Boolean' ? '' : `${type} `;
  const copies = cardinality ? ` x[${cardinality.min}..${cardinality.max}]` : '';
  const below = groups.length === 0 ? '' : ` (${groups.map(shownGroup).join('; ')})`;
  return `${kind}${path.join('.')}${copies}${below}`;
}

function shownGroup(group: GroupNode): string {
  const kind = group.kind === 'cardinality' ? `[${group.min}..${group.max}]` : group.kind;
  return `${kind}: ${group.features.map(shownFeature).join(', ')}`;
}

/** The tree of a file in one line. */
function tree(text: string): string {
  const { root } = good(text);
  return root ? shownFeature(root) : '';
}

/** A condition with every pair of brackets that its binding means. */
function shown(node: Expression): string {
  switch (node.kind) {
    case 'reference':
      return node.path.join('.');
    case 'boolean':
      return String(node.value);
    case 'number':
      return node.text;
    case 'text':
      return `'${node.text}'`;
    case 'not':
      return `!${shown(node.arg)}`;
    case 'and':
    case 'or':
      return `(${node.args.map(shown).join(node.kind === 'and' ? ' & ' : ' | ')})`;
    case 'implies':
      return `(${shown(node.left)} => ${shown(node.right)})`;
    case 'equivalent':
      return `(${shown(node.left)} <=> ${shown(node.right)})`;
    case 'compare':
      return `(${shown(node.left)} ${node.relation} ${shown(node.right)})`;
    case 'sum':
      return `(${node.terms.map(({ minus, term }) => `${minus ? '-' : '+'}${shown(term)}`).join(' ')})`;
    case 'product':
      return `(${node.factors.map(({ divide, factor }) => `${divide ? '/' : '*'}${shown(factor)}`).join(' ')})`;
    case 'call':
      return `${node.name}(${node.args.map(({ path }) => path.join('.')).join(', ')})`;
  }
}

const frame = (constraint: string) =>
  `features\n    A\n        optional\n            B\n            C\nconstraints\n    ${constraint}\n`;

function condition(text: string): string {
  const [constraint] = good(frame(text)).constraints;
  return constraint ? shown(constraint.condition) : '';
}

/** What is wrong with one constraint; the column counts from its start. */
function conditionProblems(text: string): readonly string[] {
  return parse(frame(text)).problems.map((problem) =>
    problem.replace(/^7:(\d+)/, (_, at) => `${Number(at) - 5}`),
  );
}

function shownValue(value: AttributeValue): unknown {
  if (value.kind === 'map')
    return Object.fromEntries(value.attributes.map((its) => [its.key, shownValue(its.value)]));
  if (value.kind === 'list') return value.items.map(shownValue);
  return value.kind === 'number' ? Number(value.text) : value.kind === 'text' ? value.text : value.value;
}

function attributes(written: string): unknown {
  const { root } = good(`features\n    A {${written}}\n`);
  return shownValue({ kind: 'map', attributes: root?.attributes ?? [] });
}

test('a single feature', () => {
  expect(tree('features\n    Car\n')).toBe('Car');
});

test('groups: mandatory, optional, or, alternative', () => {
  const text = `features
    Car
        mandatory
            Engine
                alternative
                    Petrol
                    Electric
        optional
            Radio
        or
            Left
            Right`;
  expect(tree(text)).toBe(
    'Car (mandatory: Engine (alternative: Petrol, Electric); optional: Radio; or: Left, Right)',
  );
});

test.each([
  ['[2..3]', '[2..3]'],
  ['[2]', '[2..2]'],
  ['[1..*]', '[1..Infinity]'],
  ['[ 0 .. 2 ]', '[0..2]'],
])('group cardinality %s', (written, expected) => {
  expect(tree(`features\n  A\n    ${written}\n      B\n      C\n`)).toBe(`A (${expected}: B, C)`);
});

test.each([
  ['cardinality [1..4]', 'A (mandatory: B x[1..4])'],
  ['cardinality [3]', 'A (mandatory: B x[3..3])'],
  ['cardinality [1..*] {Price 3}', 'A (mandatory: B x[1..Infinity])'],
])('feature %s', (written, expected) => {
  expect(tree(`features\n  A\n    mandatory\n      B ${written}\n`)).toBe(expected);
});

test.each(['Boolean', 'Integer', 'Real', 'String'])('feature type %s', (type) => {
  const { root } = good(`features\n  ${type} A {Price 3}\n`);
  expect([root?.type, root?.path]).toEqual([type, ['A']]);
});

test('a feature may be called like a type or a function', () => {
  expect(tree('features\n  Integer\n    optional\n      sum\n      Type\n      as\n')).toBe(
    'Integer (optional: sum, Type, as)',
  );
});

test('names: letters of any language and the signs the grammar allows; anything else in double quotes', () => {
  const text = `features\n  Ölkühler_2#§%?;\n    optional\n      "two words"\n      "50%, (x) [y] {z} // no comment"\n      "v1.2"\n      don't\n`;
  expect(tree(text)).toBe(
    "Ölkühler_2#§%?; (optional: two words, 50%, (x) [y] {z} // no comment, v1.2, don't)",
  );
});

test('attributes: numbers, texts, yes/no, alone, nested and lists', () => {
  const written =
    "Price 5, Weight 1.50, Loss -2, Tiny .5, Name 'Bell // & co.', Old \"double\", abstract, sold false, Box {Width 3, Tag {Deep true}}, Sizes [1, 'two', [3]], Empty [], None {}";
  expect(attributes(written)).toEqual({
    Price: 5,
    Weight: 1.5,
    Loss: -2,
    Tiny: 0.5,
    Name: 'Bell // & co.',
    Old: 'double',
    abstract: true,
    sold: false,
    Box: { Width: 3, Tag: { Deep: true } },
    Sizes: [1, 'two', [3]],
    Empty: [],
    None: {},
  });
});

test('attributes over several lines', () => {
  const text = `features
    A {
        Price 5,
  Name 'x'
    }
        optional
            B`;
  expect(tree(text)).toBe('A (optional: B)');
  expect(good(text).root?.attributes.map(({ key }) => key)).toEqual(['Price', 'Name']);
});

test('"__proto__" is an attribute like any other', () => {
  const { root } = good('features\n  A {__proto__ 3, constructor 4}\n');
  expect(root?.attributes.map(({ key }) => key)).toEqual(['__proto__', 'constructor']);
});

test('constraints as attributes: one or a list', () => {
  const { root } = good(
    'features\n  A {constraint B => !C, Price 3, constraints [B, C | D, sum(Price) < 3]}\n',
  );
  expect(root?.constraints.map((its) => [shown(its.condition), its.text])).toEqual([
    ['(B => !C)', 'B => !C'],
    ['B', 'B'],
    ['(C | D)', 'C | D'],
    ['(sum(Price) < 3)', 'sum(Price) < 3'],
  ]);
  expect(root?.attributes.map(({ key }) => key)).toEqual(['Price']);
});

test('an attribute that is called "constraint"', () => {
  const { root } = good('features\n  A {constraint, constraints}\n');
  expect(root?.attributes.map(({ key }) => key)).toEqual(['constraint', 'constraints']);
});

test.each([
  ['B', 'B'],
  ['!B', '!B'],
  ['!!B', '!!B'],
  ['B & C', '(B & C)'],
  ['B | C', '(B | C)'],
  ['B => C', '(B => C)'],
  ['B <=> C', '(B <=> C)'],
  ['(B)', 'B'],
  ['true => false', '(true => false)'],
  ['"two words" & a."b c".d', '(two words & a.b c.d)'],
  // binding
  ['!B & C | D => E <=> F', '((((!B & C) | D) => E) <=> F)'],
  ['F <=> E => D | C & !B', '(F <=> (E => (D | (C & !B))))'],
  ['B & (C | D) & E', '(B & (C | D) & E)'],
  ['B => C => D', '((B => C) => D)'],
  ['B <=> C <=> D', '((B <=> C) <=> D)'],
  ['!(B => C)', '!(B => C)'],
  // comparisons
  ['B.x == 3', '(B.x == 3)'],
  ['B.x != 3.5', '(B.x != 3.5)'],
  ['B.x < C.x', '(B.x < C.x)'],
  ['B.x <= C.x', '(B.x <= C.x)'],
  ['B.x > C.x', '(B.x > C.x)'],
  ['B.x >= C.x', '(B.x >= C.x)'],
  ["B == 'some text'", "(B == 'some text')"],
  ['!B == 3', '!(B == 3)'],
  ['B > 1 & C <= 3', '((B > 1) & (C <= 3))'],
  // arithmetic
  ['B + C - D == 1', '((+B +C -D) == 1)'],
  ['B - (C + D) == 1', '((+B -(+C +D)) == 1)'],
  ['B * C / D == 1', '((*B *C /D) == 1)'],
  ['B + C * D == -1', '((+B +(*C *D)) == (-1))'],
  ['B-C == 0', '((+B -C) == 0)'],
  ['B -1 > 0', '((+B -1) > 0)'],
  ['(B + 1) * 2 > 3', '((*(+B +1) *2) > 3)'],
  ['((B + 1) > 2) & C', '(((+B +1) > 2) & C)'],
  // functions
  ['sum(Price) < 3', '(sum(Price) < 3)'],
  ['avg(Price, B) < 3', '(avg(Price, B) < 3)'],
  ['len(B) == 3', '(len(B) == 3)'],
  ['floor(B.x) == ceil(C.x)', '(floor(B.x) == ceil(C.x))'],
])('condition %s', (written, expected) => {
  expect(condition(written)).toBe(expected);
});

test('a chain of 20,000 features, and 400 brackets deep', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => `F${i}`).join(' | ');
  expect(condition(chain)).toHaveLength(chain.length + 2);
  expect(condition(`${'('.repeat(400)}B${')'.repeat(400)}`)).toBe('B');
});

test.each([
  ['B &', ['3 Expected a feature, a number or "(", found the end of the line.']],
  ['& B', ['0 Expected a feature, a number or "(", found "&".']],
  ['B C', ['2 Expected an operator or the end of the line, found "C".']],
  [
    '(B | C',
    ['0 This "(" is never closed. [Add ")".]', '6 Expected ")" or an operator, found the end of the line.'],
  ],
  ['B)', ['1 Nothing was opened that this ")" closes.']],
  ['B = C', ['2 "=" means nothing here. [Write "==".]']],
  ['1 < B < 3', ['6 Comparisons cannot be chained. [Write two comparisons and "&" between them.]']],
  ['max(B) > 3', ['0 There is no function "max". [There are: sum, avg, len, floor and ceil.]']],
  ['sum() > 3', ['4 Expected the name of a feature or an attribute, found ")".']],
  ['B and C', ['2 Expected an operator or the end of the line, found "and".']],
  ['or => B', ['0 Expected a feature, found "or". [Put a feature of that name in double quotes.]']],
  [
    'B ^ C',
    [
      '2 "^" means nothing here. [Put names with such characters in double quotes.]',
      '4 Expected an operator or the end of the line, found "C".',
    ],
  ],
  [
    "B == 'open",
    [
      "5 The quote is not closed on this line. [Add ' after the text.]",
      '4 Expected a feature, a number or "(", found the end of the line.',
    ],
  ],
  ['12B', ['0 A name cannot start with a digit. [Put it in double quotes: "12B".]']],
  ['B. => C', ['3 Expected a name after ".", found "=>".']],
])('wrong condition %s', (written, expected) => {
  expect(conditionProblems(written)).toEqual(expected);
});

test('too deep is said, not crashed', () => {
  expect(conditionProblems(`${'('.repeat(50_000)}B${')'.repeat(50_000)}`)).toEqual([
    expect.stringContaining('nested more than 500 levels deep'),
  ]);
  expect(conditionProblems(`${'!'.repeat(50_000)}B`)).toEqual([
    expect.stringContaining('nested more than 500'),
  ]);
  expect(parse(`features\n  A ${'{a '.repeat(50_000)}1${'}'.repeat(50_000)}\n`).problems).toEqual([
    expect.stringContaining('nested more than 100 levels deep'),
  ]);
});

test('a tree 2,000 levels deep', () => {
  let text = 'features\n';
  for (let depth = 0; depth < 2000; depth += 1) {
    text += `${' '.repeat(2 * depth + 1)}F${depth}\n${' '.repeat(2 * depth + 2)}optional\n`;
  }
  let depth = 0;
  for (let at: FeatureNode | undefined = parse(text).file.root; at; at = at.groups[0]?.features[0])
    depth += 1;
  expect(depth).toBe(2000);
});

test('namespace, include, imports', () => {
  const file = good(`namespace shop."two words"

include
    Boolean.*
    Boolean.group-cardinality
    Arithmetic.feature-cardinality
    Arithmetic.aggregate-function
    Type.string-constraints
    Type

imports
    parts.Wheels as w
    "sub model"

features
    A
        mandatory
            w.Wheels
`);
  expect(file.namespace?.path).toEqual(['shop', 'two words']);
  expect(file.includes.map(({ major, minor }) => `${major}/${minor ?? ''}`)).toEqual([
    'Boolean/*',
    'Boolean/group-cardinality',
    'Arithmetic/feature-cardinality',
    'Arithmetic/aggregate-function',
    'Type/string-constraints',
    'Type/',
  ]);
  expect(file.imports.map(({ path, alias }) => [path.join('.'), alias?.join('.')])).toEqual([
    ['parts.Wheels', 'w'],
    ['sub model', undefined],
  ]);
  expect(file.root && shownFeature(file.root)).toBe('A (mandatory: w.Wheels)');
});

test('an unknown language level', () => {
  expect(parse('include\n  Arithmetics\nfeatures\n  A\n').problems).toEqual([
    expect.stringMatching(
      /^2:3 There is no language level "Arithmetics"\. \[There is: Boolean, Boolean\.group-card/,
    ),
  ]);
});

test('comments at every place', () => {
  const text = `// first
features // after a section
  /* over
several lines */
    A /* inside */ { Price /* and */ 3 } // after
// at the margin
        optional // after a group

            B

   // indented strangely
            C
constraints
    /* before */ B => C // last
// end`;
  expect(tree(text)).toBe('A (optional: B, C)');
  expect(good(text).constraints.map((its) => its.text)).toEqual(['B => C']);
});

test.each([
  ['tabs', 'features\n\tA\n\t\toptional\n\t\t\tB\nconstraints\n\tA => B'],
  [
    'Windows line ends',
    'features\r\n    A\r\n        optional\r\n            B\r\nconstraints\r\n    A => B\r\n',
  ],
  ['old Mac line ends', 'features\r  A\r    optional\r      B\rconstraints\r  A => B\r'],
  ['a byte order mark', '\ufefffeatures\n  A\n    optional\n      B\nconstraints\n  A => B\n'],
  ['an indented file', '  features\n    A\n      optional\n        B\n  constraints\n    A => B\n'],
  ['tabs and eight spaces', 'features\n\tA\n                optional\n\t\t\tB\nconstraints\n        A => B'],
])('%s', (_, text) => {
  expect(tree(text)).toBe('A (optional: B)');
  expect(good(text).constraints).toHaveLength(1);
});

test('places count lines and columns from 1', () => {
  const { root, constraints } = good(
    'features\r\n\tA\r\n\t\toptional\r\n\t\t\tInteger B {x 1}\r\nconstraints\r\n\tA => B\r\n',
  );
  const feature = root?.groups[0]?.features[0];
  expect(feature).toMatchObject({ line: 4, column: 12, path: ['B'] });
  expect(feature?.attributes[0]).toMatchObject({ line: 4, column: 15 });
  expect(constraints[0]).toMatchObject({ line: 6, column: 2 });
});

test.each([
  ['nothing', '', ['1:1 There is no section "features". [Is this a UVL file?]']],
  ['no feature', 'features\n', ['1:1 There is no feature below "features".']],
  [
    'two roots',
    'features\n  A\n  B\n',
    ['3:3 There is a root feature already: "A". [Indent it further to put it below one.]'],
  ],
  [
    'a feature without a group',
    'features\n  A\n    B\n',
    [expect.stringMatching(/^3:5 Expected "mandatory".*found "B"\. \[Between a feature/)],
  ],
  [
    'a group among features',
    'features\n  A\n    optional\n      optional\n',
    [expect.stringMatching(/^4:7 Expected a feature, found "optional"/)],
  ],
  [
    'a dedent to nowhere',
    'features\n  A\n      optional\n        B\n    C\n',
    [expect.stringMatching(/^5:5 The indentation of this line fits no line above/)],
  ],
  [
    'something at the margin',
    'features\n  A\nB\n',
    [expect.stringMatching(/^3:1 Expected "namespace".*found "B"/)],
  ],
  ['a section twice', 'features\n  A\nfeatures\n  B\n', ['3:1 There is a section "features" already.']],
  [
    'a dash in a name',
    'features\n  A-B\n',
    [expect.stringMatching(/^2:4 Expected "cardinality".*found "-"\. \[Put names with spaces or signs/)],
  ],
  [
    'a cardinality upside down',
    'features\n  A\n    [3..2]\n      B\n',
    ['3:5 The cardinality [3..2] ends below its start.'],
  ],
  [
    'a broken cardinality',
    'features\n  A\n    [x]\n      B\n',
    [expect.stringMatching(/^3:6 Expected a whole number/)],
  ],
  [
    'a value without quotes',
    'features\n  A {Name x}\n',
    [expect.stringMatching(/^2:11 Expected a number.*\[Put a text in single quotes: 'x'\.\]/)],
  ],
  ['an attribute twice', 'features\n  A {x 1, x 2}\n', ['2:11 The attribute "x" is here twice.']],
  [
    'an attribute list that stays open',
    'features\n  A {x 1\n',
    ['2:5 This "{" is never closed. [Add "}".]', expect.stringMatching(/^2:9 Expected "," or "}"/)],
  ],
  ['an empty name', 'features\n  ""\n', ['2:3 This name is empty.']],
  ['a comment that stays open', 'features\n  A\n/* x\n', ['3:1 This comment is never closed. [Add "*/".]']],
  ['text below a namespace', 'namespace x\n  y\nfeatures\n  A\n', ['2:3 A namespace has no lines below it.']],
])('wrong: %s', (_, text, expected) => {
  expect(parse(text).problems).toEqual(expected);
});

test('one pass finds every wrong line, and what is below one is not blamed', () => {
  const text = `features
  A
    optionl
      B
        or
          C
    or
      D E
        or
          F
      G
constraints
  A =>
  A => G
  => G
`;
  const { file, problems } = parse(text);
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['3:5', '8:9', '13:7', '15:3']);
  expect(file.root && shownFeature(file.root)).toBe('A (or: G)');
  expect(file.constraints.map((its) => its.text)).toEqual(['A => G']);
});
