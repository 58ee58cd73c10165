/**
 * The configurator calls as one tab makes them: all about one configuration, all answered in the step that the tab
 * shows. The tenant keeps a single current step, so a second tab may have moved it meanwhile; then the answer is
 * asked for again in this tab's step.
 */
import { isNeedsStep, NEXT_STEP } from '#contract/step-names.ts';
import type { Configuration, ConfigurationResponse } from '#src/api/read/configuration.ts';
import type { Optimization } from '#src/api/read/optimization.ts';
import { ApiError } from '../api-error.ts';
import type { CompletionRequest, Pair, RowPlace } from './client.ts';
import { outcomeOf } from './outcome.ts';
import { currentStep, findParameter } from './parameters.ts';
import type { Decision } from './state.ts';

/** The calls of `client.ts`, bound to one configuration. */
export interface ConfigurationCalls {
  commit(language: string, pairs: readonly Pair[]): Promise<Configuration>;
  uncommit(language: string, parameter: string): Promise<Configuration>;
  accept(language: string, pairs: readonly Pair[]): Promise<Configuration>;
  findAlternatives(language: string, pair: Pair): Promise<Configuration>;
  explain(language: string, pair: Pair): Promise<ConfigurationResponse>;
  optimize(language: string, request: CompletionRequest): Promise<Optimization>;
  removeRow(language: string, place: RowPlace): Promise<Configuration>;
  insertRow(language: string, place: RowPlace, values: readonly Pair[]): Promise<Configuration>;
  changeStep(language: string, step: string): Promise<Configuration>;
}

export class TabClient {
  readonly #calls: ConfigurationCalls;
  /** The step this tab shows; undefined before anything was read. */
  #step: string | undefined;

  constructor(calls: ConfigurationCalls) {
    this.#calls = calls;
  }

  get step(): string | undefined {
    return this.#step;
  }

  /** An answer that is shown as it is: its step is this tab's from now on. */
  showStepOf(answer: Configuration): void {
    this.#step = currentStep(answer)?.name ?? this.#step;
  }

  async send(language: string, decision: Decision): Promise<Configuration> {
    return this.#inStep(language, await this.#callFor(language, decision));
  }

  #callFor(language: string, { parameter, value, row }: Decision): Promise<Configuration> {
    if (row?.kind === 'remove') return this.#calls.removeRow(language, { table: parameter, row: row.row });
    if (row) return this.#calls.insertRow(language, { table: parameter, row: row.row }, row.values);
    if (value === null) return this.#calls.uncommit(language, parameter);
    return this.#calls.commit(language, [{ parameter, value }]);
  }

  /** Several values at once: all of them, or none where they conflict. */
  async commitAll(language: string, pairs: readonly Pair[]): Promise<Configuration> {
    return this.#inStep(language, await this.#calls.commit(language, pairs));
  }

  /**
   * Accepts changes that resolve a conflict, and says whether they hold now.
   *
   * Some tenants answer RESOLVABLE to the first accept although they applied it, others need it twice. So it is repeated
   * at most once, and in doubt the value itself decides, not the status.
   *
   * @param pairs the pair that was asked for, then those of the alternative that was picked, if any
   */
  async accept(
    language: string,
    pairs: readonly [Pair, ...Pair[]],
  ): Promise<{ answer: Configuration; isApplied: boolean }> {
    let answer = await this.#calls.accept(language, pairs);
    if (isConflict(answer)) answer = await this.#calls.accept(language, pairs);
    const isApplied =
      outcomeOf(answer.response).kind === 'applied' ||
      (isConflict(answer) && isCommitted(answer, wantedOf(pairs)));
    return { answer: await this.#inStep(language, answer), isApplied };
  }

  async findAlternatives(language: string, pair: Pair): Promise<Configuration> {
    return this.#inStep(language, await this.#calls.findAlternatives(language, pair));
  }

  optimize(language: string, request: CompletionRequest): Promise<Optimization> {
    return this.#calls.optimize(language, request);
  }

  explain(language: string, pair: Pair): Promise<ConfigurationResponse> {
    return this.#calls.explain(language, pair);
  }

  /**
   * Goes to a step, from where `known` says the tenant is. Out of a needs step the API only goes by `next`: the
   * sizing that follows the needs runs on that word.
   */
  async goTo(language: string, step: string, known: Configuration | undefined): Promise<Configuration> {
    const steps = known?.steps ?? [];
    const from = steps.findIndex(({ current }) => current);
    const to = steps.findIndex(({ name }) => name === step);
    const leavesNeeds = isNeedsStep(steps[from]?.name) && to > from;
    const next = leavesNeeds ? await this.#calls.changeStep(language, NEXT_STEP) : undefined;
    const answer =
      next && currentStep(next)?.name === step ? next : await this.#calls.changeStep(language, step);
    this.showStepOf(answer);
    return answer;
  }

  /**
   * Whether an error means that the configuration itself is unknown now. The API also answers 404 to an unknown
   * parameter, and only reading the step that was there before tells the two apart.
   */
  async isGone(language: string, error: ApiError): Promise<boolean> {
    if (!error.isNotFound) return false;
    if (this.#step === undefined) return true;
    return this.#calls.changeStep(language, this.#step).then(
      () => false,
      (failure: unknown) => failure instanceof ApiError && failure.isNotFound,
    );
  }

  async #inStep(language: string, answer: Configuration): Promise<Configuration> {
    const step = this.#step;
    if (step === undefined || currentStep(answer)?.name === step) return answer;
    if (!answer.steps.some(({ name, available }) => name === step && available)) return answer;
    const again = await this.#calls.changeStep(language, step);
    return { ...again, response: answer.response };
  }
}

/** Of the pair that was asked for and one of an alternative about the same parameter, the later one. */
function wantedOf(pairs: readonly [Pair, ...Pair[]]): Pair {
  const [asked] = pairs;
  return pairs.findLast(({ parameter }) => parameter === asked.parameter) ?? asked;
}

function isConflict({ response }: Configuration): boolean {
  return outcomeOf(response).kind === 'conflict';
}

function isCommitted(answer: Configuration, { parameter: name, value }: Pair): boolean {
  const parameter = findParameter(answer, name);
  return parameter !== undefined && parameter.committed && parameter.value === value;
}
