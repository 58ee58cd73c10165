/**
 * A synthetic product like the bike: parts in assemblies, tables of allowed combinations, if-then rules and bounded sums of
 * weights. The mix is that of the reference bike (13 tables, 36 implications and 11 sums on 59 fields and
 * 434 values) scaled to any number of fields. A hidden configuration satisfies every rule, so there is always a solution.
 */
import type { Field, Formula, Problem, Rule } from '#server/engine/problem.ts';
import { SeededRandom } from './seeded-random.ts';

const REFERENCE = { fields: 59, tables: 13, implications: 36, sums: 11 };
/** Most rules stay within an assembly of about this many neighbouring fields. */
const ASSEMBLY = 12;

type Enumerated = Field & { kind: 'enumerated' };
type Integer = Field & { kind: 'integer' };

export function generateProduct(fieldCount: number, seed: number): Problem {
  return new ProductGenerator(fieldCount, new SeededRandom(seed)).generate();
}

class ProductGenerator {
  private readonly count: number;
  private readonly random: SeededRandom;
  private readonly fields: Field[] = [];
  /** The hidden configuration. */
  private readonly hidden = new Map<string, string>();

  constructor(count: number, random: SeededRandom) {
    this.count = count;
    this.random = random;
  }

  generate(): Problem {
    for (let i = 0; i < this.count; i += 1) this.fields.push(this.field(i));
    const times = (n: number): number[] => [...Array(Math.round((n * this.count) / REFERENCE.fields)).keys()];
    const rules: Rule[] = [
      ...times(REFERENCE.tables).map((i) => this.table(`table_${i}`)),
      ...times(REFERENCE.implications).map((i) => this.implication(`rule_${i}`)),
      ...times(REFERENCE.sums).map((i) => this.sum(`sum_${i}`)),
    ];
    return { fields: this.fields, rules };
  }

  private field(index: number): Field {
    const { random } = this;
    const name = `field_${index}`;
    const kind = random.next();
    if (kind < 0.06) {
      const min = random.integer(0, 5);
      const field: Field = {
        kind: 'integer',
        name,
        min,
        max: min + random.integer(4, 25),
        preferred: min + 2,
      };
      this.hidden.set(name, String(random.integer(field.min, field.max)));
      return field;
    }
    const size = kind < 0.25 ? 2 : random.integer(3, 13);
    const values = Array.from({ length: size }, (_, i) => `${name}_${i}`);
    this.hidden.set(name, random.pick(values));
    return { kind: 'enumerated', name, values, preference: random.sample(values, 1) };
  }

  /** Some fields of one assembly, sometimes with one of another. */
  private neighbours(count: number): Field[] {
    const { random } = this;
    const start = random.integer(0, Math.max(0, this.count - ASSEMBLY));
    const near = random.sample(this.fields.slice(start, start + ASSEMBLY), count);
    if (random.chance(0.25)) {
      near.pop();
      const far = random.pick(this.fields);
      if (!near.includes(far)) near.push(far);
    }
    return near;
  }

  private enumeratedNeighbours(count: number): Enumerated[] {
    for (;;) {
      const fields = this.neighbours(count + 2).filter((field) => field.kind === 'enumerated');
      if (fields.length >= count) return fields.slice(0, count);
    }
  }

  private table(name: string): Rule {
    const { random } = this;
    const fields = this.enumeratedNeighbours(random.pick([2, 2, 2, 3, 3, 4]));
    const combinations = fields.reduce((product, field) => product * field.values.length, 1);
    const rows: (string | null)[][] = [fields.map((field) => this.hidden.get(field.name) ?? null)];
    const wanted = Math.min(60, Math.max(4, Math.round(combinations * (0.25 + 0.3 * random.next()))));
    while (rows.length < wanted)
      rows.push(fields.map((field) => (random.chance(0.05) ? null : random.pick(field.values))));
    return { name, kind: 'table', fields: fields.map((field) => field.name), rows };
  }

  private implication(name: string): Rule {
    const { random } = this;
    for (;;) {
      const [a, b] = this.enumeratedNeighbours(2);
      if (!a || !b) continue;
      const condition: Formula = {
        op: 'in',
        field: a.name,
        values: random.sample(a.values, random.integer(1, 2)),
      };
      const consequence: Formula = {
        op: 'in',
        field: b.name,
        values: random.sample(
          b.values,
          Math.max(1, Math.round(b.values.length * (0.3 + 0.4 * random.next()))),
        ),
      };
      const applies = condition.values.includes(this.hidden.get(a.name) ?? '');
      if (applies && !consequence.values.includes(this.hidden.get(b.name) ?? '')) continue;
      return { name, kind: 'formula', formula: { op: 'implies', if: condition, then: consequence } };
    }
  }

  /** Weights of chosen parts (and amounts of integers) stay below, or reach, a limit that the hidden configuration keeps. */
  private sum(name: string): Rule {
    const { random } = this;
    const fields = this.neighbours(random.integer(3, 8));
    let total = 0;
    let least = 0;
    let most = 0;
    const terms = fields.map((field) => {
      const hiddenValue = this.hidden.get(field.name) ?? '';
      if (field.kind === 'integer') {
        const factor = random.integer(1, 8);
        total += factor * Number(hiddenValue);
        least += factor * field.min;
        most += factor * field.max;
        return integerTerm(field, factor);
      }
      const weights = Object.fromEntries(field.values.map((value) => [value, random.integer(0, 40)]));
      total += weights[hiddenValue] ?? 0;
      least += Math.min(...Object.values(weights));
      most += Math.max(...Object.values(weights));
      return { kind: 'weight' as const, field: field.name, weights };
    });
    const relation = random.chance(0.7) ? '<=' : '>=';
    const limit = relation === '<=' ? most : least;
    const bound = Math.round(total + (limit - total) * 0.35 * random.next());
    return { name, kind: 'formula', formula: { op: 'linear', terms, relation, bound } };
  }
}

function integerTerm(field: Integer, factor: number): { kind: 'integer'; field: string; factor: number } {
  return { kind: 'integer', field: field.name, factor };
}
