import type { Expression } from '#scene/expression/expression.ts';
import { textures, type ParameterKind, type Parameters } from '#scene/shape/shape-parameters.ts';
import type { PathPointSource } from '#scene/shape/shape.ts';
import { hintFor } from '../source/suggest-name.ts';
import type { Path } from '../source/yaml-source.ts';
import { compileSlot } from './compile-slot.ts';
import type { PlacementCompiler } from './compile-placement.ts';
import type { LabelText, PathPointText, Slot } from './scene-schema.ts';

/**
 * The parameters of a shape or a material, as the table of shapes says them to be.
 * @param written what the schema has read: for every parameter what `scene-schema.ts` has for its kind
 */
export function compileParameters(
  compiler: PlacementCompiler,
  { needed, optional }: Parameters,
  written: Readonly<Record<string, unknown>>,
  path: Path,
): Readonly<Record<string, unknown>> {
  const compiled: Record<string, unknown> = {};
  for (const [name, kind] of [...Object.entries(needed), ...Object.entries(optional)]) {
    const value = written[name];
    if (value === undefined) continue;
    compiled[name] = compileParameter(compiler, kind, value, [...path, name], Object.hasOwn(needed, name));
  }
  return compiled;
}

function compileParameter(
  compiler: PlacementCompiler,
  kind: ParameterKind,
  value: unknown,
  path: Path,
  isNeeded: boolean,
): unknown {
  const slot = value as Slot;
  const { compilation } = compiler;
  switch (kind) {
    case 'length': {
      const length = compiler.length(slot, path);
      const isNothing = isNeeded ? length.max <= 0 : length.max < 0;
      if (isNothing) compilation.error(path, 'This length is never greater than 0.');
      return length.expression;
    }
    case 'angle':
      return compiler.angle(slot, path).expression;
    case 'number':
    case 'count':
      return compiler.number(slot, path).expression;
    case 'truth':
      return compiler.truth(slot, path).expression;
    case 'size':
      return compiler.vector(value as readonly Slot[], path);
    case 'path':
      return (value as readonly PathPointText[]).map((point, index) =>
        pathPoint(compiler, point, [...path, index]),
      );
    case 'outline':
      return outline(compiler, value, path);
    case 'outlines':
      return (value as readonly unknown[]).map((points, index) =>
        outline(compiler, points, [...path, index]),
      );
    case 'circles':
      return (value as readonly (readonly Slot[])[]).map((circle, index) => {
        const [x, y, diameter, count] = numbers(compiler, circle, [...path, index], 3, 4, '[x, y, diameter]');
        return { at: [x, y], diameter, ...(count !== undefined && { count }) };
      });
    case 'wheels':
      return (value as readonly (readonly Slot[])[]).map((wheel, index) => {
        const isOutside = wheel[3] === 'outside';
        const [x, y, diameter] = numbers(
          compiler,
          isOutside ? wheel.slice(0, 3) : wheel,
          [...path, index],
          3,
          3,
          '[x, y, diameter] or [x, y, diameter, outside]',
        );
        return { at: [x, y], diameter, ...(isOutside && { outside: true }) };
      });
    case 'color':
      return compiler.word(slot, path, (word, place) => {
        if (/^#[\da-f]{6}$/i.test(word)) return word.toLowerCase();
        compilation.error(place, 'This is not a colour.', "Write it in quotes, as '#3763e0'.");
        return undefined;
      }).expression;
    case 'texture':
      return compiler.word(slot, path, (word, place) => {
        const known = textures.find((texture) => texture === word);
        if (!known) compilation.error(place, `There is no texture "${word}".`, hintFor(word, textures));
        return known;
      }).expression;
    case 'text':
      return label(compiler, value as LabelText, path);
    case 'file':
      if (!compilation.assets.has(value as string)) {
        const hint =
          hintFor(value as string, compilation.assets) ?? 'Put it into the folder "assets" of the product.';
        compilation.error(path, `There is no file "${String(value)}" in the folder "assets".`, hint);
      }
      return value;
    case 'ends':
    case 'image':
      return value;
  }
}

function label(compiler: PlacementCompiler, value: LabelText, path: Path): unknown {
  if (typeof value === 'string') return compiler.compilation.text(value, path);
  const { compilation, context } = compiler;
  const place = [...path, 'value'];
  const result = compileSlot(compilation, value.value, place, context.names, { type: 'any' });
  if (result.type !== 'word') compilation.error(place, 'This is not a text.', 'Take a text field.');
  return result.expression;
}

function pathPoint(compiler: PlacementCompiler, point: PathPointText, path: Path): PathPointSource {
  if (typeof point === 'string') return { point: compiler.point(point, path) };
  if (Array.isArray(point)) {
    const [x = 0, y = 0, z = 0, bend] = numbers(compiler, point, path, 3, 4, '[x, y, z]');
    return { at: [x, y, z], ...(bend !== undefined && { bend }) };
  }
  const { at, shift, bend } = point;
  return {
    point: compiler.point(at, [...path, 'at']),
    ...(shift && { shift: compiler.vector(shift, [...path, 'shift']) }),
    ...(bend !== undefined && { bend: compiler.length(bend, [...path, 'bend']).expression }),
  };
}

function outline(compiler: PlacementCompiler, value: unknown, path: Path): unknown {
  return (value as readonly (readonly Slot[])[]).map((point, index) => {
    const [x, y, corner] = numbers(compiler, point, [...path, index], 2, 3, '[x, y] or [x, y, corner]');
    return { at: [x, y], ...(corner !== undefined && { corner }) };
  });
}

/** Lengths; the last of circles is a number of copies, which has no unit either. */
function numbers(
  compiler: PlacementCompiler,
  slots: readonly Slot[],
  path: Path,
  least: number,
  most: number,
  form: string,
): readonly Expression[] {
  if (slots.length < least || slots.length > most)
    compiler.compilation.error(path, `There are ${slots.length} numbers here.`, `Write ${form}.`);
  const found = slots.slice(0, most).map((slot, index) => compiler.length(slot, [...path, index]).expression);
  return [...found, ...Array<Expression>(Math.max(0, least - found.length)).fill(0)];
}
