/** What the pool and a worker say to each other. Everything here survives structured cloning. */
import { EngineTimeout, InvalidProblem } from '#server/engine/engine-errors.ts';
import {
  type Commit,
  type Explanation,
  InconsistentCommits,
  type Preference,
  UnknownValue,
} from '#server/engine/engine-port.ts';
import type { Problem } from '#server/engine/problem.ts';
import type { CacheSettings } from './snapshot-cache.ts';

/** What a thread is started with. */
export interface WorkerData {
  /** Where engines are kept between starts; nowhere when absent. */
  readonly cache: CacheSettings | undefined;
}

export type Task =
  /** Compiles a problem and keeps it under the key. */
  | { readonly kind: 'load'; readonly key: string; readonly problem: Problem }
  | { readonly kind: 'unload'; readonly key: string }
  /** Rebuilds solvers of more bytes than that, collects garbage, and answers with the bytes that are taken then. */
  | { readonly kind: 'tidy'; readonly largestSolver: number }
  | {
      readonly kind: 'evaluate';
      readonly key: string;
      readonly commits: readonly Commit[];
      readonly view: readonly string[] | undefined;
      readonly wishes: readonly Preference[] | undefined;
    }
  | {
      readonly kind: 'check';
      readonly key: string;
      readonly commits: readonly Commit[];
      readonly wanted: readonly Commit[];
    }
  | {
      readonly kind: 'alternatives';
      readonly key: string;
      readonly commits: readonly Commit[];
      readonly wanted: readonly Commit[];
      readonly limit: number;
    };

export type Reply =
  /** `memory`: bytes that the thread's engines take, with garbage. */
  | { readonly kind: 'answer'; readonly answer: unknown; readonly memory: number }
  | { readonly kind: 'failure'; readonly failure: Failure }
  /** Something the operator should know, while the task goes on. */
  | { readonly kind: 'notice'; readonly text: string };

/** An error on its way to the other thread, where its class is restored. */
interface Failure {
  readonly name: string;
  readonly message: string;
  readonly explanation: Explanation | undefined;
}

export function packError(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), explanation: undefined };
  const explanation = error instanceof InconsistentCommits ? error.explanation : undefined;
  return { name: error.name, message: error.message, explanation };
}

/** The engine's own errors; undefined for one that nobody expected. */
export function unpackError({ name, message, explanation }: Failure): Error | undefined {
  if (explanation) return new InconsistentCommits(explanation);
  if (name === 'UnknownValue') return new UnknownValue(message);
  if (name === 'EngineTimeout') return new EngineTimeout(message);
  if (name === 'InvalidProblem') return new InvalidProblem(message);
  return undefined;
}
