/**
 * Feature model → problem. Fewer, larger fields than one per feature, with the same configurations:
 *
 * - The root and what is mandatory below it are no question. A mandatory feature is its parent.
 * - An alternative group is one field with a value per member, and `none` where its parent may be missing; when the
 *   parent has no other choice in it, the parent is that field too ("none" is the parent missing).
 * - Every other feature is a field with the values Yes and No. A number, quantity or text chosen with a feature is a
 *   further field, 0 or `none` without it.
 *
 * Invariant: configurations of the model and solutions of the problem are in one-to-one correspondence (texts that are
 * compared with nothing aside, which are no part of the problem).
 * Cost: linear in the model, one rule per group and per constraint.
 */
import type { Field, Formula, Problem } from '#server/engine/problem.ts';
import { ConditionTooLarge, formulaOf } from './condition-formula.ts';
import { type FeatureLiteral, literalFormula, none, otherText } from './feature-literal.ts';
import type { Constraint, Feature, FeatureGroup, FeatureModel } from './feature-model.ts';

/** What a field of the problem asks. */
export type FeatureField =
  | { readonly kind: 'feature'; readonly field: Field; readonly feature: number }
  /** `merged`: it also asks whether the parent of the group is there. */
  | { readonly kind: 'group'; readonly field: Field; readonly group: number; readonly merged: boolean }
  | { readonly kind: 'value'; readonly field: Field; readonly feature: number };

export interface FeatureRule {
  readonly name: string;
  /** For people. */
  readonly text: string;
  readonly formula: Formula;
  /** What it states of the file; without one it states a part of the tree. */
  readonly constraint: Constraint | undefined;
  /** Where it stands in the file: of a part of the tree, the feature it is about. */
  readonly file: string;
  readonly line: number;
}

export interface FeatureProblem {
  readonly fields: readonly FeatureField[];
  readonly rules: readonly FeatureRule[];
  /** By feature. */
  readonly literals: readonly FeatureLiteral[];
  /** By feature: the field of its number, quantity or text. */
  readonly values: ReadonlyMap<number, string>;
}

/** @param leftOut is told of constraints that cannot be stated in reasonable size or exact numbers */
export function featureProblem(
  model: FeatureModel,
  leftOut: (constraint: Constraint, reason: ConditionTooLarge) => void,
): FeatureProblem {
  return new ProblemBuilder(model).build(leftOut);
}

export function problemOf({ fields, rules }: FeatureProblem): Problem {
  return {
    fields: fields.map(({ field }) => field),
    rules: rules.map(({ name, formula }) => ({ name, kind: 'formula', formula })),
  };
}

class ProblemBuilder implements FeatureProblem {
  readonly fields: FeatureField[] = [];
  readonly rules: FeatureRule[] = [];
  readonly literals: FeatureLiteral[] = [];
  readonly values = new Map<number, string>();
  readonly #model: FeatureModel;
  readonly #groupsOf: readonly number[][];
  readonly #fieldNames: Set<string>;
  readonly #fields = new Map<string, Field>();
  readonly #merged = new Set<number>();
  readonly #ruleNames = new Set<string>();
  /** Group → its field, where it has one. */
  readonly #groupFields = new Map<number, { readonly name: string; readonly withNone: string | undefined }>();

  constructor(model: FeatureModel) {
    this.#model = model;
    this.#fieldNames = new Set(model.features.map(({ name }) => name));
    this.#groupsOf = model.features.map(() => []);
    model.groups.forEach(({ parent }, index) => this.#groupsOf[parent]?.push(index));
  }

  build(leftOut: (constraint: Constraint, reason: ConditionTooLarge) => void): FeatureProblem {
    this.#model.features.forEach((feature, index) => this.#addFeature(feature, index));
    this.#model.groups.forEach((group, index) => this.#addGroupRules(group, index));
    this.#model.features.forEach((feature, index) => this.#addValueRule(feature, index));
    const context = { literals: this.literals, values: this.values, fields: this.#fields };
    for (const constraint of this.#model.constraints) {
      const { condition, text, file, line } = constraint;
      try {
        const formula = formulaOf(condition, context);
        this.#addRule(`line ${line}: ${shortened(text)}`, { text, formula, constraint, file, line });
      } catch (error) {
        if (!(error instanceof ConditionTooLarge)) throw error;
        leftOut(constraint, error);
      }
    }
    return this;
  }

  #addFeature(feature: Feature, index: number): void {
    const group = feature.group === undefined ? undefined : this.#model.groups[feature.group];
    let literal = this.#inGroup(feature, group, index);
    if (!literal) literal = this.#ownField(feature, index);
    this.literals.push(literal);
    this.#addAlternatives(index);
    this.#addValue(feature, index);
  }

  /** Undefined when the feature needs a field of its own. */
  #inGroup(feature: Feature, group: FeatureGroup | undefined, index: number): FeatureLiteral | undefined {
    if (!group) return feature.root ? { kind: 'always' } : undefined;
    if (isMandatory(group)) return this.literals[group.parent];
    const field = this.#groupFields.get(feature.group ?? -1);
    return field && { kind: 'is', field: field.name, value: this.#name(index) };
  }

  #ownField(feature: Feature, index: number): FeatureLiteral {
    const merged = this.#onlyAlternatives(feature, index);
    if (merged !== undefined) {
      const withNone = this.#freeValue(merged);
      this.#addGroupField(feature.name, merged, withNone, true);
      return { kind: 'not', field: feature.name, value: withNone };
    }
    const field: Field = {
      kind: 'enumerated',
      name: feature.name,
      values: ['Yes', 'No'],
      preference: ['No', 'Yes'],
    };
    this.#add({ kind: 'feature', field, feature: index });
    return { kind: 'is', field: feature.name, value: 'Yes' };
  }

  /** The alternative group that is all there is to choose in a feature. */
  #onlyAlternatives(feature: Feature, index: number): number | undefined {
    const alternatives = (this.#groupsOf[index] ?? []).filter((group) =>
      isAlternative(this.#model.groups[group]),
    );
    const [only] = alternatives;
    const decides = alternatives.length === 1 && only !== undefined && this.#model.groups[only]?.min === 1;
    return decides && feature.value === undefined ? only : undefined;
  }

  #addAlternatives(index: number): void {
    const literal = this.literals[index];
    for (const group of this.#groupsOf[index] ?? []) {
      const its = this.#model.groups[group];
      if (!its || !isAlternative(its) || this.#groupFields.has(group)) continue;
      const withNone = its.min === 0 || literal?.kind !== 'always' ? this.#freeValue(group) : undefined;
      const ownName = this.#name(index);
      const taken = this.#fields.has(ownName);
      this.#addGroupField(taken ? this.#freeField(`${ownName}: choice`) : ownName, group, withNone, false);
    }
  }

  #addGroupField(name: string, group: number, withNone: string | undefined, merged: boolean): void {
    const members = this.#model.groups[group]?.members.map((member) => this.#name(member)) ?? [];
    const values = withNone === undefined ? members : [...members, withNone];
    // Without a wish, the smaller product.
    const preference = withNone === undefined ? values : [withNone, ...members];
    this.#groupFields.set(group, { name, withNone });
    if (merged) this.#merged.add(group);
    this.#add({ kind: 'group', field: { kind: 'enumerated', name, values, preference }, group, merged });
  }

  #addValue({ value }: Feature, index: number): void {
    if (!value) return;
    const always = this.literals[index]?.kind === 'always';
    const ownName = this.#name(index);
    let field: Field;
    if (value.kind === 'text') {
      if (value.compared.length === 0) return;
      const values = [...value.compared, otherText, ...(always ? [] : [none])];
      const name = this.#freeField(`${ownName}: text`);
      field = { kind: 'enumerated', name, values, preference: [...(always ? [] : [none]), otherText] };
    } else {
      const name = this.#freeField(`${ownName}: ${value.kind === 'quantity' ? 'quantity' : 'number'}`);
      const min = always ? value.min : Math.min(0, value.min);
      const max = always ? value.max : Math.max(0, value.max);
      const preferred = Math.min(Math.max(0, min), max);
      field = { kind: 'integer', name, min, max, preferred };
    }
    this.values.set(index, field.name);
    this.#add({ kind: 'value', field, feature: index });
  }

  #addGroupRules(group: FeatureGroup, index: number): void {
    const parent = this.literals[group.parent];
    if (!parent || isMandatory(group)) return;
    const field = this.#groupFields.get(index);
    if (field) this.#addAlternativeRule(group, index, field, parent);
    else this.#addMemberRules(group, parent);
  }

  #addAlternativeRule(
    group: FeatureGroup,
    index: number,
    { name, withNone }: { readonly name: string; readonly withNone: string | undefined },
    parent: FeatureLiteral,
  ): void {
    if (this.#merged.has(index) || withNone === undefined || parent.kind === 'always') return;
    const chosen: Formula = { op: 'not', arg: { op: 'in', field: name, values: [withNone] } };
    const args: Formula[] = [{ op: 'implies', if: chosen, then: literalFormula(parent) }];
    if (group.min === 1) args.push({ op: 'implies', if: literalFormula(parent), then: chosen });
    const text = `${this.#name(group.parent)}: ${group.min === 0 ? 'at most' : 'exactly'} one of ${this.#names(group)}`;
    this.#addTreeRule(group.parent, text, { op: 'and', args });
  }

  #addMemberRules(group: FeatureGroup, parent: FeatureLiteral): void {
    const members = group.members.flatMap((member) => this.literals[member] ?? []);
    const there = literalFormula(parent);
    const of = `${this.#name(group.parent)}:`;
    if (parent.kind !== 'always') {
      const args = members.map((its): Formula => ({ op: 'implies', if: literalFormula(its), then: there }));
      const text = `${of} needed for ${this.#names(group)}`;
      this.#addTreeRule(group.parent, text, { op: 'and', args });
    }
    const limits = this.#limits(group, members);
    if (!limits) return;
    const text = `${of} ${wordsFor(group)} ${this.#names(group)}`;
    const formula: Formula = parent.kind === 'always' ? limits : { op: 'implies', if: there, then: limits };
    this.#addTreeRule(group.parent, text, formula);
  }

  #limits({ min, max, members }: FeatureGroup, literals: readonly FeatureLiteral[]): Formula | undefined {
    const parts: Formula[] = [];
    if (min === 1) parts.push({ op: 'or', args: literals.map(literalFormula) });
    const terms = literals.flatMap((literal) =>
      literal.kind === 'is'
        ? [{ kind: 'weight', field: literal.field, weights: weightsOf(literal.value, 1) } as const]
        : this.#notTerm(literal),
    );
    if (min > 1) parts.push({ op: 'linear', terms, relation: '>=', bound: min });
    if (max < members.length) parts.push({ op: 'linear', terms, relation: '<=', bound: max });
    return parts.length === 0 ? undefined : { op: 'and', args: parts };
  }

  #notTerm(literal: FeatureLiteral) {
    if (literal.kind !== 'not') return [];
    const values = this.#fields.get(literal.field);
    const others =
      values?.kind === 'enumerated' ? values.values.filter((value) => value !== literal.value) : [];
    const weights = Object.create(null) as Record<string, number>;
    for (const value of others) weights[value] = 1;
    return [{ kind: 'weight', field: literal.field, weights } as const];
  }

  /** A value is chosen exactly when its feature is. */
  #addValueRule({ name, value }: Feature, index: number): void {
    const field = this.values.get(index);
    const literal = this.literals[index];
    if (field === undefined || !value || !literal || literal.kind === 'always') return;
    const there = literalFormula(literal);
    const missing: Formula = { op: 'not', arg: there };
    const empty: Formula = { op: 'in', field, values: [value.kind === 'text' ? none : '0'] };
    const args: Formula[] = [{ op: 'implies', if: missing, then: empty }];
    if (value.kind === 'text') args.push({ op: 'implies', if: there, then: { op: 'not', arg: empty } });
    else {
      const terms = [{ kind: 'integer', field, factor: 1 }] as const;
      if (value.min > 0)
        args.push({
          op: 'implies',
          if: there,
          then: { op: 'linear', terms, relation: '>=', bound: value.min },
        });
      if (value.max < 0)
        args.push({
          op: 'implies',
          if: there,
          then: { op: 'linear', terms, relation: '<=', bound: value.max },
        });
    }
    const text = `${name} has a ${value.kind === 'text' ? 'text' : value.kind === 'quantity' ? 'quantity' : 'number'} only when it is chosen`;
    this.#addTreeRule(index, text, { op: 'and', args });
  }

  /** What the tree says about a feature. */
  #addTreeRule(feature: number, text: string, formula: Formula): void {
    const { file = this.#model.file, line = 1 } = this.#model.features[feature] ?? {};
    this.#addRule(text, { text, formula, constraint: undefined, file, line });
  }

  #addRule(name: string, rule: Omit<FeatureRule, 'name'>): void {
    const { formula } = rule;
    if (formula.op === 'and' && formula.args.length === 0) return;
    let free = shortened(name);
    for (let number = 2; this.#ruleNames.has(free); number += 1) free = `${shortened(name)} [${number}]`;
    this.#ruleNames.add(free);
    this.rules.push({ name: free, ...rule });
  }

  #add(field: FeatureField): void {
    this.fields.push(field);
    this.#fields.set(field.field.name, field.field);
  }

  #name(feature: number): string {
    return this.#model.features[feature]?.name ?? '';
  }

  #names({ members }: FeatureGroup): string {
    const shown = members
      .slice(0, 8)
      .map((member) => this.#name(member))
      .join(', ');
    return members.length > 8 ? `${shown} and ${members.length - 8} more` : shown;
  }

  #freeField(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#fieldNames.has(name); number += 1) name = `${wanted} ${number}`;
    this.#fieldNames.add(name);
    return name;
  }

  /** A name for "nothing of this group" that no member has. */
  #freeValue(group: number): string {
    const taken = new Set(this.#model.groups[group]?.members.map((member) => this.#name(member)));
    let value = none;
    while (taken.has(value)) value = `(${value})`;
    return value;
  }
}

function isMandatory({ min, members }: FeatureGroup): boolean {
  return min === members.length;
}

function isAlternative(group: FeatureGroup | undefined): boolean {
  return group?.max === 1 && group.members.length > 1;
}

function weightsOf(value: string, weight: number): Record<string, number> {
  const weights = Object.create(null) as Record<string, number>;
  weights[value] = weight;
  return weights;
}

function wordsFor({ kind, min, max }: FeatureGroup): string {
  if (kind === 'or') return 'at least one of';
  return min === max ? `exactly ${min} of` : `${min} to ${max} of`;
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
