/** Problems for tests of the pool. */
import type { Field, Formula, Problem } from '#server/engine/problem.ts';

const yesNo = (name: string): Field => ({
  kind: 'enumerated',
  name,
  values: ['Yes', 'No'],
  preference: ['No'],
});
const is = (field: string, value: string): Formula => ({ op: 'in', field, values: [value] });

/** An easy one. */
export const bell: Problem = {
  fields: [
    yesNo('bell'),
    yesNo('handlebar'),
    { kind: 'integer', name: 'spokes', min: 0, max: 900, preferred: 36 },
  ],
  rules: [
    {
      name: 'a bell needs a handlebar',
      kind: 'formula',
      formula: { op: 'implies', if: is('bell', 'Yes'), then: is('handlebar', 'Yes') },
    },
  ],
};

/** More pigeons than holes: tiny, and beyond any clause-learning solver's patience. */
export function pigeons(holes: number): Problem {
  const names = Array.from({ length: holes + 1 }, (_, i) => `pigeon ${i}`);
  const values = Array.from({ length: holes }, (_, i) => `hole ${i}`);
  const apart = names.flatMap((a, i) =>
    names
      .slice(i + 1)
      .flatMap((b) =>
        values.map((hole): Formula => ({ op: 'not', arg: { op: 'and', args: [is(a, hole), is(b, hole)] } })),
      ),
  );
  return {
    fields: [
      yesNo('strict'),
      ...names.map((name): Field => ({ kind: 'enumerated', name, values, preference: [] })),
    ],
    rules: [
      {
        name: 'one hole each',
        kind: 'formula',
        formula: { op: 'implies', if: is('strict', 'Yes'), then: { op: 'and', args: apart } },
      },
    ],
  };
}
