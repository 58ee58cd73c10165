import { ApiError } from '../api-error.ts';
import type { Pair } from './client.ts';
import { forget, type EditorContext } from './context.ts';
import { toDecision } from './decisions.ts';
import { outcomeOf } from './outcome.ts';
import { closeConflict, isOpen, type Alternative, type Conflict } from './state.ts';

/** The open conflict and how it ends. Decisions and reads wait meanwhile: they may depend on it. */
export class ConflictResolution {
  readonly #context: EditorContext;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  /** Ends the conflict with everything as it was. */
  keepCurrent(): void {
    const { state, queue } = this.#context;
    const { conflict } = state.getState();
    if (!conflict || conflict.busy === 'accepting') return;
    closeConflict(state, conflict);
    queue.resume();
  }

  /** Applies the proposed changes, or those of `alternative`. The conflict stays open with an error if that fails. */
  async accept(alternative: Alternative = []): Promise<void> {
    const { state, answers, client } = this.#context;
    await this.#resolve('accepting', async (conflict, language) => {
      const { parameter, value, also = [] } = conflict.asked;
      const asked = { parameter, value };
      const { answer, isApplied } = await client.accept(language, [
        asked,
        ...also,
        ...alternative.map(toPair),
      ]);
      if (isApplied) {
        const agreed = (alternative.length > 0 ? alternative : conflict.changes).map(toPair);
        // An alternative may give up the value that was asked for.
        const other = agreed.some((pair) => pair.parameter === parameter);
        const applied = [...agreed, ...also.map(toDecision), ...(other ? [] : [asked])];
        await answers.publish(language, answer, applied, () => closeConflict(state, conflict));
        return;
      }
      const { changed: changes = conflict.changes, propagated } = answer.response;
      await answers.publish(language, answer, [], () =>
        state.setState({
          conflict: {
            ...conflict,
            changes,
            propagated: propagated && new Map([[changes, propagated]]),
            alternatives: undefined,
            error: 'not applied',
          },
        }),
      );
    });
  }

  /** Asks for other sets of changes that resolve the open conflict. */
  async findAlternatives(): Promise<void> {
    const { state, answers, client } = this.#context;
    await this.#resolve('searching', async (conflict, language) => {
      const { parameter, value } = conflict.asked;
      const answer = await client.findAlternatives(language, { parameter, value });
      if (outcomeOf(answer.response).kind === 'applied') {
        // Nothing is in the way any more (another tab): then the API commits the value instead.
        await answers.publish(language, answer, [{ parameter, value }], () => closeConflict(state, conflict));
      } else if (isOpen(state, conflict)) {
        const { changedLists: alternatives = [], propagatedLists = [], complete } = answer.response;
        const propagated = new Map(conflict.propagated);
        for (const [index, changes] of alternatives.entries()) {
          const all = propagatedLists[index];
          if (all) propagated.set(changes, all);
        }
        state.setState({ conflict: { ...conflict, alternatives, propagated, isComplete: complete } });
      }
    });
  }

  /** Works on the open conflict, next; what that does not end stays open. */
  async #resolve(
    busy: 'accepting' | 'searching',
    work: (conflict: Conflict, language: string) => Promise<void>,
  ): Promise<void> {
    const { state, queue, client, answers, onBug } = this.#context;
    const { language } = answers;
    const { conflict: before } = state.getState();
    if (!before || before.busy) return;
    const conflict = { ...before, busy: undefined, error: undefined };
    const reopen = (error?: ApiError) => {
      if (isOpen(state, conflict)) state.setState({ conflict: { ...conflict, error } });
    };
    state.setState({ conflict: { ...conflict, busy } });
    await queue.runNext(async () => {
      try {
        await work(conflict, language);
      } catch (error) {
        if (!(error instanceof ApiError)) {
          reopen();
          onBug(error);
        } else if (await client.isGone(language, error)) forget(this.#context);
        else reopen(error);
      }
    });
  }
}

function toPair({ name, newValue }: Alternative[number]): Pair {
  return { parameter: name, value: newValue };
}
