/**
 * Everything that is said to the tenant about one configuration, one thing at a time, in the order it was asked for.
 *
 * - A later decision for the same parameter replaces one that is still waiting; others keep their order. An answer is
 *   in place before the next call goes out, so answers cannot overtake each other.
 * - What the customer chose is a *draft* until the tenant has answered, and is shown as chosen meanwhile.
 * - The queue waits while a conflict is open, because what follows may depend on how it ends.
 * - A call that got no answer goes back to the head, and everything behind it waits for a retry. Nothing is dropped.
 *
 * Knows no React, no router and no journal: pages read `state`, the journal listens to `onAnswer`.
 */
import type { ChangedParameter, Configuration, ConfigurationResponse } from '#contract/configuration.ts';
import type { Optimization } from '#contract/optimization.ts';
import { ApiError } from '../api-error.ts';
import { changesBetween, findParameter } from './parameters.ts';
import type { Pair, Wish } from './client.ts';
import {
  closeConflict,
  createQueueStore,
  dropDraft,
  isOpen,
  moveDrafts,
  openConflict,
  setDraft,
  type Decision,
  type Conflict,
} from './state.ts';
import { SteadyCalls, type ConfigurationCalls } from './tab-client.ts';

/** Where answers are kept. `alongside` must take effect in the same repaint, or the old value would flash up. */
export interface AnswerCache {
  get(language: string): Configuration | undefined;
  set(language: string, configuration: Configuration, alongside: () => void): void;
}

export type AnswerListener = (answer: Configuration, applied: readonly Decision[]) => void;

interface ReadTask {
  readonly kind: 'read';
  readonly step: string;
  readonly language: string;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (configuration: Configuration) => void;
  readonly reject: (reason: unknown) => void;
}
type Task = { readonly kind: 'decision'; readonly decision: Decision } | ReadTask;

/** Statuses that are about what was sent; sending it again would only be refused again. */
const REFUSALS = new Set([400, 404, 413, 422]);

export class ConfigurationQueue {
  readonly state = createQueueStore();

  readonly #calls: SteadyCalls;
  readonly #cache: AnswerCache;
  readonly #listeners = new Set<AnswerListener>();
  #tasks: Task[] = [];
  #isRunning = false;
  #language: string;
  /** The end of the call that is under way, whoever made it. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: { language: string; calls: ConfigurationCalls; cache: AnswerCache }) {
    this.#language = options.language;
    this.#calls = new SteadyCalls(options.calls);
    this.#cache = options.cache;
  }

  /** Answers to decisions come back in this language from now on: the one on the screen. */
  speak(language: string): void {
    this.#language = language;
  }

  /** Chooses a value. Returns at once; the outcome shows in `state`. */
  commit(parameter: string, value: string): void {
    this.#decide({ parameter, value });
  }

  /** Chooses a value and says more in the same call (a blank lets go): all of it is taken, or none in a conflict. */
  commitWith(parameter: string, value: string, also: readonly Pair[]): void {
    this.#decide({ parameter, value, also });
  }

  /** Lets go of a decision, so that the engine picks the value again. */
  uncommit(parameter: string): void {
    this.#decide({ parameter, value: null });
  }

  /**
   * Reads the configuration after everything asked for before, and shows `step` from then on.
   * An open conflict ends as "keep current": who leaves does not want to decide it.
   * @throws ApiError, or the signal's reason when given up before its turn came
   */
  goTo(step: string, language: string, signal?: AbortSignal): Promise<Configuration> {
    this.keepCurrent();
    return this.#read(step, language, signal);
  }

  /** Reads the step shown again; waits for an open conflict to end. @throws ApiError */
  refresh(language: string, signal?: AbortSignal): Promise<Configuration> {
    const { step } = this.#calls;
    if (step === undefined) return Promise.reject(new Error('Nothing was read yet: call goTo first'));
    return this.#read(step, language, signal);
  }

  /** Takes an answer that came another way (from a start call) as the newest one. */
  adopt(answer: Configuration, language: string): Promise<void> {
    this.#calls.settleOn(answer);
    return this.#publish(language, answer, []);
  }

  /** Tries again what got no answer. */
  retry(): void {
    moveDrafts(this.state, ['unanswered'], 'waiting');
    this.state.setState({ failure: undefined });
    void this.#run();
  }

  /** Forgets a draft that is refused or without an answer: the tenant's value shows again. */
  discard(parameter: string): void {
    this.#tasks = this.#tasks.filter((task) => !isAbout(task, parameter));
    dropDraft(this.state, parameter);
    if (this.#tasks.length === 0) this.state.setState({ failure: undefined });
  }

  dismissNotApplied(): void {
    this.state.setState({ notApplied: undefined });
  }

  /** Ends the conflict with everything as it was. */
  keepCurrent(): void {
    const { conflict } = this.state.getState();
    if (!conflict || conflict.busy === 'accepting') return;
    closeConflict(this.state, conflict);
    void this.#run();
  }

  /** Ends the conflict in the proposed way, or in that of `alternative`. Stays open with an error if that fails. */
  async accept(alternative: readonly ChangedParameter[] = []): Promise<void> {
    await this.#onConflict('accepting', async (conflict, language) => {
      const { parameter, value, also = [] } = conflict.asked;
      const { answer, isApplied } = await this.#calls.accept(language, [
        { parameter, value },
        ...also,
        ...alternative.map(toPair),
      ]);
      if (isApplied) {
        const agreed = alternative.length > 0 ? alternative : conflict.changes;
        const said = [...agreed.map(toPair), ...also.map(asDecision), { parameter, value }];
        await this.#publish(language, answer, said, () => closeConflict(this.state, conflict));
        return;
      }
      const changes = answer.response.changed ?? conflict.changes;
      await this.#publish(language, answer, [], () =>
        this.state.setState({
          conflict: { ...conflict, changes, alternatives: undefined, error: 'not applied' },
        }),
      );
    });
  }

  /** Asks for other ways out of the open conflict. */
  async findAlternatives(): Promise<void> {
    await this.#onConflict('searching', async (conflict, language) => {
      const { parameter, value } = conflict.asked;
      const answer = await this.#calls.findAlternatives(language, { parameter, value });
      if (answer.response.status === 'OK') {
        // Nothing is in the way any more (another tab): then the API commits the value instead.
        await this.#publish(language, answer, [{ parameter, value }], () =>
          closeConflict(this.state, conflict),
        );
      } else if (isOpen(this.state, conflict)) {
        const alternatives = answer.response.changedLists ?? [];
        this.state.setState({ conflict: { ...conflict, alternatives } });
      }
    });
  }

  /** Whether the tenant can say why a value does not fit. */
  get canExplain(): boolean {
    return this.#cache.get(this.#language)?.extensions?.explain ?? false;
  }

  /** Why a value does not fit, as things stand after the call under way. @throws ApiError */
  explain(pair: Pair): Promise<ConfigurationResponse> {
    return this.#ask((language) => this.#calls.explain(language, pair));
  }

  /** The best completion, as things stand after the call under way. @throws ApiError */
  optimize(wish: Wish): Promise<Optimization> {
    return this.#ask((language) => this.#calls.optimize(language, wish));
  }

  /**
   * Commits a proposal, all of it or nothing.
   * @throws ApiError 409 when it does not fit any more, and whatever keeps the call from being answered
   */
  async take(pairs: readonly Pair[]): Promise<void> {
    const language = this.#language;
    const answer = await this.#ask(() => this.#calls.sendAll(language, pairs));
    const { status, 'not-applied': leftOut = [] } = answer.response;
    const isTaken = status === 'OK' && leftOut.length === 0;
    await this.#publish(language, answer, isTaken ? pairs : []);
    if (!isTaken) throw new ApiError('http', 'The proposal does not fit any more', { status: 409 });
  }

  /** Says something to the tenant that is nobody's decision, in turn. @throws ApiError */
  async #ask<T>(work: (language: string) => Promise<T>): Promise<T> {
    const asked = this.#turn.then(() => work(this.#language));
    // What follows waits for this answer, whatever it is.
    this.#turn = asked.catch(() => undefined);
    try {
      return await asked;
    } catch (error) {
      throw asApiError(error);
    }
  }

  /** Hears of every answer, with the choices it confirmed. Returns how to stop. */
  onAnswer(listener: AnswerListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #decide(decision: Decision): void {
    this.#tasks = this.#tasks.filter((task) => !isAbout(task, decision.parameter));
    setDraft(this.state, decision.parameter, { value: decision.value, state: 'waiting' });
    this.#add({ kind: 'decision', decision });
  }

  #read(step: string, language: string, signal: AbortSignal | undefined): Promise<Configuration> {
    if (this.state.getState().isForgotten) return Promise.reject(forgotten());
    return new Promise((resolve, reject) =>
      this.#add({ kind: 'read', step, language, signal, resolve, reject }),
    );
  }

  /** Asking for something is a good moment to try again what got no answer. */
  #add(task: Task): void {
    this.#tasks.push(task);
    if (this.state.getState().failure) this.retry();
    else void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let task = this.#next(); task; task = this.#next()) {
      const current = task;
      this.state.setState({ isSending: true });
      await this.#inTurn(() =>
        current.kind === 'read' ? this.#performRead(current) : this.#perform(current.decision),
      );
    }
    this.#isRunning = false;
    this.state.setState({ isSending: false });
  }

  #next(): Task | undefined {
    const { conflict, failure, isForgotten } = this.state.getState();
    return conflict || failure || isForgotten ? undefined : this.#tasks.shift();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done;
    return done;
  }

  async #performRead({ step, language, signal, resolve, reject }: ReadTask): Promise<void> {
    if (signal?.aborted) return reject(signal.reason);
    try {
      const answer = await this.#calls.goTo(language, step, this.#cache.get(language));
      await this.#publish(language, answer, []);
      resolve(answer);
    } catch (error) {
      if (step === this.#calls.step && (await this.#calls.isGone(language, error))) this.#forget();
      reject(error);
    }
  }

  async #perform(decision: Decision): Promise<void> {
    const language = this.#language;
    if (isAlreadySo(this.#cache.get(language), decision)) return dropDraft(this.state, decision.parameter);
    setDraft(this.state, decision.parameter, { value: decision.value, state: 'sending' });
    try {
      await this.#settle(language, decision, await this.#calls.send(language, decision));
    } catch (error) {
      await this.#fail(language, decision, asApiError(error));
    }
  }

  async #settle(language: string, decision: Decision, answer: Configuration): Promise<void> {
    const { parameter, value, also = [] } = decision;
    const { status, message, explanation, 'not-applied': leftOut = [] } = answer.response;
    const isOk = status === 'OK' && !leftOut.some(({ name }) => name === parameter);
    const said = [...also.map(asDecision), { parameter, value }];
    await this.#publish(language, answer, isOk ? said : [], () => {
      if (this.#isSuperseded(decision)) return; // what the customer asked for since decides
      if (status === 'RESOLVABLE' && value !== null)
        return openConflict(this.state, { parameter, value, also: decision.also }, answer);
      if (status !== 'OK') {
        return setDraft(this.state, parameter, { value, state: 'refused', message, explanation });
      }
      dropDraft(this.state, parameter);
      if (leftOut.length === 0) return;
      const names = leftOut.map(({ name }) => findParameter(answer, name)?.description || name);
      this.state.setState({ notApplied: { names, message: message ?? '' } });
    });
  }

  async #fail(language: string, decision: Decision, error: ApiError): Promise<void> {
    const { parameter, value } = decision;
    const isGone = await this.#calls.isGone(language, error);
    if (!isGone && REFUSALS.has(error.status ?? 0)) {
      if (this.#isSuperseded(decision)) return;
      return setDraft(this.state, parameter, { value, state: 'refused', message: error.message });
    }
    if (!this.#isSuperseded(decision)) this.#tasks.unshift({ kind: 'decision', decision });
    if (isGone) return this.#forget();
    moveDrafts(this.state, ['waiting', 'sending'], 'unanswered');
    this.state.setState({ failure: error });
    this.#rejectReads(error);
  }

  #isSuperseded({ parameter }: Decision): boolean {
    return this.#tasks.some((task) => isAbout(task, parameter));
  }

  /** Does something about the open conflict, in turn; what it did not decide stays open. */
  async #onConflict(
    busy: 'accepting' | 'searching',
    work: (conflict: Conflict, language: string) => Promise<void>,
  ): Promise<void> {
    const language = this.#language;
    const { conflict: before } = this.state.getState();
    if (!before || before.busy) return;
    const conflict = { ...before, busy: undefined, error: undefined };
    this.state.setState({ conflict: { ...conflict, busy } });
    await this.#inTurn(async () => {
      try {
        await work(conflict, language);
      } catch (error) {
        if (await this.#calls.isGone(language, error)) this.#forget();
        else if (isOpen(this.state, conflict)) {
          this.state.setState({ conflict: { ...conflict, error: asApiError(error) } });
        }
      }
    });
    void this.#run();
  }

  /** Drafts stay: whoever builds the configuration anew sends them again. */
  #forget(): void {
    this.state.setState({ isForgotten: true, conflict: undefined });
    this.#rejectReads(forgotten());
  }

  #rejectReads(error: ApiError): void {
    const reads = this.#tasks.filter((task) => task.kind === 'read');
    this.#tasks = this.#tasks.filter((task) => task.kind !== 'read');
    for (const task of reads) task.reject(error);
  }

  /** Puts an answer in place. Resolves once `alongside` has taken effect with it. */
  async #publish(
    language: string,
    answer: Configuration,
    applied: readonly Decision[],
    alongside?: () => void,
  ): Promise<void> {
    const asked = new Set(applied.map(({ parameter }) => parameter));
    const changes = changesBetween(this.#cache.get(language), answer, asked);
    await new Promise<void>((resolve) =>
      this.#cache.set(language, answer, () => {
        this.state.setState(({ ripple }) => ({ ripple: { count: ripple.count + 1, changes } }));
        alongside?.();
        resolve();
      }),
    );
    for (const listener of this.#listeners) listener(answer, applied);
  }
}

function forgotten(): ApiError {
  return new ApiError('http', 'The configuration is not known any more', { status: 404 });
}

function toPair({ name, newValue }: ChangedParameter): Pair {
  return { parameter: name, value: newValue };
}

function asDecision({ parameter, value }: Pair): Decision {
  return { parameter, value: value === '' ? null : value };
}

function isAbout(task: Task, parameter: string): boolean {
  return task.kind === 'decision' && task.decision.parameter === parameter;
}

function isAlreadySo(
  configuration: Configuration | undefined,
  { parameter: name, value, also }: Decision,
): boolean {
  if (also && also.length > 0) return false;
  const parameter = findParameter(configuration, name);
  if (!parameter) return false;
  return value === null ? !parameter.committed : parameter.committed && parameter.value === value;
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('network', error instanceof Error ? error.message : String(error), { cause: error });
}
