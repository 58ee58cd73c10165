/**
 * What is wrong with a call to the configurator itself, as data: a value that cannot be had is no error but a refusal in the
 * response (`commands.ts`). Whoever made the call puts it into words.
 */
export type ConfiguratorProblem =
  | { readonly kind: 'unknown-parameter'; readonly parameter: string }
  | { readonly kind: 'unknown-step'; readonly steps: readonly string[] }
  /** `values`: those that the need has; undefined for a number. */
  | {
      readonly kind: 'invalid-need';
      readonly alias: string;
      readonly values: readonly string[] | undefined;
    }
  | { readonly kind: 'inconsistent-needs'; readonly fields: readonly string[] }
  | {
      readonly kind: 'inconvertible-unit';
      readonly parameter: string;
      readonly unit: string;
      readonly parameterUnit: string;
    }
  /** `count` is no parameter that says how many rows a table has. */
  | { readonly kind: 'unknown-table'; readonly count: string; readonly counts: readonly string[] }
  /** The table has so many rows now. */
  | { readonly kind: 'unknown-row'; readonly row: number; readonly rows: number }
  | { readonly kind: 'unknown-goal'; readonly goals: readonly string[] }
  /** A budget for a product without prices. */
  | { readonly kind: 'no-prices' };

export class ConfiguratorError extends Error {
  override readonly name = 'ConfiguratorError';
  readonly problem: ConfiguratorProblem;

  constructor(problem: ConfiguratorProblem) {
    super(`The configurator cannot do this: ${JSON.stringify(problem)}.`);
    this.problem = problem;
  }
}
