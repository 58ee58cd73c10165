/**
 * Simulated customers, one after the other, each with commits, conflicts and uncommits. The walk records the time of every
 * call, and a hash over every answer about the fields in view. It is a function of the problem and the seed, so two walks with
 * the same seed have the same trace, whichever other states are decided, and whatever the engine was asked before.
 */
import { createHash } from 'node:crypto';
import type { Commit, EnginePort, Evaluation } from '#server/engine/engine-port.ts';
import type { Field, Problem } from '#server/engine/problem.ts';
import { SeededRandom } from './seeded-random.ts';
import { type Duration, Stopwatch } from './stopwatch.ts';

/** Fields in a step of the view. */
const IN_VIEW = 100;
/** Choices a customer makes before the next one comes. */
const CHOICES = 40;
/** Choices before a customer goes to another step of the view. */
const CHOICES_IN_STEP = 8;
const NEEDS = 6;
const SEED = 42;

export interface Timings {
  /** A consistent choice: the check, and the evaluation after it. */
  readonly commit: Duration[];
  /** A choice uncommitted: the evaluation after it. */
  readonly uncommit: Duration[];
  /** A choice in conflict: the smallest changes and the explanation. */
  readonly relax: Duration[];
  /** Three alternatives for the same conflict. */
  readonly alternatives: Duration[];
  /** Several first choices at once: the check, and the evaluation after them. */
  readonly start: Duration[];
}

/** Commits of the walk, and the time of evaluating them. */
export interface Stop {
  readonly commits: readonly Commit[];
  readonly duration: Duration;
}

export interface WalkResult {
  readonly timings: Timings;
  readonly stops: readonly Stop[];
  readonly trace: string;
}

export class Walk {
  private readonly engine: EnginePort;
  private readonly problem: Problem;
  private readonly everything: boolean;
  private readonly random: SeededRandom;
  private readonly hash = createHash('sha256');
  private readonly timings: Timings = { commit: [], uncommit: [], relax: [], alternatives: [], start: [] };
  private readonly stops: Stop[] = [];
  private view: readonly Field[] = [];
  private commits: readonly Commit[] = [];
  private evaluation: Evaluation | undefined;

  /** With `everything`, the states of all fields are decided after each choice; else those in view. */
  constructor(engine: EnginePort, problem: Problem, everything: boolean, seed = SEED) {
    this.random = new SeededRandom(seed);
    this.engine = engine;
    this.problem = problem;
    this.everything = everything;
  }

  async run(choices: number): Promise<WalkResult> {
    for (let i = 0; i < choices; i += 1) {
      if (i % CHOICES === 0) await this.arrive();
      else if (i % CHOICES_IN_STEP === 0) await this.turnPage();
      await this.choose(i % 3 === 2);
      if (this.random.chance(0.2)) await this.uncommitOne();
    }
    return { timings: this.timings, stops: this.stops, trace: this.hash.digest('hex').slice(0, 12) };
  }

  /** A new customer, with some needs to start with. */
  private async arrive(): Promise<void> {
    this.commits = [];
    this.lookAtSomeFields();
    const needs: Commit[] = [];
    for (const field of this.random.sample(this.view, Math.min(NEEDS, this.view.length))) {
      const need = { field: field.name, value: this.randomValue(field) };
      const { kind } = await this.engine.check([], [...needs, need]);
      if (kind === 'consistent') needs.push(need);
    }
    const watch = new Stopwatch();
    await this.engine.check([], needs);
    this.evaluation = await this.evaluate(needs);
    this.timings.start.push(watch.read());
    this.commits = needs;
  }

  private async turnPage(): Promise<void> {
    this.lookAtSomeFields();
    this.evaluation = await this.evaluate(this.commits);
  }

  /** Chooses any value, or with `provoke` one in view that conflicts with earlier choices. */
  private async choose(provoke: boolean): Promise<void> {
    const wanted = (provoke && this.conflicting()) || this.anyValue();
    const kept = this.commits.filter((commit) => commit.field !== wanted.field);
    const watch = new Stopwatch();
    const outcome = await this.engine.check(this.commits, [wanted]);
    const asked = watch.read();
    this.record(outcome);
    if (outcome.kind === 'consistent') await this.settle([...kept, wanted], asked);
    if (outcome.kind !== 'conflict') return;
    this.timings.relax.push(asked);
    const again = new Stopwatch();
    const { alternatives } = await this.engine.alternatives(this.commits, [wanted], 3);
    this.timings.alternatives.push(again.read());
    this.record(alternatives);
    const moved = new Map(this.random.pick(alternatives).map((change) => [change.field, change.to]));
    const repaired = kept.map((commit) => ({ ...commit, value: moved.get(commit.field) ?? commit.value }));
    const accepted = new Stopwatch();
    await this.engine.check(repaired, [wanted]);
    await this.settle([...repaired, wanted], accepted.read());
  }

  private async settle(commits: readonly Commit[], before: Duration): Promise<void> {
    const watch = new Stopwatch();
    this.evaluation = await this.evaluate(commits);
    const { passed, worked } = watch.read();
    this.timings.commit.push({ passed: before.passed + passed, worked: before.worked + worked });
    this.commits = commits;
    this.stops.push({ commits, duration: { passed, worked } });
  }

  private async uncommitOne(): Promise<void> {
    if (this.commits.length === 0) return;
    const undone = this.random.pick(this.commits);
    this.commits = this.commits.filter((commit) => commit !== undone);
    const watch = new Stopwatch();
    this.evaluation = await this.evaluate(this.commits);
    this.timings.uncommit.push(watch.read());
  }

  private async evaluate(commits: readonly Commit[]): Promise<Evaluation> {
    const view = this.view.map((field) => field.name);
    return this.engine.evaluate(commits, this.everything ? undefined : view);
  }

  private lookAtSomeFields(): void {
    const { fields } = this.problem;
    const start = this.random.integer(0, Math.max(0, fields.length - IN_VIEW));
    this.view = fields.slice(start, start + IN_VIEW);
  }

  private anyValue(): Commit {
    const field = this.random.pick(this.view);
    return { field: field.name, value: this.randomValue(field) };
  }

  private randomValue(field: Field): string {
    return field.kind === 'integer'
      ? String(this.random.integer(field.min, field.max))
      : this.random.pick(field.values);
  }

  /** Also records the answers about the fields in view. */
  private conflicting(): Commit | undefined {
    if (!this.evaluation) return undefined;
    const { assignment, states, bounds } = this.evaluation;
    this.record([...assignment]);
    const found: Commit[] = [];
    for (const { name } of this.view) {
      const values = [...(states.get(name) ?? [])];
      this.record([name, values, bounds.get(name)]);
      for (const [value, state] of values) if (state === 'conflicting') found.push({ field: name, value });
    }
    return found.length > 0 ? this.random.pick(found) : undefined;
  }

  private record(answer: unknown): void {
    this.hash.update(JSON.stringify(answer) ?? '');
  }
}
