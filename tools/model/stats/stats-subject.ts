import type { FeatureModel } from '#tools/feature-models/feature-model.ts';
import type { FeatureLiteral } from '#tools/feature-models/feature-literal.ts';
import type { FeatureProblem } from '#tools/feature-models/feature-problem.ts';
import type { FieldRow } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { PossibleValues } from '#tools/feature-models/find-possible-values.ts';

/** Something that can be core or dead: a feature, or a field with its values. */
export interface Subject {
  readonly auxiliary: boolean;
  /** The names to report under "core" and under "dead". */
  settle(possible: PossibleValues): { readonly core: readonly string[]; readonly dead: readonly string[] };
}

export function subjectsOfFeatures(
  { features }: FeatureModel,
  { fields, literals, values }: FeatureProblem,
): { readonly subjects: readonly Subject[]; readonly counted: ReadonlySet<string> | undefined } {
  const valuesOf = new Map(
    fields.map(({ field }) => [field.name, field.kind === 'enumerated' ? field.values : []] as const),
  );
  const subjects = features.map(({ name, auxiliary }, index): Subject => {
    const literal = literals[index] ?? { kind: 'always' };
    return {
      auxiliary,
      settle(possible) {
        const core = possible.satisfiable && !canBe(literal, false, possible, valuesOf);
        const dead = !canBe(literal, true, possible, valuesOf);
        return { core: core ? [name] : [], dead: dead ? [name] : [] };
      },
    };
  });
  const uncounted = new Set<string>();
  for (const [feature, field] of values) {
    const value = features[feature]?.value;
    // There are as many numbers with decimals as one writes decimals.
    if (value?.kind === 'real' || (value && 'assumed' in value && value.assumed)) uncounted.add(field);
  }
  for (const field of fields) {
    if (field.kind === 'feature' && features[field.feature]?.auxiliary === true)
      uncounted.add(field.field.name);
  }
  const counted = fields.map(({ field }) => field.name).filter((name) => !uncounted.has(name));
  return { subjects, counted: uncounted.size === 0 ? undefined : new Set(counted) };
}

/** Is there a configuration in which the feature is there, or is not? */
function canBe(
  literal: FeatureLiteral,
  there: boolean,
  possible: PossibleValues,
  valuesOf: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (literal.kind === 'always') return there && possible.satisfiable;
  if ((literal.kind === 'is') === there) return possible.has(literal.field, literal.value);
  const others = valuesOf.get(literal.field) ?? [];
  return others.some((value) => value !== literal.value && possible.has(literal.field, value));
}

/** Of a product: yes/no fields count as features do, other fields by their values; numbers and texts not at all. */
export function subjectsOfModel({ problem, fields }: ProductModel): readonly Subject[] {
  const inRows = new Map<string, string[]>();
  for (const { name, row } of fields.values()) {
    if (row) inRows.set(nameInRows(row), [...(inRows.get(nameInRows(row)) ?? []), name]);
  }
  return problem.fields.flatMap((field): Subject[] => {
    // Fields that only help to state rules are none of the author's.
    const own = fields.get(field.name);
    if (field.kind === 'integer' || !own) return [];
    // A field of a row is one for all rows: what any of them can be, it can be.
    if (own.row && own.row.number > 1) return [];
    const { values } = field;
    const name = own.row ? nameInRows(own.row) : field.name;
    const its = inRows.get(name) ?? [name];
    const yesNo = own.type === 'yes-no';
    return [
      {
        auxiliary: false,
        settle(possible) {
          const can = values.filter((value) => its.some((one) => possible.has(one, value)));
          const [only, another] = can;
          if (yesNo) {
            const always = only === 'Yes' && another === undefined;
            return { core: always ? [name] : [], dead: can.includes('Yes') ? [] : [name] };
          }
          const core = only !== undefined && another === undefined && values.length > 1;
          const dead = values.filter((value) => !can.includes(value));
          return { core: core ? [`${name}=${only}`] : [], dead: dead.map((value) => `${name}=${value}`) };
        },
      },
    ];
  });
}

function nameInRows({ table, member }: FieldRow): string {
  return `${table.name}.${member}`;
}
