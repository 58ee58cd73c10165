import type { Vector } from '../geometry/vector.ts';

/** Triangles with a normal for each corner; texture coordinates are in metres along the surface. */
export interface MeshData {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly uvs: Float32Array;
  readonly indices: Uint32Array;
}

export class MeshBuilder {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #uvs: number[] = [];
  readonly #indices: number[] = [];

  /** @returns the index of the new corner */
  corner(at: Vector, normal: Vector, u: number, v: number): number {
    this.#positions.push(...at);
    this.#normals.push(...normal);
    this.#uvs.push(u, v);
    return this.#positions.length / 3 - 1;
  }

  /** Counterclockwise, seen from outside. */
  triangle(a: number, b: number, c: number): void {
    this.#indices.push(a, b, c);
  }

  /** `a` and `b` on one row, `d` and `c` above them on the next. */
  quad(a: number, b: number, c: number, d: number): void {
    this.#indices.push(a, b, c, a, c, d);
  }

  build(): MeshData {
    return {
      positions: new Float32Array(this.#positions),
      normals: new Float32Array(this.#normals),
      uvs: new Float32Array(this.#uvs),
      indices: new Uint32Array(this.#indices),
    };
  }
}
