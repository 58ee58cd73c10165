import type { Optimization } from '#src/api/read/optimization.ts';
import type { Pair, CompletionRequest } from './client.ts';
import type { EditorContext } from './context.ts';
import { outcomeOf, type Outcome } from './outcome.ts';

/** What the tenant can say about a configuration without changing it, as things stand after the call under way. */
export class Advice {
  readonly #context: EditorContext;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  /** Whether the tenant can say why a value does not fit. */
  get canExplain(): boolean {
    return this.#context.answers.last()?.extensions?.explain ?? false;
  }

  /** What committing a value would lead to, and why. @throws ApiError */
  async explain(pair: Pair): Promise<Outcome> {
    const { queue, client, answers } = this.#context;
    return outcomeOf(await queue.runNext(() => client.explain(answers.language, pair)));
  }

  /** The best completion. @throws ApiError */
  optimize(request: CompletionRequest): Promise<Optimization> {
    const { queue, client, answers } = this.#context;
    return queue.runNext(() => client.optimize(answers.language, request));
  }
}
