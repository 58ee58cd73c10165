import type { Field, Rule } from '#server/engine/problem.ts';
import type { Compilation } from './compilation.ts';
import type { CompiledDomain } from './compile-domains.ts';
import { withDefaultPolicy } from './compile-default-policy.ts';
import { withKeep } from './compile-keep.ts';
import { compileOption } from './compile-option.ts';
import { compileNumber } from './compile-number.ts';
import { compileQuantity, type CompiledQuantity } from './compile-quantity.ts';
import { compileYesNo } from './compile-yes-no.ts';
import type { ScopeField } from '../expression/scope.ts';
import type { FieldSource } from '../source/schema/model-schema.ts';
import type { LocalizedText, ModelDomain, ModelField, ModelOption } from '../product/product-model.ts';
import type { Path } from '../source/yaml-source.ts';

export interface CompiledFields {
  readonly fields: ReadonlyMap<string, ModelField>;
  readonly scope: ReadonlyMap<string, ScopeField>;
  readonly problemFields: readonly Field[];
  /** Domains of yes/no fields, which the author did not write. */
  readonly domains: ReadonlyMap<string, ModelDomain>;
  /** What holds between fields that the author wrote as one, and what to say about it. */
  readonly rules: readonly CompiledRule[];
}

export interface CompiledRule {
  /** The one it is about. */
  readonly field: string;
  readonly rule: Rule;
  /** Undefined when it says nothing that customers could be told. */
  readonly text: LocalizedText | undefined;
}

const longestText = 1000;
const kindKeys = ['domain', 'component', 'type', 'option', 'computed'] as const;
const keysOfType: Readonly<Record<ModelField['type'], readonly (keyof FieldSource)[]>> = {
  enumerated: ['default', 'default_policy', 'keep', 'price_lookup', 'quantity'],
  yesno: [
    'default',
    'default_policy',
    'keep',
    'price',
    'prices',
    'quantity_prices',
    'article',
    'picture',
    'price_lookup',
  ],
  integer: ['default', 'default_policy', 'keep', 'min', 'max', 'step', 'unit'],
  decimal: ['default', 'default_policy', 'keep', 'min', 'max', 'step', 'unit', 'decimals'],
  text: ['max_length'],
  computed: ['unit', 'decimals'],
};
const onlyForSome = [...new Set(Object.values(keysOfType).flat())];
const widgetsOfType: Readonly<Record<ModelField['type'], readonly ModelField['widget'][]>> = {
  enumerated: [
    'dropdown',
    'radio',
    'text_buttons',
    'image_buttons',
    'imagetext_buttons',
    'selected_image',
    'readonly',
  ],
  yesno: ['radio', 'onoff', 'dropdown', 'text_buttons', 'image_buttons', 'imagetext_buttons', 'readonly'],
  integer: ['text', 'slider', 'readonly'],
  decimal: ['text', 'slider', 'readonly'],
  computed: ['readonly'],
  text: ['text', 'readonly'],
};

export function compileFields(
  compilation: Compilation,
  domains: ReadonlyMap<string, CompiledDomain>,
): CompiledFields {
  const compiler = new FieldCompiler(compilation, domains);
  for (const [name, source] of compilation.model.fields) compiler.add(name, source);
  const isReadonly = ({ name }: Field) => compiler.fields.get(name)?.readonly ?? false;
  // Preferences of earlier fields win, and nobody wishes for what can only be read: it has to follow the rest.
  const { fields, scope, domains: yesNo, problemFields } = compiler;
  const ordered = [...problemFields.filter((f) => !isReadonly(f)), ...problemFields.filter(isReadonly)];
  return {
    fields: withDefaultPolicy(compilation, fields),
    scope,
    domains: yesNo,
    problemFields: withKeep(compilation, fields, ordered),
    rules: compiler.rules,
  };
}

class FieldCompiler {
  readonly fields = new Map<string, ModelField>();
  readonly scope = new Map<string, ScopeField>();
  readonly problemFields: Field[] = [];
  readonly domains = new Map<string, ModelDomain>();
  readonly rules: CompiledRule[] = [];
  readonly #compilation: Compilation;
  readonly #known: ReadonlyMap<string, CompiledDomain>;

  constructor(compilation: Compilation, known: ReadonlyMap<string, CompiledDomain>) {
    this.#compilation = compilation;
    this.#known = known;
  }

  add(name: string, source: FieldSource): void {
    const path = ['fields', name];
    const kinds = kindKeys.filter((key) => source[key] !== undefined);
    if (kinds.length !== 1) {
      const hint = 'Give one of: "domain", "component", "type", "option", "computed".';
      this.#compilation.error(
        { path, key: true },
        kinds.length === 0 ? 'What is this field?' : 'A field is one thing only.',
        hint,
      );
      return;
    }
    if (source.type === 'integer' || source.type === 'decimal')
      this.#addNumber(name, source.type, source, path);
    else if (source.computed !== undefined) this.#add(name, 'computed', source, path, 'readonly', {});
    else if (source.type === 'text') this.#addText(name, source, path);
    else if (source.type === 'yesno')
      this.#addEnumerated(name, 'yesno', compileYesNo(this.#compilation, name, source, path), source, path);
    else if (source.option === undefined) this.#addOver(name, source, path);
    else this.#addOption(name, source, path);
  }

  /** A yes/no field that is a part: a variant of a component. */
  #addOption(name: string, source: FieldSource, path: Path): void {
    const compiled = compileOption(this.#compilation, name, source, this.#known, path);
    if (compiled) this.#addEnumerated(name, 'yesno', compiled.domain, source, path, compiled.option);
  }

  #addOver(name: string, source: FieldSource, path: Path): void {
    const key = source.domain === undefined ? 'component' : 'domain';
    const wanted = source[key] ?? '';
    const kind = key === 'domain' ? 'enumerated' : 'component';
    const found = this.#known.get(wanted);
    if (found?.domain.kind === kind) this.#addEnumerated(name, 'enumerated', found, source, path);
    else if (found) {
      const other = key === 'domain' ? 'component' : 'domain';
      this.#compilation.error([...path, key], `"${wanted}" is a ${other}.`, `Write "${other}: ${wanted}".`);
    } else {
      const known = [...this.#known].filter(([, { domain }]) => domain.kind === kind).map(([known]) => known);
      this.#compilation.unknown(key, wanted, known, [...path, key]);
    }
  }

  #addEnumerated(
    name: string,
    type: 'enumerated' | 'yesno',
    { domain, features }: CompiledDomain,
    source: FieldSource,
    path: Path,
    option?: ModelOption,
  ): void {
    const values = domain.values.map((value) => value.name);
    const written = source.default ?? (type === 'yesno' ? 'no' : undefined);
    const wanted =
      type === 'yesno' ? values.find((value) => value.toLowerCase() === written?.toLowerCase()) : written;
    if (source.default !== undefined && (wanted === undefined || !values.includes(wanted))) {
      this.#compilation.unknown('value', source.default, type === 'yesno' ? ['yes', 'no'] : values, [
        ...path,
        'default',
      ]);
    }
    const byPrice = [...domain.values].sort((a, b) => a.price - b.price).map((value) => value.name);
    const preference = [...new Set([...values.filter((value) => value === wanted), ...byPrice])];
    this.problemFields.push({ kind: 'enumerated', name, values, preference });
    const quantity = compileQuantity(this.#compilation, name, source, values, path);
    this.scope.set(name, { type, values, features, quantity: quantity?.name });
    if (type === 'yesno') {
      if (domain.name === name && this.#known.has(name)) {
        const message = `"${domain.name}" is the name of a domain already.`;
        this.#compilation.error({ path, key: true }, message);
      }
      this.domains.set(domain.name, domain);
    }
    this.#add(name, type, source, path, option ? 'onoff' : type === 'yesno' ? 'radio' : 'dropdown', {
      domain,
      option,
      quantity: quantity?.name,
    });
    const field = this.fields.get(name);
    if (field && quantity) this.#addQuantity(field, quantity);
  }

  #addNumber(name: string, type: 'integer' | 'decimal', source: FieldSource, path: Path): void {
    const { field, scope, problem } = compileNumber(this.#compilation, source, path);
    this.problemFields.push({ ...problem, name });
    this.scope.set(name, scope);
    this.#add(name, type, source, path, 'text', field);
  }

  /** The field that says how many of a variant there are, beside the one that chooses it. */
  #addQuantity(of: ModelField, { name, label, min, max, preferred, rule }: CompiledQuantity): void {
    this.problemFields.push({ kind: 'integer', name, min, max, preferred });
    this.scope.set(name, { type: 'integer', min, max });
    const { hidden, readonly, elevated } = of;
    const plain = {
      help: undefined,
      domain: undefined,
      step: undefined,
      unit: undefined,
      mandatory: undefined,
    };
    const widget = readonly ? 'readonly' : 'text';
    const its = { name, type: 'integer', label, min, max, widget, hidden, readonly, elevated } as const;
    this.fields.set(name, { ...plain, ...its, priceLookup: undefined });
    if (rule) this.rules.push({ field: name, ...rule });
  }

  #addText(name: string, source: FieldSource, path: Path): void {
    const max = source.max_length ?? 200;
    if (max < 1 || max > longestText) {
      this.#compilation.error([...path, 'max_length'], `"max_length" must be from 1 to ${longestText}.`);
    }
    this.scope.set(name, { type: 'text' });
    this.#add(name, 'text', source, path, 'text', { max });
  }

  #add(
    name: string,
    type: ModelField['type'],
    source: FieldSource,
    path: Path,
    usual: ModelField['widget'],
    kind: Partial<Pick<ModelField, 'domain' | 'min' | 'max' | 'step' | 'decimals' | 'quantity' | 'option'>>,
  ): void {
    for (const key of onlyForSome) {
      if (source[key] === undefined || keysOfType[type].includes(key)) continue;
      const types = Object.entries(keysOfType)
        .filter(([, keys]) => keys.includes(key))
        .map(([its]) => its);
      this.#compilation.error(
        { path: [...path, key], key: true },
        `"${key}" is not possible here.`,
        `It is for fields that are ${types.join(' or ')}.`,
      );
    }
    const widget = source.widget ?? usual;
    if (!widgetsOfType[type].includes(widget)) {
      this.#compilation.error(
        [...path, 'widget'],
        `This field cannot be drawn as "${widget}".`,
        `Choose one of: ${widgetsOfType[type].join(', ')}.`,
      );
    }
    if (source.mandatory === 'confirmation' && type === 'text') {
      this.#compilation.error(
        [...path, 'mandatory'],
        'A text has no default to confirm.',
        'Write "mandatory: input".',
      );
    }
    this.fields.set(name, {
      name,
      type,
      label: this.#compilation.text(source.label, [...path, 'label']),
      help: this.#compilation.optionalText(source.help, [...path, 'help']),
      domain: kind.domain,
      option: kind.option,
      min: kind.min,
      max: kind.max,
      step: kind.step,
      decimals: kind.decimals,
      quantity: kind.quantity,
      unit: source.unit,
      mandatory: source.mandatory,
      widget,
      readonly: type === 'computed' || (source.readonly ?? widget === 'readonly'),
      hidden: source.hidden ?? false,
      elevated: source.elevated ?? false,
      priceLookup: source.price_lookup,
    });
  }
}
