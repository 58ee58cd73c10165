/** The pigeonhole problem: exponential for resolution, so too hard for a SAT solver. */
import type { Field, Formula, Problem, Rule } from '../problem.ts';

const is = (field: string, value: string): Formula => ({ op: 'in', field, values: [value] });

const flag = (name: string, preference: 'yes' | 'no'): Field => ({
  kind: 'enumerated',
  name,
  values: ['yes', 'no'],
  preference: [preference],
});

const rule = (name: string, formula: Formula): Rule => ({ name, kind: 'formula', formula });

/**
 * While `crowd` is `yes`, each pigeon needs a different hole, and there is one hole too few. Besides, `wet` and `cold` together
 * imply `crowd`, and `wet` excludes `dry`.
 */
export function pigeons(count: number, crowd: 'preferred' | 'avoided'): Problem {
  const names = Array.from({ length: count }, (_, i) => `pigeon_${i}`);
  const values = Array.from({ length: count - 1 }, (_, i) => `hole_${i}`);
  const apart = names.flatMap((a, i) =>
    names.slice(i + 1).map((b): Rule => {
      const together = values.map((hole): Formula => ({ op: 'and', args: [is(a, hole), is(b, hole)] }));
      const formula: Formula = {
        op: 'implies',
        if: is('crowd', 'yes'),
        then: { op: 'not', arg: { op: 'or', args: together } },
      };
      return rule(`${a} not with ${b}`, formula);
    }),
  );
  return {
    fields: [
      flag('crowd', crowd === 'preferred' ? 'yes' : 'no'),
      ...names.map((name): Field => ({ kind: 'enumerated', name, values, preference: [] })),
      flag('wet', 'no'),
      flag('cold', 'no'),
      flag('dry', 'no'),
    ],
    rules: [
      ...apart,
      rule('shelter', {
        op: 'implies',
        if: { op: 'and', args: [is('wet', 'yes'), is('cold', 'yes')] },
        then: is('crowd', 'yes'),
      }),
      rule('weather', { op: 'not', arg: { op: 'and', args: [is('wet', 'yes'), is('dry', 'yes')] } }),
    ],
  };
}
