/** What stands on a side of a comparison, and how words are compared. */
import { hintFor } from '../source/suggest-name.ts';
import { fieldHas, type Condition, type Has, type NumberExpression, type Words } from './expression.ts';
import type { FieldNames } from './field-names.ts';
import type { Syntax } from './parse-expression.ts';
import { ExpressionError } from './tokenize.ts';

export type Operand =
  | { readonly kind: 'number'; readonly number: NumberExpression }
  /** A word for each value of a field, which the author calls `name`. */
  | { readonly kind: 'words'; readonly name: string; readonly isYesNo: boolean; readonly words: Words }
  /** A value as the author wrote it. */
  | { readonly kind: 'word'; readonly word: string };
type WordsOperand = Extract<Operand, { kind: 'words' }>;

/** @throws ExpressionError for what cannot be compared */
export function compareOperands(
  node: Extract<Syntax, { kind: 'compare' }>,
  left: Operand,
  right: Operand,
  names: FieldNames,
): Condition {
  const { relation, relationStart: start } = node;
  if (left.kind === 'number' && right.kind === 'number')
    return { kind: 'compare', relation, left: left.number, right: right.number, start };
  if (left.kind === 'word' && right.kind === 'word') throw names.unknown(left.word, node.left.start);
  if (left.kind === 'number' || right.kind === 'number') {
    const [other, place] = left.kind === 'number' ? [right, node.right] : [left, node.left];
    if (other.kind === 'word') throw names.unknown(other.word, place.start);
    throw new ExpressionError(start, 'A number can only be compared with a number.');
  }
  if (relation !== '=' && relation !== '!=')
    throw new ExpressionError(start, `"${relation}" compares numbers only.`, 'Write "=", "!=" or "in".');
  const equal = equalWords(node, left, right);
  return relation === '=' ? equal : { kind: 'not', arg: equal };
}

type OfWords = Exclude<Operand, { kind: 'number' }>;

function equalWords(node: Extract<Syntax, { kind: 'compare' }>, left: OfWords, right: OfWords): Condition {
  if (left.kind === 'words' && right.kind === 'words') {
    refuseAmbiguous(left, node.right);
    refuseAmbiguous(right, node.left);
    if (left.isYesNo !== right.isYesNo)
      throw new ExpressionError(node.relationStart, 'Yes or no can only be compared with yes or no.');
    return { kind: 'same', left: left.words, right: right.words };
  }
  if (left.kind === 'words' && right.kind === 'word') return hasWritten(left, right.word, node.right.start);
  if (right.kind === 'words' && left.kind === 'word') return hasWritten(right, left.word, node.left.start);
  throw new Error('Two words were refused before.');
}

/** The field has a word that the author wrote. */
export function hasWritten(operand: WordsOperand, written: string, start: number): Has {
  const word = operand.isYesNo ? written.toLowerCase() : written;
  const words = operand.isYesNo ? ['yes', 'no'] : [...new Set(operand.words.words.values())];
  if (words.includes(word)) return hasWord(operand, word);
  throw new ExpressionError(start, `"${operand.name}" is never "${written}" here.`, hintFor(written, words));
}

export function hasWord({ words: { field, words, computed } }: WordsOperand, word: string): Has {
  const values = [...words].filter(([, known]) => known === word).map(([value]) => value);
  return { ...fieldHas(field, values), computed };
}

/** A name that is a field and a value of the other side could mean both. */
function refuseAmbiguous({ name, words: { words } }: WordsOperand, node: Syntax): void {
  if (node.kind !== 'name' || ![...words.values()].includes(node.name)) return;
  const hint = `Put the value in quotes: '${node.name}'.`;
  throw new ExpressionError(node.start, `"${node.name}" is a field and a value of "${name}".`, hint);
}
