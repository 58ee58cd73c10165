import type { Compilation } from '../compilation.ts';
import type { CompiledDomain } from '../domains/compile-domains.ts';
import { compileOptions } from './option-group.ts';
import type { MemberSource } from '#server/model/source/schema/model-schema.ts';
import { fieldNames } from '#server/model/expression/generated-names.ts';
import { rowLabel } from '#server/model/product/row-label.ts';
import type { ModelField, ModelTable } from '#server/model/product/model-field.ts';
import type { ModelGroup, ModelStep } from '#server/model/product/product-model.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

const groupKeys = [
  'group',
  'label',
  'help',
  'picture',
  'info',
  'members',
  'options',
  'feature_details',
  'price_lookup',
  'properties',
] as const;

/** Steps, groups and which fields they show. */
export function compileView(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  domains: ReadonlyMap<string, CompiledDomain>,
  tables: ReadonlyMap<string, ModelTable>,
): readonly ModelStep[] {
  const compiler = new ViewCompiler(compilation, fields, domains, tables);
  const steps = compilation.model.steps.map((step, index): ModelStep => {
    const path = ['steps', index];
    compiler.name(step.step, [...path, 'step']);
    if (step.groups.length === 0) compilation.error([...path, 'groups'], 'A step needs at least one group.');
    const members = compiler.members(step.groups, [...path, 'groups'], false);
    step.groups.forEach(({ field, rows }, at) => {
      if (field !== undefined || rows !== undefined)
        compilation.error([...path, 'groups', at], 'A step holds groups only.', 'Put it into a group.');
    });
    const groups = members.filter((member): member is ModelGroup => 'members' in member);
    const picture = compilation.picture(step.picture, [...path, 'picture']);
    return {
      name: step.step,
      label: compilation.text(step.label, [...path, 'label']),
      ...(picture !== undefined && { picture }),
      groups,
    };
  });
  compiler.warnOfUnplaced();
  return steps;
}

class ViewCompiler {
  readonly #compilation: Compilation;
  readonly #fields: ReadonlyMap<string, ModelField>;
  readonly #domains: ReadonlyMap<string, CompiledDomain>;
  readonly #tables: ReadonlyMap<string, ModelTable>;
  readonly #names = new Set<string>();
  readonly #placed = new Set<string>();
  #inRow = false;

  constructor(
    compilation: Compilation,
    fields: ReadonlyMap<string, ModelField>,
    domains: ReadonlyMap<string, CompiledDomain>,
    tables: ReadonlyMap<string, ModelTable>,
  ) {
    this.#compilation = compilation;
    this.#fields = fields;
    this.#domains = domains;
    this.#tables = tables;
  }

  /** Steps, groups and fields are addressed by name, so no name may mean two of them. */
  name(name: string, path: Path): void {
    if (this.#fields.has(name)) this.#compilation.error(path, `"${name}" is the name of a field already.`);
    else if (this.#names.has(name))
      this.#compilation.error(path, `The name "${name}" is used twice in the view.`);
    this.#names.add(name);
  }

  members(sources: readonly MemberSource[], path: Path, info: boolean): readonly (ModelField | ModelGroup)[] {
    return sources.flatMap((source, index) => {
      const place = [...path, index];
      if (source.rows !== undefined) return this.#rows({ ...source, rows: source.rows }, place, info);
      const member =
        source.field === undefined ? this.#group(source, place, info) : this.#field(source, place, info);
      const quantity = member && 'quantity' in member ? this.#fields.get(member.quantity ?? '') : undefined;
      return [member, quantity && this.#shown(quantity, info)].filter((one) => one !== undefined);
    });
  }

  /** The number of rows, and a group whose members are the rows. */
  #rows(
    source: MemberSource & { readonly rows: string },
    path: Path,
    info: boolean,
  ): readonly (ModelField | ModelGroup)[] {
    for (const key of ['field', 'members', 'info', 'options', 'feature_details', 'price_lookup'] as const) {
      if (source[key] !== undefined)
        this.#compilation.error({ path: [...path, key], key: true }, `Rows have no "${key}" here.`);
    }
    const table = this.#tables.get(source.rows);
    const rows = this.#compilation.model.rows?.get(source.rows);
    if (!table || !rows) {
      this.#compilation.unknownRows(source.rows, [...path, 'rows']);
      return [];
    }
    const name = source.group ?? table.name;
    this.name(name, [...path, source.group === undefined ? 'rows' : 'group']);
    const count = this.#field({ field: table.count }, path, info);
    this.#inRow = true;
    const members = Array.from({ length: table.max }, (_, index): ModelGroup => {
      const number = index + 1;
      const its = [...rows.fields.keys()].map((member) => ({
        field: fieldNames.inRow(table.name, number, member),
      }));
      this.name(`${name}_${number}`, path);
      return {
        name: `${name}_${number}`,
        label: rowLabel(table.label, number),
        help: undefined,
        picture: undefined,
        info,
        row: { table, number },
        members: this.members(its, path, info),
      };
    });
    this.#inRow = false;
    const group: ModelGroup = {
      name,
      label: this.#compilation.text(
        source.label ?? rows.label,
        source.label === undefined ? ['rows', table.name, 'label'] : [...path, 'label'],
      ),
      help: this.#compilation.optionalText(source.help, [...path, 'help']),
      picture: this.#compilation.picture(source.picture, [...path, 'picture']),
      info,
      properties: source.properties && Object.fromEntries(source.properties),
      table,
      members,
    };
    return count ? [count, group] : [group];
  }

  /** A field is answered in one place; info groups may show it again, to read. */
  #field(source: MemberSource, path: Path, info: boolean): ModelField | undefined {
    const name = source.field ?? '';
    for (const key of groupKeys) {
      if (source[key] === undefined) continue;
      this.#compilation.error(
        { path: [...path, key], key: true },
        `A field has no "${key}" here.`,
        'Describe the field under "fields".',
      );
    }
    const field = this.#fields.get(name);
    if (!field) {
      // A field that is wrong itself has been reported where it is described.
      if (!this.#compilation.model.fields.has(name))
        this.#compilation.unknown('field', name, this.#fields.keys(), path);
      return undefined;
    }
    if (field.row && !this.#inRow) {
      const hint = `Write "- rows: ${field.row.table.name}" for all of them.`;
      this.#compilation.error(path, 'This is a field of a row.', hint);
    }
    if (!info && this.#placed.has(name)) {
      this.#compilation.error(
        path,
        `"${name}" has a place already.`,
        'Only a group with "info: yes" can show a field again.',
      );
    }
    return this.#shown(field, info);
  }

  #shown(field: ModelField, info: boolean): ModelField {
    if (info) {
      const widget = field.widget === 'selected_image' ? field.widget : 'readonly';
      return { ...field, widget, readonly: true, mandatory: undefined, priceLookup: undefined };
    }
    this.#placed.add(field.name);
    return field;
  }

  #group(source: MemberSource, path: Path, info: boolean): ModelGroup | undefined {
    const { group: name, label, members } = source;
    if (name === undefined || label === undefined || members === undefined) {
      const missing = Object.entries({ group: name, label, members }).filter(
        ([, given]) => given === undefined,
      );
      const keys = missing.map(([key]) => `"${key}"`).join(', ');
      this.#compilation.error(
        path,
        `A group needs ${keys}.`,
        'Write "- group: its_name", "label: …" and "members: […]".',
      );
      return undefined;
    }
    this.name(name, [...path, 'group']);
    if (members.length === 0)
      this.#compilation.error([...path, 'members'], 'A group needs at least one member.');
    const isInfo = source.info ?? info;
    const compiled = this.members(members, [...path, 'members'], isInfo);
    return {
      name,
      label: this.#compilation.text(label, [...path, 'label']),
      help: this.#compilation.optionalText(source.help, [...path, 'help']),
      picture: this.#compilation.picture(source.picture, [...path, 'picture']),
      info: isInfo,
      properties: source.properties && Object.fromEntries(source.properties),
      options: compileOptions(this.#compilation, this.#domains, source, compiled, path),
      members: compiled,
    };
  }

  warnOfUnplaced(): void {
    for (const [name, field] of this.#fields) {
      if (this.#placed.has(name) || field.hidden) continue;
      const hint = 'Put it into a group, or write "hidden: yes".';
      this.#compilation.warning({ path: ['fields', name], key: true }, `"${name}" is in no step.`, hint);
    }
  }
}
