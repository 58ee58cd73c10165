/**
 * Feature models as clauses: DIMACS CNF with a comment `c <variable> <name>` per feature. A name is the rest of the line,
 * spaces included. Where some variables have names, those without (or marked `c <variable>$ …`) only help to state the
 * clauses; where none has, every variable is a feature.
 *
 * Cost: linear in the file.
 */
import { basename } from 'node:path';
import type { Diagnostic } from '#server/model/source/diagnostic.ts';
import type { Condition, Constraint, Feature, FeatureModel } from '../feature-model.ts';
import type { ReadResult } from '../read-result.ts';
import { readTextFile } from '../read-text-file.ts';

const maxVariables = 1_000_000;
const mostProblems = 100;

export async function readDimacs(file: string): Promise<ReadResult> {
  const text = await readTextFile(file);
  if (text.ok) return new DimacsReader(file).read(text.text);
  const { message, hint } = text;
  return { model: undefined, diagnostics: [{ severity: 'error', file, line: 1, column: 1, message, hint }] };
}

interface Clause {
  readonly literals: readonly number[];
  readonly line: number;
}

class DimacsReader {
  readonly #file: string;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #names = new Map<number, { name: string; auxiliary: boolean; line: number }>();
  readonly #clauses: Clause[] = [];
  #variables: number | undefined;
  #announced = 0;
  #literals: number[] = [];
  #clauseLine = 0;
  #ended = false;

  constructor(file: string) {
    this.#file = file;
  }

  read(text: string): ReadResult {
    text.split(/\r\n|\n|\r/).forEach((line, index) => this.#line(line, index + 1));
    if (this.#variables === undefined && this.#diagnostics.length === 0) {
      this.#report(1, 1, 'There is no line "p cnf <variables> <clauses>".', 'Is this a DIMACS file?');
    }
    if (this.#literals.length > 0) this.#clause();
    for (const [variable, { line }] of this.#variables === undefined ? [] : this.#names) {
      if (variable > (this.#variables ?? 0))
        this.#report(line, 3, `There is no variable ${variable}.`, `The highest is ${this.#variables ?? 0}.`);
    }
    const failed = this.#diagnostics.length > 0;
    if (!failed && this.#clauses.length !== this.#announced) {
      const message = `The file announces ${this.#announced} clauses and has ${this.#clauses.length}.`;
      this.#report(1, 1, message, undefined, 'warning');
    }
    return { model: failed ? undefined : this.#model(), diagnostics: this.#diagnostics };
  }

  #line(line: string, number: number): void {
    if (this.#ended || this.#diagnostics.length >= mostProblems) return;
    const first = line[0];
    if (first === 'c') this.#comment(line, number);
    else if (first === 'p') this.#header(line, number);
    else if (first === '%') this.#ended = true;
    else if (line.trim() !== '') this.#numbers(line, number);
  }

  #comment(line: string, number: number): void {
    const match = /^c\s+(\d+)(\$?)\s+(.*\S)\s*$/.exec(line);
    if (!match) return;
    const variable = Number(match[1]);
    if (this.#names.has(variable)) {
      this.#report(number, 3, `Variable ${variable} has a name already.`);
      return;
    }
    this.#names.set(variable, { name: match[3] ?? '', auxiliary: match[2] === '$', line: number });
  }

  #header(line: string, number: number): void {
    const match = /^p\s+cnf\s+(\d+)\s+(\d+)\s*$/.exec(line);
    if (!match) this.#report(number, 1, 'This line must be "p cnf <variables> <clauses>".');
    else if (this.#variables !== undefined) this.#report(number, 1, 'There is a line "p cnf …" already.');
    else if (Number(match[1]) > maxVariables) {
      this.#report(number, 7, `There are more than ${maxVariables} variables.`);
      this.#ended = true;
    } else {
      this.#variables = Number(match[1]);
      this.#announced = Number(match[2]);
    }
  }

  #numbers(line: string, number: number): void {
    if (this.#variables === undefined) {
      this.#report(number, 1, 'A line "p cnf <variables> <clauses>" must come before the clauses.');
      this.#ended = true;
      return;
    }
    for (const { 0: word, index } of line.matchAll(/\S+/g)) {
      const literal = /^-?\d+$/.test(word) ? Number(word) : Number.NaN;
      if (Number.isNaN(literal)) {
        this.#report(
          number,
          index + 1,
          `"${word}" is not a number.`,
          'A clause is a list of numbers that ends with 0.',
        );
        return;
      }
      if (Math.abs(literal) > this.#variables) {
        this.#report(
          number,
          index + 1,
          `There is no variable ${Math.abs(literal)}.`,
          `The highest is ${this.#variables}.`,
        );
        return;
      }
      if (this.#literals.length === 0) this.#clauseLine = number;
      if (literal === 0) this.#clause();
      else this.#literals.push(literal);
    }
  }

  #clause(): void {
    this.#clauses.push({ literals: [...new Set(this.#literals)], line: this.#clauseLine });
    this.#literals = [];
  }

  #model(): FeatureModel {
    const named = [...this.#names.values()].some(({ auxiliary }) => !auxiliary);
    const taken = new Set<string>();
    const features = Array.from({ length: this.#variables ?? 0 }, (_, index): Feature => {
      const known = this.#names.get(index + 1);
      const name = unique(known?.name ?? `${named ? 'variable ' : 'x'}${index + 1}`, taken);
      return {
        name,
        group: undefined,
        root: false,
        abstract: false,
        attributes: [],
        value: undefined,
        auxiliary: known?.auxiliary ?? named,
        file: this.#file,
        line: known?.line ?? 1,
      };
    });
    const constraints = this.#clauses.map(({ literals, line }): Constraint => {
      return { condition: conditionOf(literals), text: textOf(literals, features), file: this.#file, line };
    });
    const name = basename(this.#file).replace(/\.(dimacs|cnf)$/i, '');
    return { name, file: this.#file, features, groups: [], constraints };
  }

  #report(
    line: number,
    column: number,
    message: string,
    hint?: string,
    severity: Diagnostic['severity'] = 'error',
  ): void {
    this.#diagnostics.push({ severity, file: this.#file, line, column, message, hint });
  }
}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} [${number}]`;
  taken.add(free);
  return free;
}

function conditionOf(literals: readonly number[]): Condition {
  const args = literals.map((literal): Condition => {
    const feature: Condition = { kind: 'feature', feature: Math.abs(literal) - 1 };
    return literal > 0 ? feature : { kind: 'not', arg: feature };
  });
  const [only] = args;
  return args.length === 1 && only ? only : { kind: 'or', args };
}

/** A clause as people say it: `A & B => C | D`. */
function textOf(literals: readonly number[], features: readonly Feature[]): string {
  const name = (literal: number) => features[Math.abs(literal) - 1]?.name ?? '';
  const needs = literals.filter((literal) => literal < 0).map(name);
  const gives = literals.filter((literal) => literal > 0).map(name);
  if (needs.length === 0) return gives.length === 0 ? 'false' : gives.join(' | ');
  if (gives.length === 0) return needs.length === 1 ? `!${needs[0] ?? ''}` : `!(${needs.join(' & ')})`;
  return `${needs.join(' & ')} => ${gives.join(' | ')}`;
}
