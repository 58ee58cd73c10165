import { shapeKinds, shapeParameters } from '#scene/shape/shape-parameters.ts';
import type { ShapeSource } from '#scene/shape/shape.ts';
import type { Expression } from '#scene/expression/expression.ts';
import type { SceneBody, SceneClick, ScenePart } from '#scene/scene.ts';
import { rowLabel } from '../product/row-label.ts';
import { valuesOf, type ModelField } from '../product/model-field.ts';
import { hintFor } from '../source/suggest-name.ts';
import type { Path } from '../source/yaml-source.ts';
import { compileParameters } from './compile-parameters.ts';
import { PlacementCompiler } from './compile-placement.ts';
import { compileSlot } from './compile-slot.ts';
import { dockingOrder } from './docking-order.ts';
import type { PartContext, PartInstance } from './part-context.ts';
import type { SceneCompilation } from './scene-compilation.ts';
import type { BodySource } from './scene-schema.ts';

export interface CompiledPart {
  readonly part: ScenePart;
  /** Parts that have to come before it. */
  readonly needs: ReadonlySet<string>;
  /** How many copies of shapes it can have at most. */
  readonly copies: number;
}

/** What a part may refer to besides other parts. */
export interface SceneReferences {
  readonly materials: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Fields that are told about, beside those that are read. */
  readonly mention: (field: ModelField) => void;
}

export function compilePart(
  compilation: SceneCompilation,
  context: PartContext,
  instance: PartInstance,
  references: SceneReferences,
): CompiledPart {
  return new PartCompiler(compilation, context, instance, references).result();
}

class PartCompiler {
  readonly #compilation: SceneCompilation;
  readonly #context: PartContext;
  readonly #compiler: PlacementCompiler;
  readonly #instance: PartInstance;
  readonly #references: SceneReferences;
  readonly #path: Path;

  constructor(
    compilation: SceneCompilation,
    context: PartContext,
    instance: PartInstance,
    references: SceneReferences,
  ) {
    this.#compilation = compilation;
    this.#context = context;
    this.#compiler = new PlacementCompiler(compilation, context);
    this.#instance = instance;
    this.#references = references;
    this.#path = ['parts', instance.written];
  }

  result(): CompiledPart {
    const { source, name, row } = this.#instance;
    const path = this.#path;
    const { source: copied, most } = this.#compiler.copies(source, path);
    const bodies = source.shapes?.map((body, index) => this.#body(body, [...path, 'shapes', index])) ?? [];
    const label =
      source.label === undefined ? undefined : this.#compilation.text(source.label, [...path, 'label']);
    const when = this.#when();
    const part: ScenePart = {
      name,
      ...(label && { label: row ? rowLabel(label, row.number) : label }),
      about: (source.about ?? []).flatMap((field, index) => this.#about(field, [...path, 'about', index])),
      ...(source.group !== undefined && { group: this.#group(source.group) }),
      ...(source.click && { click: this.#click(source.click) }),
      ...(when !== undefined && { when }),
      placement: this.#compiler.placement(source, path),
      points: this.#points(),
      bodies: bodies.map(({ body }) => body),
      ...(source.enter && { enter: this.#compiler.vector(source.enter, [...path, 'enter']) }),
      ...(source.detail && { detail: true }),
      ...copied,
    };
    return {
      part,
      needs: this.#context.needs,
      copies: bodies.reduce((sum, body) => sum + body.most, 0) * most,
    };
  }

  /** In a row, it is there only while the row is. */
  #when(): Expression | undefined {
    const { source, row } = this.#instance;
    const when =
      source.when === undefined
        ? undefined
        : this.#compiler.truth(source.when, [...this.#path, 'when']).expression;
    const count = row && row.number > row.table.min ? this.#context.names.find(row.table.count) : undefined;
    if (!row || !count) return when;
    const isThere: Expression = { op: '>=', args: [count.expression, row.number] };
    return when === undefined ? isThere : { op: 'and', args: [isThere, when] };
  }

  #about(written: string, path: Path): readonly string[] {
    const field = this.#field(written, path);
    if (!field) return [];
    this.#references.mention(field);
    return [field.name];
  }

  #field(written: string, path: Path): ModelField | undefined {
    const field = this.#context.names.field(written);
    if (!field) this.#compilation.unknown('field', written, this.#context.names.all, path);
    return field;
  }

  #group(written: string): string {
    const { groups } = this.#references;
    if (!groups.has(written)) this.#compilation.unknown('group', written, groups, [...this.#path, 'group']);
    return written;
  }

  #click({ cycle, commit }: NonNullable<PartInstance['source']['click']>): SceneClick {
    const path = [...this.#path, 'click'];
    if ((cycle === undefined) === (commit === undefined))
      this.#compilation.error({ path, key: true }, 'A click has either "cycle" or "commit".');
    if (cycle !== undefined) return this.#cycle(cycle, [...path, 'cycle']);
    const entries = [...(commit ?? [])].flatMap(([written, slot]): [string, Expression][] => {
      const place = [...path, 'commit', written];
      const field = this.#field(written, place);
      if (!field) return [];
      const words = valuesOf(field).map(({ name }) => name);
      if (field.type === 'yes-no' && (slot === 'yes' || slot === 'no')) return [[field.name, slot === 'yes']];
      const value =
        typeof slot === 'string' && (words.includes(slot) || field.type === 'text')
          ? slot
          : compileSlot(this.#compilation, slot, place, this.#context.names, { type: 'any' }).expression;
      return [[field.name, value]];
    });
    return { commit: Object.fromEntries(entries) };
  }

  #cycle(written: string, path: Path): SceneClick {
    const field = this.#field(written, path);
    if (!field) return { commit: {} };
    this.#references.mention(field);
    this.#context.names.find(written);
    const values = valuesOf(field).map(({ name }) => name);
    if (values.length === 0)
      this.#compilation.error(path, `"${written}" has no values to go through.`, 'Take a field with values.');
    return { cycle: field.name, values };
  }

  /** In the order in which they need each other. */
  #points(): ScenePart['points'] {
    const written = this.#instance.source.points ?? new Map<string, never>();
    this.#context.takeOwnPoints();
    const needs = new Map<string, ReadonlySet<string>>();
    const placements = new Map(
      [...written].map(([name, placement]) => {
        const compiled = this.#compiler.placement(placement, [...this.#path, 'points', name]);
        needs.set(name, this.#context.takeOwnPoints());
        return [name, compiled] as const;
      }),
    );
    const { ordered, cycles } = dockingOrder(needs);
    for (const cycle of cycles) {
      const place = { path: [...this.#path, 'points', cycle[0] ?? ''], key: true };
      this.#compilation.error(place, 'This docking point is placed on itself.', `${cycle.join(' → ')}.`);
    }
    return ordered.map((name) => ({ name, placement: placements.get(name) ?? {} }));
  }

  #body(source: BodySource, path: Path): { readonly body: SceneBody; readonly most: number } {
    const { source: copied, most } = this.#compiler.copies(source, path);
    const { materials } = this.#references;
    const material = this.#compiler.word(source.material, [...path, 'material'], (word, place) => {
      if (materials.has(word)) return word;
      this.#compilation.unknown('material', word, materials, place);
      return undefined;
    });
    const body: SceneBody = {
      shape: this.#shape(source, path),
      material: material.expression,
      ...(source.when !== undefined && {
        when: this.#compiler.truth(source.when, [...path, 'when']).expression,
      }),
      placement: this.#compiler.placement(source, path, source.axis),
      ...(source.detail && { detail: true }),
      ...copied,
    };
    return { body, most };
  }

  #shape(source: BodySource, path: Path): ShapeSource {
    const [kind, another] = shapeKinds.filter((name) => source[name] !== undefined);
    if (!kind) {
      this.#compilation.error(path, 'There is no shape here.', hintFor('', shapeKinds));
      return { kind: 'box', size: [1, 1, 1] };
    }
    if (another)
      this.#compilation.error(
        { path: [...path, another], key: true },
        'This is a second shape.',
        'Begin another entry for it.',
      );
    const parameters = compileParameters(this.#compiler, shapeParameters[kind], source[kind] ?? {}, [
      ...path,
      kind,
    ]);
    return { kind, ...parameters } as ShapeSource;
  }
}
