import { MAX_KEEP, type Field, type Rule } from '#server/engine/problem.ts';
import type { ScopeField } from '../../expression/scope.ts';
import { parseDecimal } from '../../number/decimal.ts';
import { zero } from '../../number/rational.ts';
import type { ModelDomain, ModelValue } from '../../product/model-domain.ts';
import type { ItemAttribute, ModelField } from '../../product/model-field.ts';
import type { FieldSource } from '../../source/schema/model-schema.ts';
import type { LocalizedText } from '../../source/texts.ts';
import type { Path } from '../../source/yaml-source.ts';
import type { Compilation } from '../compilation.ts';
import type { CompiledDomain } from '../domains/compile-domains.ts';
import { checkKeys } from './field-keys.ts';
import { compileNumber } from './number-field.ts';
import { compileQuantity, type CompiledQuantity } from './quantity-field.ts';
import { compileOption, compileYesNo } from './yes-no-field.ts';

export interface CompiledFields {
  readonly fields: ReadonlyMap<string, ModelField>;
  readonly scope: ReadonlyMap<string, ScopeField>;
  readonly problemFields: readonly Field[];
  /** Domains of yes/no fields, which the author did not write. */
  readonly domains: ReadonlyMap<string, ModelDomain>;
  /** Of fields that the author wrote as one, what holds between them. */
  readonly rules: readonly CompiledRule[];
}

export interface CompiledRule {
  /** The field it is about. */
  readonly field: string;
  readonly rule: Rule;
  readonly text: LocalizedText;
}

const longestText = 1000;
const kindKeys = ['domain', 'component', 'type', 'option', 'computed', 'item'] as const;

type Common = Omit<Extract<ModelField, { type: 'text' }>, 'type' | 'maxLength'>;
type Choice = Extract<ModelField, { domain: ModelDomain }>;

export function compileFields(
  compilation: Compilation,
  domains: ReadonlyMap<string, CompiledDomain>,
): CompiledFields {
  const compiler = new FieldCompiler(compilation, domains);
  for (const [name, source] of compilation.model.fields) compiler.add(name, source);
  const { fields, scope, domains: yesNo, problemFields, rules } = compiler;
  // Preferences of earlier fields come first, and those of read-only fields last: these follow from the rest.
  const isReadonly = ({ name }: Field) => fields.get(name)?.readonly ?? false;
  const ordered = [
    ...problemFields.filter((field) => !isReadonly(field)),
    ...problemFields.filter(isReadonly),
  ];
  return { fields, scope, domains: yesNo, problemFields: ordered, rules };
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
      const hint = 'Give one of: "domain", "component", "type", "option", "computed", "item".';
      this.#compilation.error(
        { path, key: true },
        kinds.length === 0 ? 'The kind of this field is missing.' : 'A field can have only one of these.',
        hint,
      );
    } else if (source.type === 'integer' || source.type === 'decimal')
      this.#addNumber(name, source.type, source, path);
    else if (source.computed !== undefined || source.item !== undefined)
      this.#addComputed(name, source, path);
    else if (source.type === 'text') this.#addText(name, source, path);
    else if (source.type === 'yesno' || source.option !== undefined) this.#addYesNo(name, source, path);
    else this.#addChoice(name, source, path);
  }

  #addChoice(name: string, source: FieldSource, path: Path): void {
    const found = this.#domainOf(source, path);
    if (!found) return;
    const values = found.domain.values.map((value) => value.name);
    if (source.default !== undefined && !values.includes(source.default))
      this.#compilation.unknown('value', source.default, values, [...path, 'default']);
    const quantity = compileQuantity(this.#compilation, name, source, values, path);
    const field: Choice = {
      ...this.#common(name, 'enumerated', source, path),
      type: 'enumerated',
      domain: found.domain,
      keepsPrevious: this.#keepsPrevious(source, path),
      quantity: quantity?.name,
    };
    this.#solve(field, source, found, source.default, path);
    if (quantity) this.#addQuantity(field, quantity);
  }

  #domainOf(source: FieldSource, path: Path): CompiledDomain | undefined {
    const [key, other] = source.domain === undefined ? ['component', 'domain'] : ['domain', 'component'];
    const wanted = source.domain ?? source.component ?? '';
    const kind = key === 'domain' ? 'enumerated' : 'component';
    const found = this.#known.get(wanted);
    if (found?.domain.kind === kind) return found;
    if (found)
      this.#compilation.error([...path, key], `"${wanted}" is a ${other}.`, `Write "${other}: ${wanted}".`);
    else {
      const known = [...this.#known].filter(([, { domain }]) => domain.kind === kind).map(([known]) => known);
      this.#compilation.unknown(key, wanted, known, [...path, key]);
    }
    return undefined;
  }

  #addYesNo(name: string, source: FieldSource, path: Path): void {
    const compiled =
      source.option === undefined
        ? { domain: compileYesNo(this.#compilation, name, source, path), option: undefined }
        : compileOption(this.#compilation, name, source, this.#known, path);
    if (!compiled) return;
    const { domain } = compiled.domain;
    const wanted = (source.default ?? 'no').toLowerCase();
    const preferred = domain.values.find((value) => value.name.toLowerCase() === wanted)?.name;
    if (source.default !== undefined && preferred === undefined)
      this.#compilation.unknown('value', source.default, ['yes', 'no'], [...path, 'default']);
    if (domain.name === name && this.#known.has(name))
      this.#compilation.error({ path, key: true }, `"${name}" is the name of a domain already.`);
    this.domains.set(domain.name, domain);
    const field: Choice = {
      ...this.#common(name, 'yes-no', source, path),
      type: 'yes-no',
      domain,
      keepsPrevious: this.#keepsPrevious(source, path),
      option: compiled.option,
    };
    this.#solve(field, source, compiled.domain, preferred, path);
  }

  /** Adds a field whose values are listed; the engine prefers its default, then what costs least. */
  #solve(
    field: Choice,
    source: FieldSource,
    { domain, features }: CompiledDomain,
    preferred: string | undefined,
    path: Path,
  ): void {
    const { name, type } = field;
    const values = domain.values.map((value) => value.name);
    // A part whose price is missing comes after all that have one.
    const rank = ({ price, isPriceMissing }: ModelValue) => (isPriceMissing ? Infinity : price);
    const byPrice = [...domain.values]
      .sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
      .map((value) => value.name);
    const preference = [...new Set([...values.filter((value) => value === preferred), ...byPrice])];
    this.problemFields.push({ kind: 'enumerated', name, values, preference, ...this.#keep(source, path) });
    const quantity = 'quantity' in field ? field.quantity : undefined;
    this.scope.set(name, { type, values, features, quantity });
    this.fields.set(name, field);
  }

  /** The field that says how many of a variant there are, beside the one that chooses it. */
  #addQuantity(part: Choice, quantity: CompiledQuantity): void {
    const { name, label, min, max, preferred, rule } = quantity;
    const keep = this.problemFields.at(-1)?.keep;
    this.problemFields.push({
      kind: 'integer',
      name,
      min,
      max,
      preferred,
      ...(keep !== undefined && { keep }),
    });
    this.scope.set(name, { type: 'number', min, max });
    this.fields.set(name, {
      ...part,
      type: 'integer',
      name,
      label,
      help: undefined,
      mandatory: undefined,
      widget: part.readonly ? 'readonly' : 'text',
      priceLookup: undefined,
      min,
      max,
      step: undefined,
      decimals: 0,
      unit: undefined,
      counts: { kind: 'pieces', of: part.name },
    });
    if (rule) this.rules.push({ field: name, ...rule });
  }

  #addNumber(name: string, type: 'integer' | 'decimal', source: FieldSource, path: Path): void {
    const { field, scope, problem } = compileNumber(this.#compilation, source, path);
    this.problemFields.push({ ...problem, name, ...this.#keep(source, path) });
    this.scope.set(name, scope);
    const table = this.#compilation.rows.countedBy(name);
    this.fields.set(name, {
      ...this.#common(name, type, source, path),
      type,
      ...field,
      unit: source.unit,
      keepsPrevious: this.#keepsPrevious(source, path),
      counts: table === undefined ? undefined : { kind: 'rows', table },
    });
  }

  #addText(name: string, source: FieldSource, path: Path): void {
    const maxLength = source.max_length ?? 200;
    if (maxLength < 1 || maxLength > longestText)
      this.#compilation.error([...path, 'max_length'], `"max_length" must be from 1 to ${longestText}.`);
    if (source.mandatory === 'confirmation') {
      const hint = 'Write "mandatory: input".';
      this.#compilation.error([...path, 'mandatory'], 'A text has no default to confirm.', hint);
    }
    this.scope.set(name, { type: 'text' });
    this.fields.set(name, { ...this.#common(name, 'text', source, path), type: 'text', maxLength });
  }

  /** What it calculates is compiled when all fields are known (complete-fields.ts). */
  #addComputed(name: string, source: FieldSource, path: Path): void {
    const common = this.#common(name, 'computed', source, path);
    this.fields.set(name, {
      ...common,
      type: 'computed',
      readonly: true,
      item: this.#itemAttribute(source, path),
      calculation: { result: 'number', number: { kind: 'constant', value: zero } },
      decimals: 0,
      unit: source.unit,
    });
  }

  /** `default` is what the attribute is taken for while the configuration is no item. */
  #itemAttribute({ item, default: fallback }: FieldSource, path: Path): ItemAttribute | undefined {
    const isNumber = fallback === undefined || parseDecimal(fallback) !== undefined;
    if (item === undefined ? fallback !== undefined : !isNumber) {
      const problem = item === undefined ? 'A computed field has no "default".' : 'This is not a number.';
      this.#compilation.error([...path, 'default'], problem);
    }
    return item === undefined ? undefined : { attribute: item, fallback: fallback ?? '' };
  }

  #common(name: string, type: ModelField['type'], source: FieldSource, path: Path): Common {
    const widget = checkKeys(this.#compilation, type, source, path);
    return {
      name,
      label: this.#compilation.text(source.label, [...path, 'label']),
      help: this.#compilation.optionalText(source.help, [...path, 'help']),
      mandatory: source.mandatory,
      widget,
      readonly: isReadonly(source),
      editableIf: undefined,
      row: undefined,
      hidden: source.hidden ?? false,
      elevated: source.elevated ?? false,
      priceLookup: source.price_lookup,
      ...this.#pictures(source, path),
      properties: source.properties && Object.fromEntries(source.properties),
    };
  }

  #pictures({ field_picture, detail_picture }: FieldSource, path: Path) {
    const picture = this.#compilation.picture(field_picture, [...path, 'field_picture']);
    const detailPicture = this.#compilation.picture(detail_picture, [...path, 'detail_picture']);
    return {
      ...(picture !== undefined && { picture }),
      ...(detailPicture !== undefined && { detailPicture }),
    };
  }

  /** `default_policy: previous`. What can only be read follows from the rest and keeps nothing of its own. */
  #keepsPrevious(source: FieldSource, path: Path): boolean {
    if (source.default_policy === 'previous' && isReadonly(source)) {
      const hint = 'Leave "default_policy" out, or let it be chosen.';
      this.#compilation.error([...path, 'default_policy'], 'A read-only field keeps no value.', hint);
    }
    const policy = source.default_policy ?? this.#compilation.model.default_policy;
    return policy === 'previous' && !isReadonly(source);
  }

  /** `keep`: what moving a choice counts for when something has to move in a conflict. */
  #keep({ keep }: FieldSource, path: Path): { readonly keep?: number } {
    if (keep === undefined) return {};
    if (keep >= 0 && keep <= MAX_KEEP) return { keep };
    const hint = '1 is usual, 5 counts as five other choices, 0 moves before anything else.';
    this.#compilation.error([...path, 'keep'], `"keep" must be from 0 to ${MAX_KEEP}.`, hint);
    return {};
  }
}

function isReadonly({ readonly, widget }: FieldSource): boolean {
  return readonly ?? widget === 'readonly';
}
