/**
 * Expressions of a scene: the same text as in a model's rules (docs/authoring.md, "Expressions"), compiled to the tree
 * that `scene/` evaluates. Everything a computed field can calculate is possible; in addition, `if` gives words and
 * conditions too.
 */
import type { Expression, NumberOperation } from '#scene/expression/expression.ts';
import { toNumber } from '../number/rational.ts';
import { parseExpression, type Syntax } from '../expression/parse-expression.ts';
import { ExpressionError } from '../expression/tokenize.ts';
import { hintFor } from '../source/suggest-name.ts';
import { boundsOf } from './expression-bounds.ts';
import { foldConstants } from './fold-constants.ts';
import { numberLiteral, typed, type SceneNames, type TypedExpression } from './scene-names.ts';
import { commonUnit, unitOfProduct } from './operation-units.ts';

const maxLength = 10_000;

/**
 * @param lengthUnit what lengths of the scene are in
 * @throws ExpressionError with the offset of what is wrong
 */
export function compileSceneExpression(text: string, names: SceneNames, lengthUnit: string): TypedExpression {
  if (text.trim() === '') throw new ExpressionError(0, 'There is no expression here.');
  if (text.length > maxLength)
    throw new ExpressionError(0, `An expression has ${maxLength} characters at most.`);
  return new ExpressionCompiler(names, lengthUnit).value(parseExpression(text));
}

/** How many arguments a function of numbers takes. */
const argumentCounts: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['sum', [1, Infinity]],
  ['min', [1, Infinity]],
  ['max', [1, Infinity]],
  ['abs', [1, 1]],
  ['round', [1, 2]],
  ['floor', [1, 1]],
  ['ceil', [1, 1]],
  ['sqrt', [1, 1]],
]);

/** What a function over rows takes from each of them, and what it is without any. */
const overRows: ReadonlyMap<string, 'number' | 'truth'> = new Map([
  ['sum', 'number'],
  ['count', 'truth'],
  ['all', 'truth'],
  ['any', 'truth'],
]);

class ExpressionCompiler {
  readonly #names: SceneNames;
  readonly #lengthUnit: string;

  constructor(names: SceneNames, lengthUnit: string) {
    this.#names = names;
    this.#lengthUnit = lengthUnit;
  }

  /** What stands for a number, a condition or a word of a field. A single unknown name is a mistake here. */
  value(node: Syntax): TypedExpression {
    const result = this.#compile(node);
    if (result) return result;
    throw this.#unknown(node);
  }

  /** Undefined for a word that the author wrote: what it means is for whoever compares it. */
  #compile(node: Syntax): TypedExpression | undefined {
    switch (node.kind) {
      case 'number':
        return numberLiteral(toNumber(node.value));
      case 'quoted':
        return undefined;
      case 'name':
        return this.#names.find(node.name);
      case 'feature':
        return this.#feature(node);
      case 'negate':
        return this.#arithmetic('negate', [node.arg], node.start);
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'power':
        return this.#arithmetic(node.kind, [node.left, node.right], node.start);
      case 'and':
      case 'or':
        return typed(
          foldConstants({ op: node.kind, args: node.args.map((arg) => this.#truth(arg)) }),
          'truth',
        );
      case 'not':
        return typed(foldConstants({ op: 'not', args: [this.#truth(node.arg)] }), 'truth');
      case 'compare':
        return this.#comparison(node);
      case 'in':
        return typed(
          { op: 'or', args: node.items.map((item) => this.#equal(node.arg, item, item.start)) },
          'truth',
        );
      case 'call':
        return node.over ? this.#overRows(node, node.over) : this.#call(node);
    }
  }

  #number(node: Syntax): TypedExpression {
    const result = this.value(node);
    if (result.type === 'number') return result;
    const hint = 'Take a number feature of it: field.feature.';
    throw new ExpressionError(node.start, 'This is not a number.', hint);
  }

  #truth(node: Syntax): Expression {
    const result = this.value(node);
    if (result.type === 'truth') return result.expression;
    throw new ExpressionError(node.start, 'This is not yes or no.', 'Compare it with something.');
  }

  #arithmetic(op: NumberOperation, nodes: readonly Syntax[], start: number): TypedExpression {
    const args = nodes.map((node) => this.#number(node));
    const isProduct = op === 'multiply' || op === 'divide' || op === 'power' || op === 'sqrt';
    const unit = isProduct ? unitOfProduct(op, args, this.#lengthUnit) : this.#commonUnit(args, start);
    const expression = foldConstants({ op, args: args.map((arg) => arg.expression) });
    if (typeof expression === 'number') return { ...numberLiteral(expression), unit };
    return typed(expression, 'number', { unit, ...boundsOf(op, args) });
  }

  #commonUnit(args: readonly TypedExpression[], start: number): string | undefined {
    const unit = commonUnit(args);
    if (typeof unit !== 'object') return unit;
    const [a = '', b = ''] = unit.units;
    throw new ExpressionError(
      start,
      `A number in ${a} and one in ${b} cannot be put together.`,
      'Multiply one of them, so that both are in the same unit.',
    );
  }

  #comparison(node: Extract<Syntax, { kind: 'compare' }>): TypedExpression {
    const { relation, left, right, relationStart } = node;
    if (relation === '=' || relation === '!=') {
      const equal = this.#equal(left, right, relationStart);
      return typed(relation === '=' ? equal : { op: 'not', args: [equal] }, 'truth');
    }
    const args = [this.#number(left), this.#number(right)] as const;
    this.#commonUnit(args, left.start);
    return typed({ op: relation, args: [args[0].expression, args[1].expression] }, 'truth');
  }

  #equal(left: Syntax, right: Syntax, start: number): Expression {
    const [a, b] = [this.#compile(left), this.#compile(right)];
    if (!a && !b) throw this.#unknown(left);
    if (a && b) {
      if (a.type !== b.type)
        throw new ExpressionError(start, 'Only values of the same kind can be compared.');
      if (a.type === 'number') this.#commonUnit([a, b], left.start);
      return { op: '=', args: [a.expression, b.expression] };
    }
    const [known, word] = a ? [a, right] : [b, left];
    if (!known) throw this.#unknown(left);
    return { op: '=', args: [known.expression, this.#word(known, word)] };
  }

  /** A word that the author wrote, as the other side has it. */
  #word(known: TypedExpression, node: Syntax): Expression {
    const text = node.kind === 'quoted' ? node.text : node.kind === 'name' ? node.name : '';
    if (known.type === 'truth' && /^(yes|no)$/i.test(text)) return text.toLowerCase() === 'yes';
    if (known.type === 'number') throw this.#unknown(node);
    if (known.type === 'truth' || (known.words && !known.words.has(text)))
      throw new ExpressionError(node.start, `It is never "${text}" here.`, hintFor(text, known.words ?? []));
    return text;
  }

  #feature(node: Extract<Syntax, { kind: 'feature' }>): TypedExpression {
    const field = this.#names.field(node.field);
    if (!field) throw this.#unknown({ kind: 'name', name: node.field, start: node.start });
    const feature = this.#names.feature(field, node.feature);
    if (feature) return feature;
    throw new ExpressionError(
      node.featureStart,
      `"${node.field}" has no feature "${node.feature}".`,
      hintFor(node.feature, this.#names.features(field)),
    );
  }

  #call(node: Extract<Syntax, { kind: 'call' }>): TypedExpression {
    const { name, args, start } = node;
    if (name === 'if') return this.#choice(node);
    if (name === 'count') {
      const expression = foldConstants({ op: 'count', args: args.map((arg) => this.#truth(arg)) });
      return typed(expression, 'number', { min: 0, max: args.length });
    }
    if (name === 'all' || name === 'any') {
      const op = name === 'all' ? 'and' : 'or';
      return typed(foldConstants({ op, args: args.map((arg) => this.#truth(arg)) }), 'truth');
    }
    const [least, most] = argumentCounts.get(name) ?? [0, 0];
    if (args.length < least || args.length > most) {
      const wanted = least === most ? String(least) : `${least} to ${most}`;
      throw new ExpressionError(start, `"${name}" takes ${wanted} numbers, not ${args.length}.`);
    }
    return this.#arithmetic(name, args, start);
  }

  #choice(node: Extract<Syntax, { kind: 'call' }>): TypedExpression {
    const [condition, whenTrue, whenFalse, more] = node.args;
    if (!condition || !whenTrue || !whenFalse || more)
      throw new ExpressionError(
        node.start,
        '"if" takes a condition and two values.',
        'Write "if(a > b, a, b)".',
      );
    const [a, b] = [this.value(whenTrue), this.value(whenFalse)];
    if (a.type !== b.type)
      throw new ExpressionError(whenFalse.start, 'Both values of "if" have to be of the same kind.');
    const expression = foldConstants({
      op: 'if',
      args: [this.#truth(condition), a.expression, b.expression],
    });
    return typed(expression, a.type, {
      unit: a.type === 'number' ? this.#commonUnit([a, b], whenTrue.start) : undefined,
      words: a.words && b.words && new Set([...a.words, ...b.words]),
      min: Math.min(a.min, b.min),
      max: Math.max(a.max, b.max),
    });
  }

  /** Rows that are not there add nothing, and say nothing. */
  #overRows(
    { name, args, start }: Extract<Syntax, { kind: 'call' }>,
    over: { readonly table: string; readonly start: number },
  ): TypedExpression {
    const { tables } = this.#names.model;
    const table = tables.get(over.table);
    if (!table) {
      const hint = hintFor(over.table, tables.keys()) ?? 'Describe them under "rows" of the model.';
      throw new ExpressionError(over.start, `There are no rows "${over.table}".`, hint);
    }
    const takes = overRows.get(name);
    if (!takes) {
      const known = [...overRows.keys()].join(', ');
      throw new ExpressionError(start, `"${name}" cannot be used over rows here.`, `These do: ${known}.`);
    }
    const [arg, another] = args;
    if (!arg || another)
      throw new ExpressionError(
        start,
        'Over rows it takes one argument.',
        `Write "${name}(${over.table}: …)".`,
      );
    const count = this.#names.find(table.count);
    const rows = Array.from({ length: table.max }, (_, index) => {
      const number = index + 1;
      const inner = new ExpressionCompiler(this.#names.inRow({ table, number }), this.#lengthUnit);
      const value = takes === 'number' ? inner.#number(arg) : typed(inner.#truth(arg), 'truth');
      const isThere: Expression =
        number <= table.min || !count ? true : { op: '>=', args: [count.expression, number] };
      return { isThere, value };
    });
    if (takes === 'number') {
      const unit = this.#commonUnit(
        rows.map(({ value }) => value),
        arg.start,
      );
      const parts = rows.map(({ isThere, value }) =>
        foldConstants({ op: 'if', args: [isThere, value.expression, 0] }),
      );
      const sum = (end: 'min' | 'max') => rows.reduce((total, { value }) => total + value[end], 0);
      return typed({ op: 'sum', args: parts }, 'number', {
        unit,
        min: Math.min(0, sum('min')),
        max: sum('max'),
      });
    }
    const conditions = rows.map(({ isThere, value }) =>
      name === 'all'
        ? foldConstants({ op: 'or', args: [foldConstants({ op: 'not', args: [isThere] }), value.expression] })
        : foldConstants({ op: 'and', args: [isThere, value.expression] }),
    );
    if (name === 'count')
      return typed({ op: 'count', args: conditions }, 'number', { min: 0, max: table.max });
    return typed({ op: name === 'all' ? 'and' : 'or', args: conditions }, 'truth');
  }

  #unknown(node: Syntax): ExpressionError {
    const name = node.kind === 'name' ? node.name : node.kind === 'quoted' ? node.text : '';
    if (node.kind === 'quoted')
      return new ExpressionError(node.start, `"${name}" is a value with nothing to compare it with.`);
    return new ExpressionError(
      node.start,
      `There is no field and no value "${name}".`,
      this.#names.rowHint(name) ?? hintFor(name, this.#names.all),
    );
  }
}
