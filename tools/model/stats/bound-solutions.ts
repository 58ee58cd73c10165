/**
 * When there are too many solutions to count in time: how many there are at least, and at most.
 *
 * What makes counting hard is a tangle of fields that are connected with too many others. With the tangle fixed as in
 * one solution, the rest can be counted, and there are at least as many; with the clauses inside the tangle left out,
 * all can be counted, and there are at most as many. The smaller the tangle may be, the closer the two, so larger limits
 * are tried first, as far as time allows.
 */
import type { CompiledProblem } from '#server/engine/encode/compile-problem.ts';
import type { SatSolverFactory } from '#server/engine/sat/sat-solver.ts';
import type { UnitPropagation } from '#server/engine/sat/unit-propagation.ts';
import { countAll, type CountOptions, propagate } from './count-solutions.ts';
import { decisionOrder } from './decision-order.ts';
import { openClauses } from './part-splitter.ts';

export interface SolutionBounds {
  readonly atLeast: bigint;
  readonly atMost: bigint;
}

/**
 * `options.timeLimit` is about what all attempts together may take.
 * @param limits neighbours beyond which a field belongs to the tangle
 */
export function boundSolutions(
  compiled: CompiledProblem,
  factory: SatSolverFactory,
  options: CountOptions,
  limits: readonly number[] = [24, 12, 6, 2],
): SolutionBounds {
  const solution = oneSolution(compiled, factory);
  const known = options.known ?? [];
  const plain = propagate(compiled.clauses, known);
  if (!solution || !plain) return { atLeast: 0n, atMost: 0n };
  const clauses = openClauses(plain);
  const timeLimit = options.timeLimit / (2 * limits.length);
  let atLeast: bigint | undefined;
  let atMost: bigint | undefined;
  for (const limit of limits) {
    const order = decisionOrder(compiled, clauses, limit);
    const inTangle = (literal: number) => order.tangled[Math.abs(literal)] === 1;
    atLeast ??= countAll(compiled, propagate(compiled.clauses, [...known, ...solution.filter(inTangle)]), {
      ...options,
      timeLimit,
    });
    const inside = (literals: readonly number[]) =>
      new Set(literals.filter(inTangle).map((literal) => order.ranks[Math.abs(literal)])).size > 1;
    atMost ??= countAll(
      compiled,
      propagate(
        compiled.clauses.filtered((literals) => !inside(literals)),
        known,
      ),
      {
        ...options,
        timeLimit,
      },
    );
  }
  return { atLeast: atLeast ?? 1n, atMost: atMost ?? allCombinations(compiled, plain, options) };
}

/** The literals of the fields that hold in some solution. */
function oneSolution(compiled: CompiledProblem, factory: SatSolverFactory): readonly number[] | undefined {
  const solver = factory();
  try {
    for (const literals of compiled.clauses.all()) solver.addClause(literals);
    if (solver.solve([]) !== 'satisfiable') return undefined;
    return compiled.fields
      .flatMap((field) => (field.kind === 'wide' ? field.bits : field.literals))
      .map((literal) => (solver.value(literal) ? literal : -literal));
  } finally {
    solver.dispose();
  }
}

/** Every possible value of every field with every other. */
function allCombinations(
  compiled: CompiledProblem,
  propagation: UnitPropagation,
  { counted }: CountOptions,
): bigint {
  let product = 1n;
  for (const field of compiled.fields) {
    if (counted && !counted.has(field.name)) continue;
    if (field.kind === 'wide') product *= BigInt(field.max - field.min + 1);
    else product *= BigInt(field.literals.filter((literal) => propagation.value(literal) >= 0).length);
  }
  return product;
}
