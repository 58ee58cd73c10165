import { basename, dirname, resolve } from 'node:path';
import { loadCadicalSolver } from '#server/engine/sat/cadical-solver.ts';
import { type CompiledProblem, compileProblem } from '#server/engine/encode/compile-problem.ts';
import type { Problem } from '#server/engine/problem.ts';
import type { SatSolverFactory } from '#server/engine/sat/sat-solver.ts';
import { type Diagnostic, ModelError } from '#server/model/source/diagnostic.ts';
import { loadFeatureProblem } from '#tools/feature-models/load-feature-problem.ts';
import { isFeatureModelFile } from '#tools/feature-models/read-feature-model.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import { boundSolutions } from './bound-solutions.ts';
import { countSolutions } from './count-solutions.ts';
import { findPossibleValues } from '#tools/feature-models/find-possible-values.ts';
import { type Subject, subjectsOfFeatures, subjectsOfModel } from './stats-subject.ts';

export interface StatsOptions {
  /** Leave out constraints of a feature model that cannot be represented, instead of refusing it. */
  readonly skipUnsupported?: boolean;
  /** Milliseconds that finding out what is core and dead may take; what is not known then is neither. */
  readonly limit?: number;
  /** Milliseconds that counting configurations may take; after that, bounds are given. */
  readonly countLimit?: number;
}

export interface ModelStats {
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly kind: 'feature model' | 'product model';
  /** Of a feature model; auxiliary variables are not among them. */
  readonly features: number | undefined;
  readonly fields: number;
  /** Of all fields but wide integers. */
  readonly values: number;
  readonly rules: number;
  /** Is there any configuration? Without one, nothing is core and everything is dead. */
  readonly satisfiable: boolean;
  /** Names of the features that every configuration has; for a product, of the fields that always have the same value. */
  readonly core: readonly string[];
  /** Names of the features that no configuration has; for a product, of the values that cannot be chosen. */
  readonly dead: readonly string[];
  /** Variables of a DIMACS file that are no features. */
  readonly auxiliary:
    { readonly variables: number; readonly core: number; readonly dead: number } | undefined;
  /** Of the compiled problem. */
  readonly satVariables: number;
  readonly satClauses: number;
  readonly configurations: ConfigurationCount;
  readonly milliseconds: {
    readonly load: number;
    readonly compile: number;
    readonly coreAndDead: number;
    readonly count: number;
  };
  readonly warnings: readonly Diagnostic[];
}

export type ConfigurationCount =
  | { readonly kind: 'exact'; readonly count: bigint }
  /** Counting took too long; both are certain. */
  | { readonly kind: 'bounds'; readonly atLeast: bigint; readonly atMost: bigint };

const usualCountLimit = 10_000;
const usualLimit = 120_000;

/**
 * Figures of a feature model (`.uvl`, `.dimacs`, `.cnf`) or of a product (its folder, or the `model.yaml` in it).
 * @throws ModelError when the model has errors
 */
export async function modelStats(file: string, options: StatsOptions = {}): Promise<ModelStats> {
  const start = performance.now();
  const loaded = await load(file, options.skipUnsupported ?? false);
  const loadedAt = performance.now();
  const compiled = compileProblem(loaded.problem);
  const compiledAt = performance.now();
  const factory = await loadCadicalSolver();
  const limit = options.limit ?? usualLimit;
  const possible = await findPossibleValues(compiled, factory, { deadline: performance.now() + limit });
  const undecided = possible.undecided ? [undecidedIn(limit, possible.satisfiable, resolve(file))] : [];
  if (!possible.satisfiable && possible.undecided) throw new ModelError(undecided);
  const settled = loaded.subjects.map((subject) => ({ subject, ...subject.settle(possible) }));
  const settledAt = performance.now();
  const configurations = possible.satisfiable
    ? count(compiled, factory, loaded.counted, impossibleLiterals(compiled, possible), options)
    : ({ kind: 'exact', count: 0n } as const);
  const end = performance.now();

  const real = settled.filter(({ subject }) => !subject.auxiliary);
  const auxiliary = settled.filter(({ subject }) => subject.auxiliary);
  return {
    name: loaded.name,
    file: resolve(file),
    kind: loaded.kind,
    features: loaded.kind === 'feature model' ? real.length : undefined,
    fields: loaded.fields,
    values: compiled.valueCount,
    rules: loaded.problem.rules.length,
    satisfiable: possible.satisfiable,
    core: real.flatMap(({ core }) => core),
    dead: real.flatMap(({ dead }) => dead),
    auxiliary:
      auxiliary.length === 0
        ? undefined
        : {
            variables: auxiliary.length,
            core: auxiliary.filter(({ core }) => core.length > 0).length,
            dead: auxiliary.filter(({ dead }) => dead.length > 0).length,
          },
    satVariables: compiled.clauses.variables,
    satClauses: compiled.clauses.all().length,
    configurations,
    milliseconds: {
      load: loadedAt - start,
      compile: compiledAt - loadedAt,
      coreAndDead: settledAt - compiledAt,
      count: end - settledAt,
    },
    warnings: [...loaded.warnings, ...undecided],
  };
}

function undecidedIn(limit: number, satisfiable: boolean, file: string): Diagnostic {
  const message = satisfiable
    ? `Core and dead features could not all be determined within ${limit / 1000} seconds.`
    : `It could not be determined within ${limit / 1000} seconds whether any configuration satisfies all rules.`;
  const severity = satisfiable ? 'warning' : 'error';
  return { severity, file, line: 1, column: 1, message, hint: 'Give it more time with --limit <seconds>.' };
}

interface Loaded {
  readonly kind: ModelStats['kind'];
  readonly name: string;
  readonly problem: Problem;
  /** That somebody decides about; the problem may have more. */
  readonly fields: number;
  readonly subjects: readonly Subject[];
  /** Fields whose values make configurations different; all when absent. */
  readonly counted: ReadonlySet<string> | undefined;
  readonly warnings: readonly Diagnostic[];
}

async function load(file: string, skipUnsupported: boolean): Promise<Loaded> {
  if (isFeatureModelFile(file)) {
    const { model, features, problem, warnings } = await loadFeatureProblem(file, { skipUnsupported });
    const { subjects, counted } = subjectsOfFeatures(model, features);
    return {
      kind: 'feature model',
      name: model.name,
      problem,
      fields: problem.fields.length,
      subjects,
      counted,
      warnings,
    };
  }
  const folder = basename(file) === 'model.yaml' ? dirname(file) : file;
  const model = await loadModel(folder);
  return {
    kind: 'product model',
    name: model.name,
    problem: model.problem,
    fields: model.problem.fields.filter(({ name }) => model.fields.has(name)).length,
    subjects: subjectsOfModel(model),
    counted: undefined,
    warnings: [],
  };
}

function impossibleLiterals(
  compiled: CompiledProblem,
  possible: { has: (field: string, value: string) => boolean },
): readonly number[] {
  return compiled.fields.flatMap((field) =>
    field.kind === 'wide'
      ? []
      : field.values.flatMap((value, i) =>
          possible.has(field.name, value) ? [] : [-(field.literals[i] ?? 0)],
        ),
  );
}

function count(
  compiled: CompiledProblem,
  factory: SatSolverFactory,
  counted: ReadonlySet<string> | undefined,
  known: readonly number[],
  { countLimit: timeLimit = usualCountLimit }: StatsOptions,
): ConfigurationCount {
  const options = { known, timeLimit, ...(counted ? { counted } : {}) };
  const exact = countSolutions(compiled, options);
  if (exact !== undefined) return { kind: 'exact', count: exact };
  const bounds = boundSolutions(compiled, factory, options);
  if (bounds.atLeast === bounds.atMost) return { kind: 'exact', count: bounds.atLeast };
  return { kind: 'bounds', ...bounds };
}
