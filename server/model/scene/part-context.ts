import { hintFor } from '../source/suggest-name.ts';
import type { Path } from '../source/yaml-source.ts';
import type { SceneCompilation } from './scene-compilation.ts';
import type { RowContext, SceneNames } from './scene-names.ts';
import type { PartSource } from './scene-schema.ts';

/** A part of the compiled scene: one of the file, or one of a row of it. */
export interface PartInstance {
  /** `valve`, or `valve_2` in the second row. */
  readonly name: string;
  /** As the author calls it. */
  readonly written: string;
  readonly source: PartSource;
  readonly row: RowContext | undefined;
}

/** What a part of the scene can speak about: the docking points of all parts, and names in its row. */
export class PartContext {
  readonly part: PartInstance | undefined;
  readonly names: SceneNames;
  /** Parts whose docking points it uses. */
  readonly needs = new Set<string>();
  /** Of its own docking points, those that were used, until `takeOwnPoints`. */
  #ownPoints = new Set<string>();
  readonly #compilation: SceneCompilation;
  readonly #parts: ReadonlyMap<string, PartInstance>;

  constructor(
    compilation: SceneCompilation,
    parts: ReadonlyMap<string, PartInstance>,
    names: SceneNames,
    part?: PartInstance,
  ) {
    this.#compilation = compilation;
    this.#parts = parts;
    this.names = names;
    this.part = part;
  }

  /** The own docking points that were used since it was asked before. */
  takeOwnPoints(): ReadonlySet<string> {
    const used = this.#ownPoints;
    this.#ownPoints = new Set();
    return used;
  }

  /**
   * The full name of a docking point: `point` of this part, `part.point`, or `part` for the frame of a part itself.
   * Undefined for one that is not there, which has been reported.
   */
  resolvePoint(written: string, path: Path): string | undefined {
    const [first = '', point, ...more] = written.split('.');
    if (point === undefined && this.part?.source.points?.has(first)) {
      this.#ownPoints.add(first);
      return `${this.part.name}.${first}`;
    }
    const target = more.length === 0 ? this.#target(first, path) : undefined;
    if (more.length > 0)
      this.#compilation.error(
        path,
        'This is no docking point.',
        'Write "part.point", or "point" of the same part.',
      );
    if (!target) return undefined;
    const known = target.source.points;
    if (point !== undefined && !known?.has(point)) {
      const hint =
        hintFor(point, known?.keys() ?? []) ?? `Describe it under "points" of "${target.written}".`;
      this.#compilation.error(path, `"${target.written}" has no docking point "${point}".`, hint);
      return undefined;
    }
    if (target.name === this.part?.name) {
      if (point !== undefined) this.#ownPoints.add(point);
    } else this.needs.add(target.name);
    return point === undefined ? target.name : `${target.name}.${point}`;
  }

  /** The part of that name; in a row, the one of the same row. */
  #target(written: string, path: Path): PartInstance | undefined {
    const row = this.part?.row;
    const found = (row && this.#parts.get(`${written}_${row.number}`)) ?? this.#parts.get(written);
    if (found) return found;
    const inRows = [...this.#parts.values()].find((part) => part.row && part.written === written);
    if (inRows) {
      this.#compilation.error(
        path,
        `There is a part "${written}" in each row.`,
        `Write "${written}_1" for that of the first one.`,
      );
      return undefined;
    }
    const own = this.part?.source.points?.keys() ?? [];
    const known = [...own, ...[...this.#parts.values()].map((part) => part.written)];
    this.#compilation.error(
      path,
      `There is no part and no docking point "${written}".`,
      hintFor(written, known),
    );
    return undefined;
  }
}
