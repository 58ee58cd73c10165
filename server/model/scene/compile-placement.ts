import type { CopySource, PlacementSource, VectorSource } from '#scene/scene.ts';
import type { Axis } from '#scene/geometry/transform.ts';
import { maxCopies } from '#scene/evaluate/copies.ts';
import type { Path } from '../source/yaml-source.ts';
import { compileSlot } from './compile-slot.ts';
import type { PartContext } from './part-context.ts';
import type { SceneCompilation } from './scene-compilation.ts';
import type { TypedExpression } from './scene-names.ts';
import type { CopiedText, PlacementText, Slot } from './scene-schema.ts';

/** Compiles what is the same for parts, docking points and shapes: numbers with units, places, copies. */
export class PlacementCompiler {
  readonly compilation: SceneCompilation;
  readonly context: PartContext;

  constructor(compilation: SceneCompilation, context: PartContext) {
    this.compilation = compilation;
    this.context = context;
  }

  number(slot: Slot, path: Path, unit?: string): TypedExpression {
    return compileSlot(this.compilation, slot, path, this.context.names, { type: 'number', unit });
  }

  length(slot: Slot, path: Path): TypedExpression {
    return this.number(slot, path, this.compilation.lengthUnit);
  }

  angle(slot: Slot, path: Path): TypedExpression {
    return this.number(slot, path, '°');
  }

  truth(slot: Slot, path: Path): TypedExpression {
    return compileSlot(this.compilation, slot, path, this.context.names, { type: 'truth' });
  }

  word(slot: Slot, path: Path, resolve: (word: string, path: Path) => string | undefined): TypedExpression {
    return compileSlot(this.compilation, slot, path, this.context.names, { type: 'word', resolve });
  }

  point(slot: Slot, path: Path): TypedExpression['expression'] {
    return this.word(slot, path, (written, place) => this.context.resolvePoint(written, place)).expression;
  }

  vector(slots: readonly Slot[], path: Path, kind: 'length' | 'angle' = 'length'): VectorSource {
    if (slots.length !== 3)
      this.compilation.error(
        path,
        `There are ${slots.length} numbers here instead of 3.`,
        'Write [x, y, z].',
      );
    const [x, y, z] = [0, 1, 2].map((index) => this[kind](slots[index] ?? '0', [...path, index]).expression);
    return [x ?? 0, y ?? 0, z ?? 0];
  }

  placement({ on, along, at, turn }: PlacementText, path: Path, axis?: Axis): PlacementSource {
    if (on !== undefined && along)
      this.compilation.error(
        { path: [...path, 'along'], key: true },
        'A place has "on" or "along", not both.',
      );
    return {
      ...(on !== undefined && { on: this.point(on, [...path, 'on']) }),
      ...(along && {
        along: {
          from: this.point(along.from, [...path, 'along', 'from']),
          to: this.point(along.to, [...path, 'along', 'to']),
          ...(along.share !== undefined && {
            share: this.number(along.share, [...path, 'along', 'share']).expression,
          }),
          ...(along.shift !== undefined && {
            shift: this.length(along.shift, [...path, 'along', 'shift']).expression,
          }),
        },
      }),
      ...(at && { at: this.vector(at, [...path, 'at']) }),
      ...(turn && { turn: this.vector(turn, [...path, 'turn'], 'angle') }),
      ...(axis && { axis }),
    };
  }

  /** With how many copies there can be at most. */
  copies(
    { repeat, mirror }: CopiedText,
    path: Path,
  ): { readonly source: { repeat?: readonly CopySource[]; mirror?: Axis }; readonly most: number } {
    let most = mirror ? 2 : 1;
    const rows = repeat?.map(({ count, shift, around, angle }, index): CopySource => {
      const place = [...path, 'repeat', index];
      const number = this.number(count, [...place, 'count']);
      most *= this.#mostOf(number, [...place, 'count']);
      if (!shift && !around)
        this.compilation.error(
          place,
          'All copies are in the same place.',
          'Give them a "shift", or say "around" what.',
        );
      return {
        count: number.expression,
        ...(shift && { shift: this.vector(shift, [...place, 'shift']) }),
        ...(around && { around }),
        ...(angle !== undefined && { angle: this.angle(angle, [...place, 'angle']).expression }),
      };
    });
    return { source: { ...(rows && { repeat: rows }), ...(mirror && { mirror }) }, most };
  }

  #mostOf({ max }: TypedExpression, path: Path): number {
    if (max <= maxCopies) return Math.max(0, Math.round(max));
    const message = Number.isFinite(max)
      ? `There can be ${max} copies.`
      : 'The number of copies has no upper limit.';
    this.compilation.error(
      path,
      message,
      `Not more than ${maxCopies} are drawn: limit it, as with "min(…, 100)".`,
    );
    return 0;
  }
}
