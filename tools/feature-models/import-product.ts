/**
 * Feature model → `model.yaml` of a product with the same configurations (features that are no question aside).
 *
 * - An alternative group is one field with a value per member; every other feature is a yes/no field; a number or
 *   quantity chosen with a feature is an integer field.
 * - Each part of the tree and each constraint is a rule with a text that says what it is about.
 * - What can only have one value is not asked. What is below a feature can be chosen when the feature is there.
 * - An attribute called "price" is the price (feature-prices.ts). What no choice carries is a field that is not asked;
 *   the bill of materials says how many there are of what there can be several of.
 * - The other attributes are features of values, or part of a yes/no field's help.
 */
import { Document, isCollection, isMap, isSeq } from 'yaml';
import { fromEngineText } from '#server/model/number/decimal.ts';
import { AttributeFeatures, attributeText, shownAttributes } from './attribute-features.ts';
import type { Feature, FeatureModel } from './feature-model.ts';
import type { FeaturePrices } from './feature-prices.ts';
import type { FeatureField, FeatureProblem, FeatureRule } from './feature-problem.ts';
import { literalFormula } from './feature-literal.ts';
import { conditionText, type NamedField, ruleBodies } from './formula-text.ts';
import { clipped, ProductNames, valueNames } from './product-names.ts';
import { productView, type ViewStep } from './product-view.ts';
import { constraintWords } from './rule-words.ts';

export interface ImportedProduct {
  readonly yaml: string;
  readonly fields: number;
  /** Fields that nobody is asked about, because they can have one value only. */
  readonly settled: number;
  readonly rules: number;
  readonly steps: number;
}

export interface ImportSource {
  readonly model: FeatureModel;
  readonly features: FeatureProblem;
  readonly prices: FeaturePrices;
  /** Has the field more than one value in all configurations? */
  readonly isOpen: (field: string) => boolean;
}

type Entry = Readonly<Record<string, unknown>>;

export function importProduct(source: ImportSource): ImportedProduct {
  return new ProductWriter(source).write();
}

class ProductWriter {
  readonly #source: ImportSource;
  readonly #names = new ProductNames();
  /** By the name of the field in the problem. */
  readonly #named = new Map<string, NamedField>();
  readonly #domains: [string, Entry][] = [];
  readonly #fields: [string, Entry][] = [];
  readonly #parts: Entry[] = [];
  readonly #asked = new Map<number, string[]>();
  #settled = 0;

  constructor(source: ImportSource) {
    this.#source = source;
  }

  write(): ImportedProduct {
    const { model, features } = this.#source;
    const title = model.name.replaceAll(/[_\s]+/g, ' ').trim() || 'Imported';
    const name = this.#names.identifier(model.name);
    for (const field of features.fields) this.#addField(field);
    model.features.forEach((feature, index) => this.#addUncompared(feature, index));
    this.#addPrices();
    const rules = features.rules.flatMap((rule) => this.#ruleEntries(rule));
    const steps = productView(model, (feature) => this.#asked.get(feature) ?? []);
    const shown = steps.length > 0 ? steps : this.#nothingToAsk();
    const yaml = yamlText(`Imported from ${model.file.split(/[\\/]/).at(-1) ?? ''}.`, {
      head: { format: '1', name, title: clipped(title), language: 'en', currency: 'EUR' },
      domains: this.#domains,
      fields: this.#fields,
      rules,
      steps: shown.map((step, index) => this.#stepEntry(step, index)),
      parts: this.#parts,
    });
    return {
      yaml,
      fields: this.#fields.length,
      settled: this.#settled,
      rules: rules.length,
      steps: shown.length,
    };
  }

  #addField(field: FeatureField): void {
    const { model, isOpen } = this.#source;
    const owner = field.kind === 'group' ? (model.groups[field.group]?.parent ?? 0) : field.feature;
    const feature = model.features[owner];
    if (!feature) return;
    const { name: written } = field.field;
    const name = this.#names.identifier(written);
    const hidden = feature.auxiliary || !isOpen(written);
    if (hidden) this.#settled += 1;
    else this.#asked.set(owner, [...(this.#asked.get(owner) ?? []), name]);
    const entry = this.#fieldEntry(field, feature, name);
    const more = hidden ? { hidden: 'yes' } : present({ editable_if: this.#whenAsked(field) });
    this.#fields.push([name, { ...entry, ...more }]);
  }

  /** The condition under which there is anything to ask; undefined when there always is. */
  #whenAsked(field: FeatureField): string | undefined {
    const { model, features, isOpen } = this.#source;
    const parentOf = (feature: number): number | undefined => {
      const group = model.features[feature]?.group;
      return group === undefined ? undefined : model.groups[group]?.parent;
    };
    const group = field.kind === 'group' ? model.groups[field.group] : undefined;
    const above =
      field.kind === 'group'
        ? group && (field.merged ? parentOf(group.parent) : group.parent)
        : field.kind === 'value'
          ? field.feature
          : parentOf(field.feature);
    const literal = above === undefined ? undefined : features.literals[above];
    // A field's own "none" says that what is above is not there: that has to stay a choice.
    if (!literal || literal.kind === 'always' || literal.field === field.field.name) return undefined;
    if (!isOpen(literal.field) || !this.#named.has(literal.field)) return undefined;
    return conditionText(literalFormula(literal), this.#named);
  }

  #fieldEntry(field: FeatureField, feature: Feature, name: string): Entry {
    const { field: asked } = field;
    const label = clipped(field.kind === 'value' ? asked.name : feature.name);
    if (asked.kind === 'integer') {
      const decimals = feature.value?.kind === 'real' ? feature.value.decimals : 0;
      this.#named.set(asked.name, { name, kind: 'number', decimals });
      const [min, max, preferred] = [asked.min, asked.max, asked.preferred].map((number) =>
        fromEngineText(String(number), decimals),
      );
      const type = decimals > 0 ? { type: 'decimal', decimals: String(decimals) } : { type: 'integer' };
      return { label, ...type, min, max, default: preferred };
    }
    if (field.kind === 'feature') {
      this.#named.set(asked.name, { name, kind: 'yesno' });
      const price = this.#source.prices.ofValue(asked.name, 'Yes');
      const help = shownAttributes(feature.attributes).map(attributeText).join(', ');
      return { label, type: 'yesno', widget: 'onoff', ...present({ price, help: help && clipped(help) }) };
    }
    const values = valueNames(asked.values);
    this.#named.set(asked.name, { name, kind: 'enumerated', values });
    this.#domains.push([name, this.#domainEntry(field, label, values)]);
    const wanted = asked.preference[0];
    const few = asked.values.length <= 4;
    return {
      label,
      domain: name,
      ...(wanted === undefined ? {} : { default: values.get(wanted) ?? wanted }),
      ...(few ? { widget: 'radio' } : {}),
    };
  }

  #domainEntry(field: FeatureField, label: string, values: ReadonlyMap<string, string>): Entry {
    const { model } = this.#source;
    const members = field.kind === 'group' ? (model.groups[field.group]?.members ?? []) : [];
    const byName = new Map(
      members.flatMap((member) => {
        const feature = model.features[member];
        return feature ? [[feature.name, feature] as const] : [];
      }),
    );
    const declared = new AttributeFeatures([...byName.values()]);
    const entries = [...values].map(([written, value]): [string, unknown] => {
      const feature = byName.get(written);
      const price = this.#source.prices.ofValue(field.field.name, written);
      if (!feature) {
        const text = written === value && field.kind === 'group' ? 'None' : clipped(written);
        return [value, price === undefined ? text : { label: text, price }];
      }
      const details = present({ price, features: declared.of(feature) });
      const text = clipped(feature.name);
      return [value, Object.keys(details).length === 0 ? text : { label: text, ...details }];
    });
    return { label, ...present({ features: declared.declarations }), values: new Map(entries) };
  }

  /** What costs something whatever is chosen, and what costs something for each piece. */
  #addPrices(): void {
    const { included, perPiece } = this.#source.prices;
    const add = (feature: Feature, price: string): string => {
      const name = this.#names.identifier(`${feature.name}_price`);
      const label = clipped(feature.name);
      this.#domains.push([name, { label, values: new Map([['included', { label, price }]]) }]);
      this.#fields.push([name, { label, domain: name, hidden: 'yes' }]);
      this.#settled += 1;
      return name;
    };
    for (const { feature, price } of included) add(feature, price);
    for (const { feature, price, quantity } of perPiece) {
      const field = add(feature, price);
      this.#parts.push({ field, quantity: this.#named.get(quantity)?.name ?? '1' });
    }
  }

  /** A text that no rule speaks of: the customer writes it. */
  #addUncompared(feature: Feature, index: number): void {
    const { value } = feature;
    if (value?.kind !== 'text' || value.compared.length > 0) return;
    const name = this.#names.identifier(`${feature.name}_text`);
    const label = clipped(`${feature.name}: text`);
    this.#fields.push([name, { label, type: 'text' }]);
    this.#asked.set(index, [...(this.#asked.get(index) ?? []), name]);
  }

  #ruleEntries({ name, text, formula, constraint }: FeatureRule): [string, Entry][] {
    const words = constraint
      ? (constraintWords(constraint.condition, this.#source.model) ??
        `${constraint.text} (line ${constraint.line})`)
      : `${text}.`;
    return ruleBodies(formula, this.#named).map((body): [string, Entry] => [
      this.#names.identifier(constraint ? `line_${constraint.line}` : name.slice(0, 40)),
      { text: clipped(words), ...body },
    ]);
  }

  #stepEntry({ label, groups }: ViewStep, index: number): Entry {
    return {
      // A name of its own making: "step_need…" would be a step that asks for needs.
      step: this.#names.identifier(`step_${index + 1}`),
      label: clipped(label),
      groups: groups.map((group) => ({
        group: this.#names.identifier(`group_${group.label}`),
        label: clipped(group.label),
        ...present({ help: group.path && clipped(group.path) }),
        members: group.fields,
      })),
    };
  }

  /** Every product has a step; here is the one that says that nothing is open. */
  #nothingToAsk(): readonly ViewStep[] {
    const { model } = this.#source;
    const name = this.#names.identifier('only');
    const label = clipped(model.features[0]?.name ?? model.name);
    this.#domains.push([name, { label, values: new Map([['complete', 'Complete as it is']]) }]);
    this.#fields.push([name, { label, domain: name, widget: 'readonly' }]);
    return [{ label, groups: [{ label, path: '', fields: [name] }] }];
  }
}

/** Without what is not there. */
function present(entry: Entry): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== ''));
}

interface Sections {
  readonly head: Entry;
  readonly domains: readonly [string, Entry][];
  readonly fields: readonly [string, Entry][];
  readonly rules: readonly [string, Entry][];
  readonly steps: readonly Entry[];
  readonly parts: readonly Entry[];
}

/** One line for what is one thing, as far as it goes: a person has to find their way in it. */
function yamlText(comment: string, { head, domains, fields, rules, steps, parts }: Sections): string {
  const document = new Document(
    {
      ...head,
      ...present({
        domains: domains.length > 0 ? new Map(domains) : undefined,
        fields: new Map(fields),
        rules: rules.length > 0 ? new Map(rules) : undefined,
      }),
      steps,
      ...present({ bom: parts.length > 0 ? parts : undefined }),
    },
    { schema: 'failsafe' },
  );
  document.commentBefore = ` ${comment}`;
  for (const field of childrenOf(document.get('fields'))) inOneLine(field);
  for (const domain of childrenOf(document.get('domains'))) {
    if (!isMap(domain)) continue;
    for (const feature of childrenOf(domain.get('features'))) inOneLine(feature);
    for (const value of childrenOf(domain.get('values'))) inOneLine(value);
  }
  for (const step of childrenOf(document.get('steps'))) {
    for (const group of isMap(step) ? childrenOf(step.get('groups')) : []) {
      if (isMap(group)) inOneLine(group.get('members'));
    }
  }
  return document.toString({ lineWidth: 0 });
}

function childrenOf(node: unknown): readonly unknown[] {
  if (isMap(node)) return node.items.map(({ value }) => value);
  return isSeq(node) ? node.items : [];
}

function inOneLine(node: unknown): void {
  if (isCollection(node)) node.flow = true;
}
