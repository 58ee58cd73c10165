/**
 * Reads a USDZ archive as the specification lays it out (https://openusd.org/release/spec_usdz.html): a zip archive without compression
 * and encryption, the data of each file at a multiple of 64 bytes, the layer that is opened first, and only types of files that
 * are allowed. Of the layers it reads what a size follows from: units, transforms, points and references, as three.js writes them.
 */
import { Box3, Matrix4, Vector3 } from 'three';

const allowed = /^[\w/]+\.(usd|usda|usdc|png|jpe?g|exr|avif|m4a|mp3|wav)$/;

export interface ReadUsdz {
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** What is against the rules. */
  readonly faults: readonly string[];
  /** In metres. */
  readonly size: readonly number[];
  /** Of parts, by the name of their prim. */
  readonly middles: ReadonlyMap<string, Vector3>;
}

export function readUsdz(archive: ArrayBuffer): ReadUsdz {
  const faults: string[] = [];
  const files = readArchive(archive, faults);
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));
  const [first = ''] = files.keys();
  const root = textOf(first);
  const rules = [/^#usda 1\.0\n/, /\bmetersPerUnit = 1\n/, /\bupAxis = "Y"\n/, /\bdefaultPrim = "Root"\n/];
  for (const rule of rules) if (!rule.test(root)) faults.push(`${first} does not say ${rule.source}`);
  if (!/^def Xform "Root"/m.test(root)) faults.push('The default prim is not there.');
  for (const [, name = ''] of root.matchAll(/@(?:\.\/)?([^@]+)@/g))
    if (!files.has(name)) faults.push(`${name} is not there.`);
  const { box, middles } = measure(root, textOf);
  return { files, faults, size: box.getSize(new Vector3()).toArray(), middles };
}

function readArchive(archive: ArrayBuffer, faults: string[]): Map<string, Uint8Array<ArrayBuffer>> {
  const view = new DataView(archive);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let at = 0;
  while (view.getUint32(at, true) === 0x04034b50) {
    const [flags, method] = [view.getUint16(at + 6, true), view.getUint16(at + 8, true)];
    const [size, fullSize] = [view.getUint32(at + 18, true), view.getUint32(at + 22, true)];
    const [nameLength, extraLength] = [view.getUint16(at + 26, true), view.getUint16(at + 28, true)];
    const name = new TextDecoder().decode(new Uint8Array(archive, at + 30, nameLength));
    const start = at + 30 + nameLength + extraLength;
    if (method !== 0 || size !== fullSize) faults.push(`${name} is compressed.`);
    if (flags & 1) faults.push(`${name} is encrypted.`);
    if (start % 64 !== 0) faults.push(`${name} begins at ${start}.`);
    if (!allowed.test(name)) faults.push(`${name} is of no type that is allowed.`);
    if (files.size === 0 && !/\.usd[ac]?$/.test(name)) faults.push(`The first file is ${name}.`);
    files.set(name, new Uint8Array(archive, start, size));
    at = start + size;
  }
  let listed = 0;
  while (view.getUint32(at, true) === 0x02014b50) {
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    listed += 1;
  }
  if (listed !== files.size || view.getUint32(at, true) !== 0x06054b50)
    faults.push('The directory is wrong.');
  return files;
}

/** Goes through the prims of the root layer, each with the transforms of those around it. */
function measure(root: string, textOf: (name: string) => string) {
  const box = new Box3();
  const middles = new Map<string, Vector3>();
  const parts = new Map<string, Box3>();
  const points = new Map<string, Vector3[]>();
  const open: { name: string; matrix: Matrix4; file?: string }[] = [];
  for (const line of root.split('\n')) {
    const [, name] = /^\t*def \w+ "(\w+)"/.exec(line) ?? [];
    const around = open.at(-1);
    if (name !== undefined) open.push({ name, matrix: around?.matrix.clone() ?? new Matrix4() });
    const prim = open.at(-1);
    if (!prim) continue;
    const [, file] = /references = @\.\/([^@]+)@/.exec(line) ?? [];
    if (file !== undefined) prim.file = file;
    const [, numbers] = /matrix4d xformOp:transform = (.*)$/.exec(line) ?? [];
    if (numbers !== undefined) prim.matrix.multiply(new Matrix4().fromArray(numbersIn(numbers)));
    if (!/^\t*\}$/.test(line) || line.length - 1 !== open.length - 1) continue;
    open.pop();
    if (prim.file === undefined) continue;
    const part = parts.get(open.at(-1)?.name ?? '') ?? new Box3();
    parts.set(open.at(-1)?.name ?? '', part);
    for (const point of pointsOf(prim.file)) {
      const placed = point.clone().applyMatrix4(prim.matrix);
      box.expandByPoint(placed);
      part.expandByPoint(placed);
    }
  }
  for (const [name, part] of parts) middles.set(name, part.getCenter(new Vector3()));
  return { box, middles };

  function pointsOf(file: string): Vector3[] {
    const known = points.get(file);
    if (known) return known;
    const numbers = numbersIn(/point3f\[\] points = \[(.*)\]/.exec(textOf(file))?.[1] ?? '');
    const made = Array.from({ length: numbers.length / 3 }, (_, place) =>
      new Vector3().fromArray(numbers, place * 3),
    );
    points.set(file, made);
    return made;
  }
}

function numbersIn(text: string): number[] {
  return (text.match(/-?\d[\d.e+-]*/g) ?? []).map(Number);
}
