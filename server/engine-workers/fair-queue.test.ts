import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue.ts';

const waiting = fc.record({
  model: fc.constantFrom('bike', 'pump', 'valve'),
  caller: fc.constantFrom('', 'ada', 'bob'),
});

describe('FairQueue', () => {
  it('gives each caller of a model a turn before anyone has a second one', () => {
    const queue = new FairQueue<{ model: string; caller: string; number: number }>();
    for (let number = 1; number <= 3; number++) queue.push({ model: 'bike', caller: 'ada', number });
    queue.push({ model: 'bike', caller: 'bob', number: 1 });
    queue.push({ model: 'pump', caller: 'ada', number: 9 });
    const turns = Array.from({ length: 5 }, () => queue.take(() => true));
    expect(turns.map((turn) => turn && `${turn.model} ${turn.caller} ${turn.number}`)).toEqual([
      'bike ada 1',
      'pump ada 9',
      'bike bob 1',
      'bike ada 2',
      'bike ada 3',
    ]);
  });

  it('leaves out whoever is not ready, and keeps the place', () => {
    const queue = new FairQueue<{ model: string; caller: string }>();
    queue.push({ model: 'bike', caller: 'ada' });
    queue.push({ model: 'bike', caller: 'bob' });
    expect(queue.take(({ caller }) => caller !== 'ada')).toMatchObject({ caller: 'bob' });
    expect(queue.take(() => false)).toBeUndefined();
    expect(queue.take(() => true)).toMatchObject({ caller: 'ada' });
    expect(queue.take(() => true)).toBeUndefined();
  });

  it('loses nothing, keeps the order of each caller, and lets nobody wait for more than a round', () => {
    fc.assert(
      fc.property(fc.array(waiting, { maxLength: 40 }), (all) => {
        const queue = new FairQueue<{ model: string; caller: string; number: number }>();
        all.forEach((one, number) => queue.push({ ...one, number }));
        const taken: { model: string; caller: string; number: number }[] = [];
        for (let next = queue.take(() => true); next; next = queue.take(() => true)) taken.push(next);
        expect(taken.map(({ number }) => number).sort((a, b) => a - b)).toEqual([...all.keys()]);
        for (const { model, caller } of all) {
          const turns = taken.flatMap((turn, at) =>
            turn.model === model && turn.caller === caller ? [{ at, number: turn.number }] : [],
          );
          expect(turns.map(({ number }) => number)).toEqual(
            turns.map(({ number }) => number).sort((a, b) => a - b),
          );
          // Three models with three callers each: nine turns are the longest round.
          turns.slice(1).forEach(({ at }, i) => expect(at - (turns[i]?.at ?? 0)).toBeLessThanOrEqual(9));
        }
      }),
    );
  });
});
