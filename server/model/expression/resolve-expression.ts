/**
 * From the text of an expression to a typed one: names become fields, values and rows, and what is compared must be
 * comparable. This is the only place that does so, and words its errors; what an expression then means for the engine or
 * for given values is the business of the back ends.
 */
import { zero } from '../number/rational.ts';
import { hintFor } from '../source/suggest-name.ts';
import {
  always,
  fieldsIn,
  wherePresent,
  type Calculation,
  type Condition,
  type NumberExpression,
} from './expression.ts';
import { FieldNames } from './field-names.ts';
import { compareOperands, hasWord, hasWritten, type Operand } from './operand.ts';
import { parseExpression, type Syntax } from './parse-expression.ts';
import { conditionIsNoOperand, resolveCall, resolveRows, type PartResolver } from './resolve-call.ts';
import { NO, YES, type Feature, type RowBinding, type RowScope, type Scope } from './scope.ts';
import { ExpressionError } from './tokenize.ts';

const maxLength = 10_000;
const wordsOfYesNo = new Map([
  [YES, 'yes'],
  [NO, 'no'],
]);

/** An expression, and everything wrong with its text; with errors it means nothing. */
export interface Resolved<T> {
  readonly expression: T;
  readonly errors: readonly ExpressionError[];
}

/** @param binding what names mean in the row that the expression is about */
export function resolveCondition(text: string, scope: Scope, binding?: RowBinding): Resolved<Condition> {
  return resolve(text, scope, binding, always, (resolver, syntax) => resolver.condition(syntax));
}

export function resolveNumber(text: string, scope: Scope, binding?: RowBinding): Resolved<NumberExpression> {
  const nothing: NumberExpression = { kind: 'constant', value: zero };
  return resolve(text, scope, binding, nothing, (resolver, syntax) => resolver.number(syntax));
}

export function resolveCalculation(text: string, scope: Scope, binding?: RowBinding): Resolved<Calculation> {
  const nothing: Calculation = { result: 'number', number: { kind: 'constant', value: zero } };
  return resolve(text, scope, binding, nothing, (resolver, syntax) => resolver.calculation(syntax));
}

function resolve<T>(
  text: string,
  scope: Scope,
  binding: RowBinding = new Map(),
  nothing: T,
  read: (resolver: Resolver, syntax: Syntax) => T,
): Resolved<T> {
  const errors: ExpressionError[] = [];
  try {
    if (text.trim() === '') throw new ExpressionError(0, 'There is no expression here.');
    if (text.length > maxLength)
      throw new ExpressionError(0, `An expression has ${maxLength} characters at most.`);
    const expression = read(new Resolver(new FieldNames(scope, binding), errors), parseExpression(text));
    return { expression, errors };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { expression: nothing, errors: [...errors, error] };
  }
}

class Resolver implements PartResolver {
  readonly scope: Scope;
  readonly #names: FieldNames;
  readonly #errors: ExpressionError[];

  constructor(names: FieldNames, errors: ExpressionError[]) {
    this.scope = names.scope;
    this.#names = names;
    this.#errors = errors;
  }

  inRow(row: RowScope, start: number): Resolver {
    return new Resolver(this.#names.inRow(row, start), this.#errors);
  }

  calculation(node: Syntax): Calculation {
    if (isCondition(node)) return { result: 'yes-no', condition: this.condition(node) };
    const operand = this.#operand(node);
    if (operand.kind === 'number') return { result: 'number', number: operand.number };
    if (operand.kind === 'words' && operand.isYesNo)
      return { result: 'yes-no', condition: hasWord(operand, 'yes') };
    if (operand.kind === 'word' && node.kind === 'name') throw this.#names.unknown(node.name, node.start);
    throw new ExpressionError(node.start, 'This is neither a number nor yes/no.');
  }

  condition(node: Syntax): Condition {
    switch (node.kind) {
      case 'and':
      case 'or':
        return { kind: node.kind, args: node.args.map((arg) => this.#caught(() => this.condition(arg))) };
      case 'not':
        return { kind: 'not', arg: this.condition(node.arg) };
      case 'compare':
        return compareOperands(node, this.#operand(node.left), this.#operand(node.right), this.#names);
      case 'in':
        return this.#membership(node);
      default:
        return isJunction(node) ? this.#junction(node) : this.#yesNo(node);
    }
  }

  /** A yes/no field or feature on its own. */
  #yesNo(node: Syntax): Condition {
    const operand = node.kind === 'name' || node.kind === 'feature' ? this.#operand(node) : undefined;
    if (operand?.kind === 'words' && operand.isYesNo) return hasWord(operand, 'yes');
    if (operand?.kind === 'word') throw this.#names.unknown(operand.word, node.start);
    throw new ExpressionError(node.start, 'This is not a condition.', 'Compare it with something.');
  }

  number(node: Syntax): NumberExpression {
    const operand = this.#operand(node);
    if (operand.kind === 'number') return operand.number;
    if (operand.kind === 'word') throw this.#names.unknown(operand.word, node.start);
    const hint = 'Take a number feature of it: field.feature.';
    throw new ExpressionError(node.start, 'This is not a number.', hint);
  }

  /** One wrong part must not hide what is wrong with its neighbours. */
  #caught(read: () => Condition): Condition {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#errors.push(error);
      return always;
    }
  }

  /** `all(…)` and `any(…)`, of conditions or of rows. */
  #junction(node: Call): Condition {
    const isAll = node.name === 'all';
    const rows = resolveRows(this, node, (resolver, arg) => resolver.condition(arg));
    const args = rows
      ? rows.map(({ presence, arg }): Condition => {
          if (isAll) return wherePresent(presence, arg);
          return presence ? { kind: 'and', args: [presence, arg] } : arg;
        })
      : node.args.map((arg) => this.condition(arg));
    return { kind: isAll ? 'and' : 'or', args };
  }

  #membership(node: Extract<Syntax, { kind: 'in' }>): Condition {
    const operand = this.#operand(node.arg);
    if (operand.kind === 'word') throw this.#names.unknown(operand.word, node.arg.start);
    const args = node.items.map((item) =>
      this.#caught((): Condition => {
        const { start } = item;
        const value = this.#operand(item);
        if (operand.kind === 'words' && value.kind === 'word') return hasWritten(operand, value.word, start);
        if (operand.kind === 'number' && value.kind === 'number' && fieldsIn(value.number).size === 0)
          return { kind: 'compare', relation: '=', left: operand.number, right: value.number, start };
        const what = operand.kind === 'number' ? 'numbers' : 'values';
        throw new ExpressionError(start, `A list holds ${what} only.`);
      }),
    );
    return { kind: 'one-of', args };
  }

  #operand(node: Syntax): Operand {
    const number = (found: NumberExpression): Operand => ({ kind: 'number', number: found });
    switch (node.kind) {
      case 'number':
        return number({ kind: 'constant', value: node.value });
      case 'quoted':
        return { kind: 'word', word: node.text };
      case 'name':
        return this.#names.has(node.name)
          ? this.#field(node.name, this.#names.meant(node.name, node.start), node.start)
          : { kind: 'word', word: node.name };
      case 'feature':
        return this.#feature(node);
      case 'negate':
        return number({ kind: 'negate', arg: this.number(node.arg) });
      case 'subtract': {
        const [left, arg] = [this.number(node.left), this.number(node.right)];
        return number({ kind: 'add', left, right: { kind: 'negate', arg }, start: node.start });
      }
      case 'add':
      case 'multiply':
      case 'divide':
      case 'power': {
        const [left, right] = [this.number(node.left), this.number(node.right)];
        const start = 'operatorStart' in node ? node.operatorStart : node.right.start;
        return number({ kind: node.kind, left, right, start });
      }
      case 'call':
        return number(resolveCall(this, node));
      default:
        throw conditionIsNoOperand(node.start);
    }
  }

  /** @param name what the author calls the field */
  #field(name: string, field: string, start: number): Operand {
    const found = this.scope.get(field);
    switch (found?.type) {
      case 'number':
        return { kind: 'number', number: { kind: 'field', field, decimals: found.decimals ?? 0 } };
      case 'enumerated': {
        const words = new Map(found.values.map((value) => [value, value]));
        return { kind: 'words', name, isYesNo: false, words: { field, words } };
      }
      case 'yes-no':
        return { kind: 'words', name, isYesNo: true, words: { field, words: wordsOfYesNo } };
      case 'computed':
        return found.result === 'number'
          ? { kind: 'number', number: { kind: 'computed', field, start } }
          : { kind: 'words', name, isYesNo: true, words: { field, words: wordsOfYesNo, computed: start } };
      case 'rows':
        throw new ExpressionError(
          start,
          `"${name}" names rows, not a field.`,
          `Write "sum(${name}: …)", or "${found.count}".`,
        );
      case 'text':
        throw new ExpressionError(start, textMessage(name));
      case undefined:
        throw this.#names.unknown(name, start);
    }
  }

  #feature({ field: name, feature, featureStart, start }: Extract<Syntax, { kind: 'feature' }>): Operand {
    if (!this.#names.has(name)) throw this.#names.unknown(name, start);
    const field = this.#names.meant(name, start);
    const owner = this.scope.get(field);
    if (feature === 'quantity' && owner && 'quantity' in owner && owner.quantity !== undefined)
      return this.#field(`${name}.quantity`, owner.quantity, start);
    const features: ReadonlyMap<string, Feature> = owner && 'features' in owner ? owner.features : new Map();
    const found = features.get(feature);
    if (!found) {
      const hint = hintFor(feature, features.keys());
      throw new ExpressionError(featureStart, `"${name}" has no feature "${feature}".`, hint);
    }
    if (found.type === 'number')
      return { kind: 'number', number: { kind: 'feature', field, values: found.values } };
    return { kind: 'words', name, isYesNo: found.type === 'yes-no', words: { field, words: found.values } };
  }
}

/** What is said where a text field is used in a rule or an expression. */
export function textMessage(field: string): string {
  return `"${field}" is a free text: rules and expressions cannot use it.`;
}

type Call = Extract<Syntax, { kind: 'call' }>;

function isJunction(node: Syntax): node is Call {
  return node.kind === 'call' && (node.name === 'all' || node.name === 'any');
}

function isCondition(node: Syntax): boolean {
  return isJunction(node) || ['and', 'or', 'not', 'compare', 'in'].includes(node.kind);
}
