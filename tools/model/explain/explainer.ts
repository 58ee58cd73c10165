/** What the engine says about a configuration, in words. */
import type { Change, Commit, EnginePort, Evaluation, Explanation } from '#server/engine/engine-port.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { unitOf, valuesOf } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';

/** Alternatives that are printed. */
const MOST_ALTERNATIVES = 5;
const stateWords = [
  ['conflicting', 'would change other choices'],
  ['impossible', 'never possible'],
  ['undecided', 'could not be determined in time'],
] as const;

export class Explainer {
  readonly #model: ProductModel;
  readonly #engine: EnginePort;
  readonly #print: (line: string) => void;

  constructor(model: ProductModel, engine: EnginePort, print: (line: string) => void) {
    this.#model = model;
    this.#engine = engine;
    this.#print = print;
  }

  /** Commits one after the other. @returns whether they go together */
  async explain(commits: readonly Commit[]): Promise<boolean> {
    let kept: readonly Commit[] = [];
    for (const wanted of commits) {
      const outcome = await this.#engine.check(kept, [wanted]);
      if (outcome.kind === 'consistent') {
        kept = [...kept.filter(({ field }) => field !== wanted.field), wanted];
        continue;
      }
      if (outcome.kind === 'impossible') {
        this.#print(`${this.#choice(wanted)} is not possible in any configuration.`);
        this.#because(outcome.explanation, wanted);
      } else {
        this.#print(
          `${this.#choice(wanted)} cannot be combined with ${this.#others(outcome.explanation, wanted)}.`,
        );
        this.#because(outcome.explanation, wanted);
        await this.#repairs(kept, wanted);
      }
      return false;
    }
    this.#state(await this.#engine.evaluate(kept), kept);
    return true;
  }

  #others({ commits }: Explanation, wanted: Commit): string {
    const others = commits.filter(({ field }) => field !== wanted.field);
    return others.map((its) => this.#choice(its)).join(' and ');
  }

  #because({ rules }: Explanation, wanted: Commit): void {
    const known = rules.filter((rule) => this.#model.rules.has(rule));
    if (known.length === 0) {
      this.#print(`Because of the values that ${this.#label(wanted.field)} can have.`);
      return;
    }
    this.#print('Because of:');
    for (const rule of known) this.#print(`  ${rule}: ${this.#model.rules.get(rule)?.text.text ?? ''}`);
  }

  async #repairs(kept: readonly Commit[], wanted: Commit): Promise<void> {
    const { alternatives } = await this.#engine.alternatives(kept, [wanted], MOST_ALTERNATIVES);
    // Giving up the value itself is an alternative too, and not what the author asks for.
    const ways = alternatives.filter((changes) => changes.every(({ field }) => field !== wanted.field));
    if (ways.length === 0) return;
    this.#print(ways.length === 1 ? 'To choose it:' : 'To choose it, do one of these:');
    for (const [index, changes] of ways.entries()) {
      this.#print(`  ${index + 1}. change ${changes.map((change) => this.#change(change)).join(' and ')}`);
    }
  }

  #change({ field, from, to }: Change): string {
    return `${this.#label(field)} from ${this.#value(field, from)} to ${this.#value(field, to)}`;
  }

  /** Every step with its fields; behind a value what else the field could not be. */
  #state({ assignment, states, bounds }: Evaluation, kept: readonly Commit[]): void {
    const chosen = new Set(kept.map(({ field }) => field));
    const seen = new Set<string>();
    for (const step of this.#model.steps) {
      this.#print(step.label.text);
      for (const { name } of fieldsOf(step)) {
        const value = assignment.get(name);
        // Groups to read show what stands elsewhere.
        if (value === undefined || seen.has(name)) continue;
        seen.add(name);
        const range = bounds.get(name);
        const open = range
          ? [`free: ${range.min} to ${range.max}`]
          : this.#closed(name, states.get(name) ?? new Map());
        const notes = [...(chosen.has(name) ? ['your choice'] : []), ...open];
        const note = notes.length > 0 ? `  (${notes.join('; ')})` : '';
        this.#print(`  ${this.#label(name)}: ${this.#value(name, value)}${note}`);
      }
    }
  }

  #closed(field: string, states: ReadonlyMap<string, string>): readonly string[] {
    return stateWords.flatMap(([state, text]) => {
      const values = [...states]
        .filter(([, its]) => its === state)
        .map(([value]) => this.#value(field, value));
      return values.length > 0 ? [`${values.join(', ')}: ${text}`] : [];
    });
  }

  #choice({ field, value }: Commit): string {
    return `${this.#label(field)} = ${this.#value(field, value)}`;
  }

  #label(field: string): string {
    const found = this.#model.fields.get(field);
    return found ? nameOf(found).text : field;
  }

  #value(name: string, value: string): string {
    const field = this.#model.fields.get(name);
    const label = valuesOf(field).find((its) => its.name === value)?.label.text ?? value;
    const unit = field && unitOf(field);
    return unit === undefined ? label : `${label} ${unit}`;
  }
}
