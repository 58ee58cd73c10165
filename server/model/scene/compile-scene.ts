import { maxCopies } from '#scene/evaluate/copies.ts';
import { materialParameters } from '#scene/shape/shape-parameters.ts';
import type { MaterialSource } from '#scene/shape/shape.ts';
import { sceneFormat, type Scene, type SceneField, type ScenePart } from '#scene/scene.ts';
import type { DrawnDimension } from '../product/product-drawing.ts';
import { nameOf } from '../product/row-label.ts';
import { domainOf, unitOf, type ModelField } from '../product/model-field.ts';
import { groupsOf } from '../product/groups-of.ts';
import { hintFor } from '../source/suggest-name.ts';
import type { LocalizedText } from '../source/texts.ts';
import { compileDrawing } from './compile-drawing.ts';
import { compileParameters } from './compile-parameters.ts';
import { compilePart } from './compile-part.ts';
import { PlacementCompiler } from './compile-placement.ts';
import { compileSlot } from './compile-slot.ts';
import { dockingOrder } from './docking-order.ts';
import { PartContext, type PartInstance } from './part-context.ts';
import type { SceneCompilation } from './scene-compilation.ts';
import { SceneNames, typed, type SceneModel, type TypedExpression } from './scene-names.ts';
import type { SceneSource } from './scene-schema.ts';

export interface CompiledScene {
  readonly scene: Scene;
  /** Dimensions of the technical drawing. */
  readonly drawn: readonly DrawnDimension[];
  /** What the author calls each part. */
  readonly written: ReadonlyMap<string, string>;
}

const metres = { mm: 0.001, cm: 0.01, m: 1, in: 0.0254 } as const;

/**
 * A scene as the author wrote it, with every name resolved. What is wrong has been reported to the compilation; with
 * errors the result means nothing.
 */
export function compileScene(
  compilation: SceneCompilation,
  source: SceneSource,
  model: SceneModel & { readonly name: string; readonly title: LocalizedText },
): CompiledScene {
  const told = new Set<string>();
  const actions = [...(source.actions ?? [])].map(([name, action]) => ({
    name,
    label: compilation.text(action.label, ['actions', name, 'label']),
    slot: action.when,
  }));
  const known = new Map<string, TypedExpression>();
  for (const { name } of actions) known.set(name, typed({ op: 'value', name }, 'truth'));
  const names = new SceneNames(model, known, told);
  checkNames(compilation, source, model);
  const values = compileValues(compilation, source, names, known);

  const instances = instancesOf(compilation, source, model);
  const context = new PartContext(compilation, instances, names);
  const compiler = new PlacementCompiler(compilation, context);
  const groups = new Set(model.steps.flatMap(groupsOf).map(({ name }) => name));
  const references = {
    materials: new Set(source.materials.keys()),
    groups,
    mention: ({ name }: ModelField) => void told.add(name),
  };
  const parts = compileParts(compilation, instances, names, references);
  const views = [...source.views].map(([name, view]) => ({
    name,
    label: compilation.text(view.label, ['views', name, 'label']),
    azimuth: compiler.angle(view.azimuth, ['views', name, 'azimuth']).expression,
    elevation: compiler.angle(view.elevation, ['views', name, 'elevation']).expression,
    fit: (view.fit ?? []).flatMap((written, index) => {
      const fitting = [...instances.values()].filter(
        (part) => part.written === written || part.name === written,
      );
      if (fitting.length === 0)
        compilation.unknown('part', written, source.parts.keys(), ['views', name, 'fit', index]);
      return fitting.map((part) => part.name);
    }),
  }));
  if (views.length === 0) compilation.error({ path: ['views'], key: true }, 'A scene needs a view.');
  const drawn = compileDrawing(compiler, source);
  const scene: Scene = {
    format: sceneFormat,
    name: model.name,
    title: model.title,
    unit: metres[source.unit],
    actions: actions.map(({ name, label, slot }) => ({
      name,
      label,
      ...(slot !== undefined && { when: compiler.truth(slot, ['actions', name, 'when']).expression }),
    })),
    values,
    materials: Object.fromEntries(
      [...source.materials].map(([name, material]) => [
        name,
        compileParameters(compiler, materialParameters, material, ['materials', name]) as MaterialSource,
      ]),
    ),
    parts,
    dimensions: [...(source.dimensions ?? [])].map(([name, dimension]) => {
      const path = ['dimensions', name];
      return {
        name,
        label: compilation.text(dimension.label, [...path, 'label']),
        from: compiler.point(dimension.from, [...path, 'from']),
        to: compiler.point(dimension.to, [...path, 'to']),
        ...(dimension.axis && { axis: dimension.axis }),
        ...(dimension.shift && { shift: compiler.vector(dimension.shift, [...path, 'shift']) }),
        ...(dimension.when !== undefined && {
          when: compiler.truth(dimension.when, [...path, 'when']).expression,
        }),
      };
    }),
    views,
    groups: Object.fromEntries(compileGroups(compilation, source, groups)),
    // Last: by now everything that is read has been asked for.
    fields: Object.fromEntries([...told].map((name) => [name, sceneField(model, name)])),
  };
  return {
    scene,
    drawn,
    written: new Map([...instances].map(([name, { written }]) => [name, written])),
  };
}

/** A value or action must not hide a field. */
function checkNames(compilation: SceneCompilation, source: SceneSource, { fields }: SceneModel): void {
  for (const section of ['actions', 'values'] as const)
    for (const name of source[section]?.keys() ?? []) {
      const taken = fields.has(name)
        ? 'a field'
        : section === 'values' && source.actions?.has(name)
          ? 'an action'
          : '';
      if (taken)
        compilation.error({ path: [section, name], key: true }, `"${name}" is the name of ${taken} already.`);
    }
}

/** In the order of the file: a value may use those before it. */
function compileValues(
  compilation: SceneCompilation,
  { values }: SceneSource,
  names: SceneNames,
  known: Map<string, TypedExpression>,
): Scene['values'] {
  return [...(values ?? [])].map(([name, slot]) => {
    const value = compileSlot(compilation, slot, ['values', name], names, { type: 'any' });
    known.set(name, { ...value, expression: { op: 'value', name } });
    return { name, value: value.expression };
  });
}

/** The parts by what they are called; those of rows once for each possible row. */
function instancesOf(
  compilation: SceneCompilation,
  { parts }: SceneSource,
  { tables }: SceneModel,
): ReadonlyMap<string, PartInstance> {
  const instances = new Map<string, PartInstance>();
  const add = (instance: PartInstance): void => {
    if (instances.has(instance.name))
      compilation.error(
        { path: ['parts', instance.written], key: true },
        `"${instance.name}" is the name of two parts.`,
      );
    instances.set(instance.name, instance);
  };
  for (const [written, source] of parts) {
    const table = source.each === undefined ? undefined : tables.get(source.each);
    if (source.each !== undefined && !table) {
      const message = `There are no rows "${source.each}".`;
      compilation.error(['parts', written, 'each'], message, hintFor(source.each, tables.keys()));
    }
    if (!table) add({ name: written, written, source, row: undefined });
    for (let number = 1; number <= (table?.max ?? 0); number++)
      if (table) add({ name: `${written}_${number}`, written, source, row: { table, number } });
  }
  return instances;
}

function compileParts(
  compilation: SceneCompilation,
  instances: ReadonlyMap<string, PartInstance>,
  names: SceneNames,
  references: Parameters<typeof compilePart>[3],
): readonly ScenePart[] {
  const compiled = new Map(
    [...instances].map(([name, instance]) => {
      const context = new PartContext(compilation, instances, names.inRow(instance.row), instance);
      return [name, compilePart(compilation, context, instance, references)] as const;
    }),
  );
  const { ordered, cycles } = dockingOrder(new Map([...compiled].map(([name, { needs }]) => [name, needs])));
  for (const cycle of cycles) {
    const written = instances.get(cycle[0] ?? '')?.written ?? '';
    const hint = `${cycle.join(' → ')}. A shape that only reaches back can be in a part of its own.`;
    compilation.error({ path: ['parts', written], key: true }, 'This part is docked to itself.', hint);
  }
  const copies = [...compiled.values()].reduce((sum, part) => sum + part.copies, 0);
  if (copies > maxCopies)
    compilation.error(
      { path: ['parts'], key: true },
      `The scene can have ${copies} copies of shapes.`,
      `Not more than ${maxCopies} are drawn.`,
    );
  return ordered.flatMap((name) => compiled.get(name)?.part ?? []);
}

function compileGroups(
  compilation: SceneCompilation,
  source: SceneSource,
  groups: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  return [...(source.groups ?? [])].map(([group, view]) => {
    if (!groups.has(group))
      compilation.unknown('group', group, groups, { path: ['groups', group], key: true });
    if (!source.views.has(view)) compilation.unknown('view', view, source.views.keys(), ['groups', group]);
    return [group, view];
  });
}

function sceneField({ fields }: SceneModel, name: string): SceneField {
  const field = fields.get(name);
  if (!field) throw new Error(`A scene reads "${name}", which is no field.`);
  const unit = unitOf(field);
  const domain = domainOf(field);
  return {
    type: sceneType(field),
    label: nameOf(field),
    ...(unit !== undefined && { unit }),
    ...(domain && { values: Object.fromEntries(domain.values.map((value) => [value.name, value.label])) }),
  };
}

function sceneType(field: ModelField): SceneField['type'] {
  switch (field.type) {
    case 'yes-no':
      return 'truth';
    case 'integer':
    case 'decimal':
      return 'number';
    case 'computed':
      return field.calculation.result === 'yes-no' ? 'truth' : 'number';
    case 'enumerated':
    case 'text':
      return 'word';
  }
}
