import type { Configuration } from '#src/api/read/configuration.ts';
import { ApiError, orApiError } from '../api-error.ts';
import type { Pair } from './client.ts';
import { forget, type EditorContext } from './context.ts';
import { isWhole, outcomeOf, type Outcome } from './outcome.ts';
import { findParameter } from './parameters.ts';
import {
  dropPending,
  movePending,
  openConflict,
  setPending,
  type Decision,
  type FieldPlace,
  type RemovedRow,
  type RowChange,
} from './state.ts';

/** Statuses that are about what was sent; sending it again would only be refused again. */
const REFUSALS = new Set([400, 404, 413, 422]);

/**
 * What the customer commits and uncommits. A decision is a pending value until the tenant has answered; a later one for
 * the same parameter replaces it while it waits. One that got no answer goes back to the head of the queue, and
 * everything behind it waits for a retry: nothing is dropped, and nothing that was answered is sent again.
 */
export class Decisions {
  readonly #context: EditorContext;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  /** Returns at once; the outcome shows in the state. */
  commit(parameter: string, value: string): void {
    this.#decide({ parameter, value });
  }

  /**
   * Removes a row of a table, or inserts one; where that is a conflict, nothing changes until it is accepted.
   * @param count the parameter that counts the rows
   * @param rows their number afterwards
   */
  changeRows(count: string, rows: number, row: RowChange): void {
    this.#decide({ parameter: count, value: String(rows), row });
  }

  /** Goes on with what was decided before the page was left; it may have been sent. */
  resume(decision: Decision): void {
    this.#decide(decision, true);
  }

  /** Leaves the value to the engine again. */
  uncommit(parameter: string): void {
    this.#decide({ parameter, value: null });
  }

  /**
   * Commits several values in one call, all or none; before what waits.
   * @returns what came of it; only `applied` without `notApplied` has changed anything
   * @throws ApiError
   */
  async commitAll(pairs: readonly Pair[]): Promise<Outcome> {
    const { answers, client, queue } = this.#context;
    const { language } = answers;
    return queue.runNext(async () => {
      const answer = await client.commitAll(language, pairs);
      const outcome = outcomeOf(answer.response);
      await answers.publish(language, answer, isWhole(outcome) ? pairs : []);
      return outcome;
    });
  }

  /** Tries again what got no answer. */
  retry(): void {
    const { state, queue } = this.#context;
    movePending(state, ['unanswered'], 'waiting');
    state.setState({ failure: undefined });
    queue.resume();
  }

  /** Gives up a pending value that is refused or without an answer: the tenant's value shows again. */
  discard(parameter: string): void {
    const { state, queue } = this.#context;
    queue.remove(parameter);
    dropPending(state, parameter);
    if (queue.isEmpty) state.setState({ failure: undefined });
  }

  /**
   * Keeps text that is no value of its field, as typed, until it is corrected or discarded. It is not sent.
   * @param message what is wrong with it, for the customer
   */
  reject(parameter: string, text: string, message: string): void {
    const { state, queue } = this.#context;
    queue.remove(parameter);
    const place = this.#placeOf(parameter);
    setPending(state, parameter, { value: text, state: 'refused', isUnread: true, message, place });
  }

  dismissNotApplied(): void {
    this.#context.state.setState({ notApplied: undefined });
  }

  #decide(decision: Decision, isResent = false): void {
    const { state, queue } = this.#context;
    const { parameter, value, row } = decision;
    setPending(state, parameter, { value, state: 'waiting', row, place: this.#placeOf(parameter) });
    queue.add(this.#taskOf(decision, isResent));
    // Asking for something is a good moment to try again what got no answer.
    if (state.getState().failure) this.retry();
  }

  #placeOf(name: string): FieldPlace | undefined {
    const { answers, client } = this.#context;
    const parameter = findParameter(answers.last(), name);
    return parameter && client.step !== undefined
      ? { step: client.step, label: parameter.description || name }
      : undefined;
  }

  /** @param isResent whether it was sent before and got no answer */
  #taskOf(decision: Decision, isResent = false) {
    const run = async () => {
      try {
        await this.#perform(decision, isResent);
      } catch (error) {
        if (!this.#isSuperseded(decision)) dropPending(this.#context.state, decision.parameter);
        throw error;
      }
    };
    return { key: decision.parameter, run };
  }

  async #perform(decision: Decision, isResent: boolean): Promise<void> {
    const { state, answers } = this.#context;
    const { language } = answers;
    if (isAlreadySo(answers.last(), decision)) return dropPending(state, decision.parameter);
    state.setState({ isSending: true });
    setPending(state, decision.parameter, { value: decision.value, state: 'sending', row: decision.row });
    const answer = await orApiError(this.#send(language, decision, isResent));
    return answer instanceof ApiError
      ? this.#fail(language, decision, answer)
      : this.#settle(language, decision, answer);
  }

  /** Rows are removed and inserted by number: before one is sent again, it is read whether the lost answer was a yes. */
  async #send(language: string, decision: Decision, isResent: boolean): Promise<Configuration> {
    const { client, answers } = this.#context;
    const { step } = client;
    if (!decision.row || !isResent || step === undefined) return client.send(language, decision);
    const now = await client.goTo(language, step, answers.last());
    const count = await this.#valueOf(language, decision.parameter, now, step);
    return count === decision.value ? now : client.send(language, decision);
  }

  /** The value a parameter has, in whatever step: the one that is shown is read last. */
  async #valueOf(
    language: string,
    parameter: string,
    shown: Configuration,
    step: string,
  ): Promise<string | undefined> {
    const { client } = this.#context;
    let found = findParameter(shown, parameter);
    if (found) return found.value;
    let known = shown;
    for (const { name, available } of shown.steps) {
      if (found) break;
      if (name === step || !available) continue;
      known = await client.goTo(language, name, known);
      found = findParameter(known, parameter);
    }
    await client.goTo(language, step, known);
    return found?.value;
  }

  async #settle(language: string, decision: Decision, answer: Configuration): Promise<void> {
    const { state, answers } = this.#context;
    const { parameter, value, row } = decision;
    const outcome = outcomeOf(answer.response);
    const isApplied = outcome.kind === 'applied' && !outcome.notApplied.includes(parameter);
    const inserted = row?.kind === 'insert' ? row.values.map(toDecision) : [];
    const applied = isApplied ? [...inserted, { parameter, value }] : [];
    await answers.publish(language, answer, applied, () => {
      if (this.#isSuperseded(decision)) return; // what the customer asked for since decides
      if (outcome.kind === 'applied') {
        dropPending(state, parameter);
        if (row || state.getState().removedRow?.table === parameter)
          state.setState({ removedRow: removedRowOf(answer) });
        if (outcome.notApplied.length === 0) return;
        const names = outcome.notApplied.map((name) => findParameter(answer, name)?.description || name);
        state.setState({ notApplied: { names, message: outcome.message ?? '' } });
      } else if (outcome.kind === 'conflict' && value !== null) {
        const also = answer.response.commit?.flatMap(({ name, value }) =>
          name === parameter ? [] : [{ parameter: name, value }],
        );
        openConflict(state, { parameter, value, also }, answer);
      } else {
        const { message, explanation } = answer.response;
        setPending(state, parameter, { value, state: 'refused', message, explanation });
      }
    });
  }

  async #fail(language: string, decision: Decision, error: ApiError): Promise<void> {
    const { state, queue, client } = this.#context;
    const { parameter, value } = decision;
    const isGone = await client.isGone(language, error);
    if (!isGone && REFUSALS.has(error.status ?? 0)) {
      if (this.#isSuperseded(decision)) return;
      return setPending(state, parameter, { value, state: 'refused', message: error.message });
    }
    if (!this.#isSuperseded(decision)) queue.putBack(this.#taskOf(decision, true));
    if (isGone) return forget(this.#context);
    movePending(state, ['waiting', 'sending'], 'unanswered');
    state.setState({ failure: error });
    queue.abandon(error);
  }

  /** Something else was asked for since, or text was typed that is no value of the field. */
  #isSuperseded({ parameter }: Decision): boolean {
    const { queue, state } = this.#context;
    return queue.has(parameter) || state.getState().pending.get(parameter)?.isUnread === true;
  }
}

function removedRowOf({ response: { removedRow } }: Configuration): RemovedRow | undefined {
  if (!removedRow) return undefined;
  const values = removedRow.values.map(({ name, value }) => ({ parameter: name, value }));
  return { ...removedRow, values };
}

/** A blank value uncommits. */
export function toDecision({ parameter, value }: Pair): Decision {
  return { parameter, value: value === '' ? null : value };
}

function isAlreadySo(
  configuration: Configuration | undefined,
  { parameter: name, value, row }: Decision,
): boolean {
  if (row) return false;
  const parameter = findParameter(configuration, name);
  if (!parameter) return false;
  return value === null ? !parameter.committed : parameter.committed && parameter.value === value;
}
