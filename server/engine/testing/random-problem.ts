/** Arbitrary small problems with all kinds of fields and rules, for property tests. */
import fc from 'fast-check';
import type { Commit, Preference } from '../engine-port.ts';
import type { Field, Formula, Problem, Rule, Term } from '../problem.ts';
import { valuesOf } from './brute-force.ts';

const field = (index: number): fc.Arbitrary<Field> => {
  const name = `f${index}`;
  const enumerated = fc.integer({ min: 1, max: 4 }).chain((size) => {
    const values = Array.from({ length: size }, (_, i) => `v${i}`);
    return fc
      .shuffledSubarray(values)
      .map((preference): Field => ({ kind: 'enumerated', name, values, preference }));
  });
  const integer = fc
    .record({
      min: fc.integer({ min: -4, max: 4 }),
      size: fc.integer({ min: 0, max: 5 }),
      preferred: fc.integer({ min: -6, max: 9 }),
    })
    .map(({ min, size, preferred }): Field => ({ kind: 'integer', name, min, max: min + size, preferred }));
  const plain = fc.oneof({ weight: 2, arbitrary: enumerated }, { weight: 1, arbitrary: integer });
  const kept = fc.constantFrom(undefined, undefined, 0, 1, 2, 3, 7);
  return fc.tuple(plain, kept).map(([f, keep]) => (keep === undefined ? f : { ...f, keep }));
};

const atom = (fields: readonly Field[]): fc.Arbitrary<Formula> => {
  const membership = fc
    .constantFrom(...fields)
    .chain((f) =>
      fc
        .subarray(valuesOf(f), { minLength: 1 })
        .map((values): Formula => ({ op: 'in', field: f.name, values })),
    );
  return fc.oneof({ weight: 3, arbitrary: membership }, { weight: 2, arbitrary: linear(fields) });
};

const linear = (fields: readonly Field[]): fc.Arbitrary<Formula> =>
  fc.record({
    op: fc.constant('linear' as const),
    terms: fc.array(
      fc.constantFrom(...fields).chain((f) => term(f)),
      { minLength: 1, maxLength: 4 },
    ),
    relation: fc.constantFrom('<=', '>=', '=', '!='),
    bound: fc.integer({ min: -8, max: 12 }),
  });

const term = (f: Field): fc.Arbitrary<Term> =>
  f.kind === 'integer'
    ? fc.integer({ min: -3, max: 3 }).map((factor): Term => ({ kind: 'integer', field: f.name, factor }))
    : fc
        .array(fc.integer({ min: -4, max: 6 }), { minLength: f.values.length, maxLength: f.values.length })
        .map((weights): Term => ({
          kind: 'weight',
          field: f.name,
          weights: Object.fromEntries(
            f.values.map((value, i) => [value, weights[i] ?? 0] as const).filter(([, w]) => w !== 0),
          ),
        }));

const formula = (fields: readonly Field[], depth: number): fc.Arbitrary<Formula> => {
  if (depth === 0) return atom(fields);
  const inner = formula(fields, depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: atom(fields) },
    {
      weight: 2,
      arbitrary: fc.record({ op: fc.constant('implies' as const), if: inner, then: inner }),
    },
    { weight: 1, arbitrary: inner.map((arg): Formula => ({ op: 'not', arg })) },
    {
      weight: 2,
      arbitrary: fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        args: fc.array(inner, { minLength: 0, maxLength: 3 }),
      }),
    },
  );
};

const table = (name: string, fields: readonly Field[]): fc.Arbitrary<Rule> =>
  fc
    .shuffledSubarray([...fields], { minLength: 1, maxLength: Math.min(3, fields.length) })
    .chain((columns) =>
      fc
        .array(
          fc.tuple(
            ...columns.map((column) =>
              fc.oneof(
                { weight: 6, arbitrary: fc.constantFrom<(string | null)[]>(...valuesOf(column)) },
                { weight: 1, arbitrary: fc.constant(null) },
              ),
            ),
          ),
          { minLength: 1, maxLength: 8 },
        )
        .map((rows): Rule => ({ name, kind: 'table', fields: columns.map((c) => c.name), rows })),
    );

const rule = (index: number, fields: readonly Field[]): fc.Arbitrary<Rule> => {
  const name = `r${index}`;
  return fc.oneof(
    { weight: 3, arbitrary: formula(fields, 2).map((f): Rule => ({ name, kind: 'formula', formula: f })) },
    { weight: 2, arbitrary: table(name, fields) },
  );
};

/** Two to five fields, up to six rules. Not necessarily satisfiable. */
export const smallProblem: fc.Arbitrary<Problem> = fc
  .integer({ min: 2, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => field(i))))
  .chain((fields) =>
    fc
      .integer({ min: 0, max: 6 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => rule(i, fields))))
      .map((rules): Problem => ({ fields, rules })),
  );

/** A value for each of some fields, in any order. */
export function commitsFor(fields: readonly Field[]): fc.Arbitrary<Commit[]> {
  return fc
    .shuffledSubarray([...fields])
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((f) => fc.constantFrom(...valuesOf(f)).map((value) => ({ field: f.name, value }))),
      ),
    );
}

/** Preferences for some fields, sometimes several for the same field. */
export function preferencesFor(fields: readonly Field[]): fc.Arbitrary<Preference[]> {
  const preference = fc
    .constantFrom(...fields)
    .chain((f) => fc.shuffledSubarray(valuesOf(f)).map((values): Preference => ({ field: f.name, values })));
  return fc.array(preference, { maxLength: 7 });
}
