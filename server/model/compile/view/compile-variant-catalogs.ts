import type { Compilation } from '../compilation.ts';
import type { CompiledDomain } from '../domains/compile-domains.ts';
import type { ModelFeature } from '#server/model/product/model-domain.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type {
  ModelVariantCatalog,
  VariantChoice,
  VariantFilter,
  VariantLimit,
} from '#server/model/product/variant-catalog.ts';
import type { VariantCatalogSource } from '#server/model/source/schema/variant-schema.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/** Lists of variants to choose from, and the positions that take them. */
export function compileVariantCatalogs(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  domains: ReadonlyMap<string, CompiledDomain>,
): readonly ModelVariantCatalog[] {
  const taken = new Set<string>(fields.keys());
  return [...(compilation.model.variant_catalogs ?? [])].flatMap(([name, source]) => {
    const compiler = new VariantCatalogCompiler(compilation, fields, domains, ['variant_catalogs', name]);
    return compiler.compile(name, source, taken);
  });
}

class VariantCatalogCompiler {
  readonly #compilation: Compilation;
  readonly #fields: ReadonlyMap<string, ModelField>;
  readonly #domains: ReadonlyMap<string, CompiledDomain>;
  readonly #path: Path;

  constructor(
    compilation: Compilation,
    fields: ReadonlyMap<string, ModelField>,
    domains: ReadonlyMap<string, CompiledDomain>,
    path: Path,
  ) {
    this.#compilation = compilation;
    this.#fields = fields;
    this.#domains = domains;
    this.#path = path;
  }

  /** @param taken names that no position may have: parts are told apart by field or position */
  compile(name: string, source: VariantCatalogSource, taken: Set<string>): readonly ModelVariantCatalog[] {
    const component = this.#domains.get(source.component)?.domain;
    if (component?.kind !== 'component') {
      const known = [...this.#domains].filter(([, { domain }]) => domain.kind === 'component');
      const names = known.map(([domain]) => domain);
      this.#compilation.unknown('component', source.component, names, [...this.#path, 'component']);
      return [];
    }
    const visible = component.features ?? [];
    const columns = source.columns.flatMap((column, index) =>
      this.#column(column, visible, [...this.#path, 'columns', index]),
    );
    const filters = this.#filters(source, visible);
    const pages = source.pages.map((page, index) => {
      const path = [...this.#path, 'pages', index];
      return {
        name: page.page,
        label: this.#compilation.text(page.label, [...path, 'label']),
        locked: this.#filtersNamed(page.locked, filters, [...path, 'locked']),
        suggested: this.#filtersNamed(page.suggested, filters, [...path, 'suggested']),
      };
    });
    const positions = source.positions.map((position, index) => {
      const path = [...this.#path, 'positions', index];
      if (taken.has(position.position))
        this.#compilation.error(
          [...path, 'position'],
          `"${position.position}" is the name of a field or position already.`,
        );
      taken.add(position.position);
      return {
        name: position.position,
        label: this.#compilation.text(position.label, [...path, 'label']),
        maxQuantity: this.#limit(position.max_quantity, [...path, 'max_quantity']),
        maxPerVariant: this.#limit(position.max_per_variant, [...path, 'max_per_variant']),
        maxVariants: this.#limit(position.max_variants, [...path, 'max_variants']),
      };
    });
    const label = this.#compilation.text(source.label, [...this.#path, 'label']);
    return [{ name, label, component, columns, choices: this.#choices(source), filters, pages, positions }];
  }

  #column(name: string, visible: readonly ModelFeature[], path: Path): readonly ModelFeature[] {
    const feature = visible.find((one) => one.name === name);
    if (feature) return [feature];
    const names = visible.map((one) => one.name);
    this.#compilation.unknown('feature with a label called', name, names, path);
    return [];
  }

  #choices(source: VariantCatalogSource): readonly VariantChoice[] {
    return [...(source.choose ?? [])].flatMap(([name, { label, domain: wanted }]): VariantChoice[] => {
      const path = [...this.#path, 'choose', name];
      const domain = this.#domains.get(wanted)?.domain;
      if (domain?.kind !== 'enumerated') {
        this.#compilation.unknown('domain', wanted, this.#domains.keys(), [...path, 'domain']);
        return [];
      }
      if (domain.values.some(({ price, article }) => price !== 0 || article !== undefined))
        this.#compilation.error(
          [...path, 'domain'],
          'What is chosen for a variant cannot have a price or an article number.',
          'Make variants of it that have their own prices.',
        );
      return [{ name, label: this.#compilation.text(label, [...path, 'label']), domain }];
    });
  }

  #filters(source: VariantCatalogSource, visible: readonly ModelFeature[]): readonly VariantFilter[] {
    const operators = ['equals', 'at_least', 'at_most'] as const;
    return [...(source.filters ?? [])].flatMap(([name, filter]): VariantFilter[] => {
      const path = [...this.#path, 'filters', name];
      const given = operators.filter((operator) => filter[operator] !== undefined);
      const [operator] = given;
      if (operator === undefined || given.length > 1) {
        const hint = 'Give one of: "equals", "at_least", "at_most".';
        this.#compilation.error({ path, key: true }, 'A filter compares with one field.', hint);
        return [];
      }
      const field = filter[operator] ?? '';
      if (!this.#fields.has(field))
        this.#compilation.unknown('field', field, this.#fields.keys(), [...path, operator]);
      const label = this.#compilation.text(filter.label, [...path, 'label']);
      const [column] = this.#column(filter.column, visible, [...path, 'column']);
      return column ? [{ name, label, column, operator, field }] : [];
    });
  }

  #filtersNamed(
    wanted: readonly string[] | undefined,
    filters: readonly VariantFilter[],
    path: Path,
  ): readonly VariantFilter[] {
    return (wanted ?? []).flatMap((name, index) => {
      const found = filters.find((filter) => filter.name === name);
      const known = filters.map((filter) => filter.name);
      if (!found) this.#compilation.unknown('filter', name, known, [...path, index]);
      return found ?? [];
    });
  }

  #limit(written: string | undefined, path: Path): VariantLimit | undefined {
    if (written === undefined) return undefined;
    if (/^\d{1,6}$/.test(written)) return Number(written);
    if (this.#fields.get(written)?.type === 'integer') return { field: written };
    this.#compilation.error(path, 'A limit is a whole number, or an integer field that says it.');
    return undefined;
  }
}
