/**
 * A snapshot as the bytes of a file, and back:
 *
 *     magic 8 │ key 32 │ SHA-256 of the rest 32 │ variables 4 │ then for each list: count 4, bytes per number 4, numbers
 *
 * Each list takes as few bytes per number as its largest one needs; numbers are in the machine's own order, which is part
 * of the key. Whatever is not exactly as it was written is refused.
 */
import { createHash } from 'node:crypto';
import { InvalidSnapshot } from '#server/engine/engine-errors.ts';
import type { Snapshot } from '#server/engine/snapshot.ts';

const MAGIC = Buffer.from('BSPKENG1');
const KEY = MAGIC.length;
const SUM = KEY + 32;
const BODY = SUM + 32;

/** @param key SHA-256 of what the snapshot was made of */
export function packSnapshot(snapshot: Snapshot, key: Buffer): Buffer {
  const { clauses, states, bounds, completion, solutions } = snapshot;
  const lists = [clauses.counts, clauses.shapes, clauses.literals, states, bounds, completion, solutions];
  const body = Buffer.concat([uint32(clauses.variables), ...lists.flatMap(packList)]);
  return Buffer.concat([MAGIC, key, sumOf(body), body]);
}

/** @throws InvalidSnapshot for anything but what `packSnapshot` made with the same key */
export function unpackSnapshot(file: Buffer, key: Buffer): Snapshot {
  if (!file.subarray(0, KEY).equals(MAGIC))
    throw new InvalidSnapshot('It is no snapshot, or one of another version.');
  if (!file.subarray(KEY, SUM).equals(key)) throw new InvalidSnapshot('It was made of something else.');
  const body = file.subarray(BODY);
  if (!file.subarray(SUM, BODY).equals(sumOf(body))) throw new InvalidSnapshot('Its checksum is wrong.');
  let place = 4;
  const list = (): Int32Array => {
    const count = body.readUInt32LE(place);
    const width = body.readUInt32LE(place + 4);
    const start = place + 8;
    place = start + count * width;
    return unpackList(body.subarray(start, place), width);
  };
  return {
    clauses: { variables: body.readUInt32LE(0), counts: list(), shapes: list(), literals: list() },
    states: Uint8Array.from(list()),
    bounds: list(),
    completion: list(),
    solutions: list(),
  };
}

function packList(numbers: Int32Array | Uint8Array): Buffer[] {
  let largest = 0;
  for (const number of numbers) largest = Math.max(largest, Math.abs(number));
  const packed =
    largest < 2 ** 7
      ? Int8Array.from(numbers)
      : largest < 2 ** 15
        ? Int16Array.from(numbers)
        : Int32Array.from(numbers);
  return [uint32(numbers.length), uint32(packed.BYTES_PER_ELEMENT), Buffer.from(packed.buffer)];
}

function unpackList(bytes: Buffer, width: number): Int32Array {
  // A copy of its own, because lists of wider numbers have to start at a multiple of their width.
  const { buffer } = Uint8Array.from(bytes);
  if (width === 1) return Int32Array.from(new Int8Array(buffer));
  if (width === 2) return Int32Array.from(new Int16Array(buffer));
  return new Int32Array(buffer);
}

function uint32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function sumOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
