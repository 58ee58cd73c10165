/**
 * What can only be known of a product by solving it: whether anything satisfies its rules, what can never be chosen, and
 * which rules never matter. Everything here is exact; what the time does not suffice for is said, and not guessed.
 */
import { join, resolve } from 'node:path';
import { loadCadicalSolver } from '#server/engine/sat/cadical-solver.ts';
import { type CompiledProblem, compileProblem } from '#server/engine/encode/compile-problem.ts';
import { InconsistentCommits } from '#server/engine/engine-port.ts';
import { InvalidProblem } from '#server/engine/engine-errors.ts';
import { Kernel } from '#server/engine/kernel.ts';
import type { SatSolverFactory } from '#server/engine/sat/sat-solver.ts';
import { formatDiagnostic, type Diagnostic } from '#server/model/source/diagnostic.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import { domainOf, valuesOf, type ModelField } from '#server/model/product/model-field.ts';
import { authorsRule, type ProductModel } from '#server/model/product/product-model.ts';
import { findPossibleValues, type PossibleValues } from '#tools/feature-models/find-possible-values.ts';
import { type Path, type Place, readYamlSource, type YamlSource } from '#server/model/source/yaml-source.ts';
import { findDefaultConflicts } from './default-conflicts.ts';
import { fewValues } from './few-values.ts';
import { findIdleRules } from './idle-rules.ts';

export interface AdviceOptions {
  /** Milliseconds. */
  readonly timeLimit: number;
  /** Whether to look for values that do not fit while the rest of their step has its defaults: many do so on purpose. */
  readonly defaults: boolean;
}

/**
 * @param folder where the model was loaded from
 * @param source what was read there, where the caller still has it
 */
export async function adviseModel(
  folder: string,
  model: ProductModel,
  options: AdviceOptions,
  source?: YamlSource,
): Promise<readonly Diagnostic[]> {
  source ??= await readYamlSource(join(resolve(folder), 'model.yaml'));
  return new Adviser(model, source, await loadCadicalSolver(), options).run();
}

class Adviser {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #withDefaults: boolean;
  readonly #model: ProductModel;
  readonly #source: YamlSource;
  readonly #factory: SatSolverFactory;
  readonly #timeLimit: number;
  readonly #deadline: number;

  constructor(
    model: ProductModel,
    source: YamlSource,
    factory: SatSolverFactory,
    { timeLimit, defaults }: AdviceOptions,
  ) {
    this.#model = model;
    this.#source = source;
    this.#factory = factory;
    this.#timeLimit = timeLimit;
    this.#deadline = performance.now() + timeLimit;
    this.#withDefaults = defaults;
  }

  async run(): Promise<readonly Diagnostic[]> {
    this.#adviseOnView();
    let compiled: CompiledProblem;
    try {
      compiled = compileProblem(this.#model.problem);
    } catch (error) {
      if (!(error instanceof InvalidProblem)) throw error;
      this.#say('error', { path: ['rules'], key: true }, error.message);
      return this.#diagnostics;
    }
    const possible = await findPossibleValues(compiled, this.#factory, { deadline: this.#deadline });
    if (possible.satisfiable) {
      this.#adviseOnValues(possible);
      this.#adviseOnDefaults(possible);
      if (this.#withDefaults) this.#adviseOnStepValues();
      this.#adviseOnRules();
    } else if (!possible.undecided) this.#reportContradiction();
    if (possible.undecided || performance.now() > this.#deadline) {
      const message = `Checking took longer than ${this.#timeLimit / 1000} seconds and was stopped; not everything was checked.`;
      this.#say('warning', { path: ['rules'], key: true }, message, 'Give it more time with --limit.');
    }
    return once(this.#diagnostics);
  }

  #reportContradiction(): void {
    const kernel = new Kernel(this.#model.problem, this.#factory);
    try {
      kernel.evaluate([], []);
    } catch (error) {
      if (!(error instanceof InconsistentCommits)) throw error;
      const rules = this.#authored(error.explanation.rules);
      const message =
        rules.length === 1
          ? 'No configuration satisfies this rule.'
          : `No configuration satisfies these rules together: ${listed(rules)}.`;
      const hint = 'Each is needed for the contradiction: change one of them.';
      const path = ['rules', ...rules.slice(0, 1)];
      this.#say('error', { path, key: true }, message, rules.length > 1 ? hint : undefined);
    } finally {
      kernel.dispose();
    }
  }

  /** Values that no configuration has: once for a domain when none of its fields can have them. */
  #adviseOnValues(possible: PossibleValues): void {
    const { fields, domains } = this.#model;
    const dead = new Map<string, { readonly fields: string[]; readonly of: string | undefined }>();
    for (const problemField of this.#model.problem.fields) {
      const field = fields.get(problemField.name);
      if (problemField.kind === 'integer' || !field) continue;
      for (const value of problemField.values) {
        if (possible.has(problemField.name, value)) continue;
        const key = `${domainOf(field)?.name ?? ''} ${value}`;
        // What one row can be, every row of its kind can be: it is impossible where it is so in all of them.
        if (field.row && !this.#rowsLike(field).every((one) => !possible.has(one, value))) continue;
        const entry = dead.get(key) ?? { fields: [], of: domainOf(field)?.name };
        entry.fields.push(field.name);
        dead.set(key, entry);
      }
    }
    for (const [key, { fields: its, of }] of dead) {
      const value = key.slice((of ?? '').length + 1);
      const all = [...fields.values()].filter((field) => domainOf(field)?.name === of);
      const domain = of === undefined ? undefined : domains.get(of);
      const [section, entries] =
        domain?.kind === 'component' ? ['components', 'variants'] : ['domains', 'values'];
      const ofAuthor = this.#has([section, of ?? '', entries, value]);
      if (ofAuthor && all.length === its.length) {
        const message = `"${value}" can never be chosen.`;
        this.#say(
          'warning',
          { path: [section, of ?? '', entries, value], key: true },
          message,
          becauseOfRules,
        );
        continue;
      }
      for (const name of its) {
        const message = `"${fields.get(name)?.row?.member ?? name}" can never be "${value}".`;
        this.#say('warning', { path: this.#pathOf(name), key: true }, message, becauseOfRules);
      }
    }
  }

  /** The fields that are this one in the other rows of its table, itself included. */
  #rowsLike({ row }: ModelField): readonly string[] {
    const all = [...this.#model.fields.values()];
    return all
      .filter((one) => one.row?.table === row?.table && one.row?.member === row?.member)
      .map(({ name }) => name);
  }

  /** Where the author describes a field. */
  #pathOf(name: string): Path {
    const row = this.#model.fields.get(name)?.row;
    const table = [...this.#model.tables.values()].find(({ count }) => count === name);
    if (table) return ['rows', table.name, 'count'];
    return row ? ['rows', row.table.name, 'fields', row.member] : ['fields', name];
  }

  /** Defaults that can never come true together with those written for the rest of their step. */
  #adviseOnDefaults(possible: PossibleValues): void {
    const steps = this.#model.steps
      .map((step) => fieldsOf(step).flatMap(({ name }) => this.#writtenDefault(name, possible)))
      .filter((defaults) => defaults.length > 1);
    // A kernel is as much work as the rest of the check.
    if (steps.length === 0) return;
    const kernel = new Kernel(this.#model.problem, this.#factory);
    try {
      for (const defaults of steps) {
        if (performance.now() > this.#deadline) break;
        const held: typeof defaults = [];
        for (const wanted of defaults) {
          const outcome = kernel.check(held, [wanted]);
          if (outcome.kind === 'consistent') {
            held.push(wanted);
            continue;
          }
          const { commits, rules } = outcome.explanation;
          const others = commits
            .filter(({ field }) => field !== wanted.field)
            .map(({ field, value }) => `"${field}" = "${value}"`);
          const because = this.#authored(rules);
          const message = `With the defaults of its step (${others.join(', ')}), "${wanted.value}" can never be chosen.`;
          const hint = because.length > 0 ? `Because of ${listed(because)}.` : undefined;
          this.#say('warning', { path: ['fields', wanted.field, 'default'] }, message, hint);
        }
      }
    } finally {
      kernel.dispose();
    }
  }

  /**
   * Values that do not fit while the rest of their step is as it is without any choice: whoever wants one has to change
   * something else of the same screen.
   */
  #adviseOnStepValues(): void {
    const conflicts = findDefaultConflicts(
      this.#model,
      (field) => this.#has(['fields', field, 'default']),
      this.#factory,
      this.#deadline,
    );
    for (const { step, field, values, rules } of conflicts) {
      const message = `"${field}" can never be ${fewValues(values)} while the rest of "${step.text}" has its defaults.`;
      const because = this.#authored(rules);
      const hint = because.length > 0 ? `Because of ${listed(because)}.` : undefined;
      this.#say('warning', { path: ['fields', field], key: true }, message, hint);
    }
  }

  #writtenDefault(name: string, possible: PossibleValues): { field: string; value: string }[] {
    const field = this.#model.problem.fields.find((its) => its.name === name);
    if (!field || !this.#has(['fields', name, 'default'])) return [];
    if (field.kind === 'integer') return [{ field: name, value: String(field.preferred) }];
    const [value] = field.preference;
    return value === undefined || !possible.has(name, value) ? [] : [{ field: name, value }];
  }

  #adviseOnRules(): void {
    const idle = new Set(findIdleRules(this.#model.problem, this.#factory, this.#deadline));
    const matter = new Set(this.#authored([...this.#model.rules.keys()].filter((rule) => !idle.has(rule))));
    // A rule about every row matters when it does in one of them.
    for (const name of this.#authored([...idle])) {
      if (matter.has(name) || !this.#has(['rules', name])) continue;
      const message = `The rule "${name}" has no effect: it follows from the others.`;
      this.#say(
        'warning',
        { path: ['rules', name], key: true },
        message,
        'Remove it, or check what it was meant to forbid.',
      );
    }
  }

  /** Fields nobody can get at, and pictures that are shown but not there. */
  #adviseOnView(): void {
    const shown = new Set(this.#model.steps.flatMap((step) => fieldsOf(step).map(({ name }) => name)));
    for (const field of this.#model.fields.values()) {
      // In rows, the number of rows speaks for all of them.
      const name = field.row?.table.count ?? field.name;
      const word = [...this.#model.tables.values()].find(({ count }) => count === name)?.name ?? name;
      if (!shown.has(name) && this.#mentions(word) <= 1) {
        const message = `"${word}" is in no step and is not used anywhere else.`;
        this.#say(
          'warning',
          { path: word === name ? this.#pathOf(name) : ['rows', word], key: true },
          message,
          'Remove it, or add it to a group.',
        );
      }
      if (!needsPictures.has(field.widget)) continue;
      const without = valuesOf(field).filter(({ picture }) => picture === undefined);
      if (without.length === 0 || field.type === 'yes-no') continue;
      const names = without.map(({ name }) => `"${name}"`).join(', ');
      const its = field.row?.member ?? field.name;
      const message = `"${its}" is shown with pictures, but these have none: ${names}.`;
      this.#say('warning', { path: [...this.#pathOf(field.name), 'widget'] }, message);
    }
  }

  /** What the author calls these rules of the problem, each once. */
  #authored(names: readonly string[]): readonly string[] {
    const rules = names.flatMap((name) => this.#model.rules.get(name) ?? []);
    return [...new Set(rules.map(authorsRule))];
  }

  #mentions(name: string): number {
    return (
      this.#source.text.match(new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'gu'))?.length ?? 0
    );
  }

  #has(path: Path): boolean {
    let value: unknown = this.#source.value;
    for (const step of path) value = value instanceof Map ? value.get(step) : undefined;
    return value !== undefined;
  }

  #say(severity: Diagnostic['severity'], place: Place, message: string, hint?: string): void {
    this.#diagnostics.push(this.#source.at(severity, place, message, hint));
  }
}

/** What is said of every row alike is said once. */
function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [formatDiagnostic(one), one])).values()];
}

const becauseOfRules = 'The rules forbid it whatever else is chosen: npm run model -- explain says which.';
const needsPictures: ReadonlySet<string> = new Set(['image_buttons', 'imagetext_buttons', 'selected_image']);

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
