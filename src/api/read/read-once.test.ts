import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { configurationReader } from './configuration.ts';
import { readOnce, shareParts } from './read-once.ts';

const copy = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe('shareParts', () => {
  it('gives an answer that equals the new one, whatever was before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, now) => {
        const old = copy(before);
        expect(shareParts(old, copy(now))).toEqual(copy(now));
        expect(old).toEqual(copy(before));
      }),
    );
  });

  it('gives the objects of before wherever they are equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = { steady: copy(value), moving: [copy(value), 1] };
        const now = shareParts(before, { steady: copy(value), moving: [copy(value), 2] }) as typeof before;
        expect(now.steady).toBe(before.steady);
        expect(now.moving[0]).toBe(before.moving[0]);
        expect(now.moving[1]).toBe(2);
        expect(shareParts(before, copy(before))).toBe(before);
      }),
    );
  });

  it('tells apart what looks alike', () => {
    for (const [before, now] of [
      [{ a: 1 }, { b: 1 }],
      [{ a: 1, b: 2 }, { a: 1 }],
      [[], {}],
      [[1], [1, 2]],
      [{ a: null }, { a: {} }],
      [{ a: '1' }, { a: 1 }],
    ]) {
      expect(shareParts(before, now)).toEqual(now);
    }
    const now = JSON.parse('{"__proto__": {}}') as object;
    expect(Object.keys(shareParts({ a: 1 }, now) as object)).toEqual(['__proto__']);
  });
});

describe('readOnce', () => {
  it('reads an object once, and refuses a wrong one each time', () => {
    let count = 0;
    const reader = readOnce(
      v.pipe(
        v.object({ size: v.number() }),
        v.transform((value) => ({ ...value, count: ++count })),
      ),
    );
    const raw = { size: 1 };
    expect(v.parse(reader, raw)).toBe(v.parse(reader, raw));
    expect(count).toBe(1);
    const same = { size: 1, properties: {} };
    // What needs no reading is not kept twice.
    expect(
      v.parse(readOnce(v.object({ size: v.number(), properties: v.record(v.string(), v.string()) })), same),
    ).toBe(same);
    const wrong = { size: 'large' };
    for (let i = 0; i < 2; i++) expect(v.safeParse(reader, wrong).success).toBe(false);
  });
});

describe('configurationReader', () => {
  const field = (name: string, value: string) => ({
    isGroup: false,
    isParameter: true,
    name,
    value,
    properties: { tc_unit: 'mm' },
    domain: { name: 'list', elements: [{ name: value, state: 'green', selected: true }] },
  });
  const group = (name: string, members: unknown[]) => ({ isGroup: true, isParameter: false, name, members });
  const answer = (color: string) => ({
    steps: [
      {
        name: 'frame',
        current: true,
        rootGroup: group('root', [
          group('looks', [field('color', color), field('size', 'm')]),
          group('parts', [group('wheels', [field('rim', 'steel')])]),
        ]),
      },
    ],
    response: { status: 'OK' },
  });

  it('reads only what is new, in groups within groups, and keeps the rest', () => {
    const before = copy(answer('red'));
    const first = v.parse(configurationReader, before);
    const second = v.parse(configurationReader, shareParts(before, copy(answer('blue'))));
    expect(second).toEqual(v.parse(configurationReader, copy(answer('blue'))));
    const [looks, parts] = second.steps[0]?.rootGroup?.members ?? [];
    const [looksBefore, partsBefore] = first.steps[0]?.rootGroup?.members ?? [];
    expect(parts).toBe(partsBefore);
    expect(looks).not.toBe(looksBefore);
    if (!looks?.isGroup || !looksBefore?.isGroup) throw new Error('There are groups');
    expect(looks.members[0]).not.toBe(looksBefore.members[0]);
    expect(looks.members[1]).toBe(looksBefore.members[1]);
  });
});
