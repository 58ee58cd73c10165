/** What the pool and a worker say to each other. Everything here survives structured cloning. */
import { ConfiguratorError, type ConfiguratorProblem } from '#server/configurator/configurator-error.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { Question } from '#server/configurator/questions.ts';
import { EngineTimeout, InvalidProblem } from '#server/engine/engine-errors.ts';
import type { Explanation } from '#server/engine/engine-port.ts';
import { InconsistentCommits, UnknownValue } from '#server/engine/engine-port.ts';
import type { CacheSettings } from './snapshot-cache.ts';

/** What a thread is started with. */
export interface WorkerData {
  /** Where engines are kept between starts; nowhere when absent. */
  readonly cache: CacheSettings | undefined;
}

export type Task =
  /** Makes the configurator of a model and keeps it under the key. */
  | { readonly kind: 'load'; readonly key: string; readonly model: ProductModel }
  | { readonly kind: 'unload'; readonly key: string }
  /** Gives back memory that no model needs, and answers with the bytes that are taken then. */
  | { readonly kind: 'tidy'; readonly largestSolver: number }
  | {
      readonly kind: 'ask';
      readonly key: string;
      readonly question: Question;
      /** Milliseconds after which a search takes the best that it has. */
      readonly searchLimit: number;
    };

export type Reply =
  /** `memory`: bytes that the thread's engines take, with garbage. */
  | { readonly kind: 'answer'; readonly answer: unknown; readonly memory: number }
  | { readonly kind: 'failure'; readonly failure: Failure }
  /** What had to be compiled for a question has been: the time for the answer begins. */
  | { readonly kind: 'compiled' }
  /** Something the operator should know, while the task goes on. */
  | { readonly kind: 'notice'; readonly text: string };

/** An error on its way to the other thread, where its class is restored. */
interface Failure {
  readonly name: string;
  readonly message: string;
  readonly explanation: Explanation | undefined;
  readonly problem: ConfiguratorProblem | undefined;
}

export function packError(error: unknown): Failure {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), explanation: undefined, problem: undefined };
  return {
    name: error.name,
    message: error.message,
    explanation: error instanceof InconsistentCommits ? error.explanation : undefined,
    problem: error instanceof ConfiguratorError ? error.problem : undefined,
  };
}

/** The errors of configurator and engine; undefined for one that nobody expected. */
export function unpackError({ name, message, explanation, problem }: Failure): Error | undefined {
  if (problem) return new ConfiguratorError(problem);
  if (explanation) return new InconsistentCommits(explanation);
  if (name === 'UnknownValue') return new UnknownValue(message);
  if (name === 'EngineTimeout') return new EngineTimeout(message);
  if (name === 'InvalidProblem') return new InvalidProblem(message);
  return undefined;
}
