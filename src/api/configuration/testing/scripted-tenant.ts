import type { Optimization } from '#src/api/read/optimization.ts';
import type { ChangedParameter, Configuration, ConfigurationResponse } from '#src/api/read/configuration.ts';
import { ApiError } from '../../api-error.ts';
import { findParameter } from '../parameters.ts';
import { sampleAnswer } from './sample-answer.ts';
import { ConfigurationEditor } from '../editor.ts';
import type { CompletionRequest, Pair, RowPlace } from '../client.ts';
import type { ConfigurationCalls } from '../tab-client.ts';

const NAMES = ['frame', 'fork', 'brake', 'bell', 'bags'];
export const offline = new ApiError('network', 'offline');
export const unknown = new ApiError('http', 'unknown', { status: 404 });

/**
 * A tenant in memory whose answers leave only when a test lets them: what is tested here is order and timing. It keeps
 * commits and a step as a real one does; a test scripts conflicts and failures by the call they answer.
 */
export class ScriptedTenant implements ConfigurationCalls {
  readonly log: string[] = [];
  readonly commits = new Map<string, string>();
  step = 'step_1';
  /** How the next calls are answered, instead of "OK". */
  readonly script: (ConfigurationResponse | ApiError)[] = [];
  isForgotten = false;
  #gates: (() => void)[] = [];
  #isHeld = false;
  underWay = 0;

  hold(): void {
    this.#isHeld = true;
  }

  /** Lets one held answer go and everything that follows from it happen. */
  async release(): Promise<void> {
    await settled();
    this.#gates.shift()?.();
    await settled();
  }

  configuration(response: ConfigurationResponse): Configuration {
    return sampleAnswer({
      steps: ['step_need', 'step_1', 'step_2'],
      current: this.step,
      parameters: NAMES.map((name) => ({
        name,
        description: name.toUpperCase(),
        // Without a bell of its own, the bike gets the one that goes with its frame.
        value:
          this.commits.get(name) ?? (name === 'bell' ? `bell-${this.commits.get('frame') ?? 'any'}` : ''),
        valueDescription: '',
        committed: this.commits.has(name),
      })),
      response,
    });
  }

  async #answer(call: string, apply: () => void): Promise<Configuration> {
    this.log.push(call);
    this.underWay += 1;
    if (this.underWay > 1) throw new Error(`${call} overlaps another call`);
    const scripted = this.script.shift();
    if (this.#isHeld) await new Promise<void>((resolve) => this.#gates.push(resolve));
    else await Promise.resolve();
    this.underWay -= 1;
    if (this.isForgotten) throw unknown;
    if (scripted instanceof ApiError) throw scripted;
    if (!scripted || scripted.status === 'OK') apply();
    return this.configuration(scripted ?? ok);
  }

  #put(pairs: readonly Pair[]) {
    for (const { parameter, value } of pairs) this.commits.set(parameter, value);
  }

  #count(table: string, by: number) {
    this.commits.set(table, String(Number(this.commits.get(table) ?? 0) + by));
  }

  readonly commit = (language: string, pairs: readonly Pair[]) =>
    this.#answer(`commit ${text(pairs)} ${language}`, () => this.#put(pairs));
  readonly uncommit = (_language: string, parameter: string) =>
    this.#answer(`uncommit ${parameter}`, () => this.commits.delete(parameter));
  readonly accept = (_language: string, pairs: readonly Pair[]) =>
    this.#answer(`accept ${text(pairs)}`, () => this.#put(pairs));
  readonly findAlternatives = (_language: string, pair: Pair) =>
    this.#answer(`alternatives ${text([pair])}`, () => this.#put([pair]));
  readonly explain = async (_language: string, pair: Pair) =>
    (await this.#answer(`explain ${text([pair])}`, () => undefined)).response;
  readonly optimize = async (_language: string, { goal }: CompletionRequest): Promise<Optimization> => {
    await this.#answer(`optimize ${goal}`, () => undefined);
    const commit = [
      { name: 'frame', value: 'alu' },
      { name: 'fork', value: 'rigid' },
    ];
    return {
      status: 'OK',
      message: undefined,
      optimal: true,
      price: undefined,
      figure: undefined,
      least: undefined,
      changed: [],
      commit,
    };
  };
  readonly removeRow = (_language: string, { table, row }: RowPlace) =>
    this.#answer(`remove ${table} ${row}`, () => this.#count(table, -1));
  readonly insertRow = (_language: string, { table, row }: RowPlace, values: readonly Pair[]) =>
    this.#answer(`insert ${table} ${row} ${text(values)}`.trim(), () => {
      this.#count(table, 1);
      this.#put(values);
    });
  readonly changeStep = (_language: string, step: string) =>
    this.#answer(`step ${step}`, () => (this.step = step === 'next' ? 'step_1' : step));
}

function text(pairs: readonly Pair[]) {
  return pairs.map(({ parameter, value }) => `${parameter}=${value}`).join(' ');
}

const plain = { message: undefined, 'not-applied': undefined, explanation: undefined };
export const ok: ConfigurationResponse = {
  ...plain,
  status: 'OK',
  changed: undefined,
  changedLists: undefined,
};
export const change = (name: string, newValue: string): ChangedParameter => ({
  name,
  description: name.toUpperCase(),
  oldValue: 'old',
  oldValueDescription: 'Old',
  newValue,
  newValueDescription: newValue,
});
export const conflict: ConfigurationResponse = {
  ...ok,
  status: 'RESOLVABLE',
  changed: [change('fork', 'rigid')],
};
/** Two sets of changes that resolve the conflict. */
export const alternatives: ConfigurationResponse = {
  ...ok,
  status: 'RESOLVABLE',
  changedLists: [[change('fork', 'rigid')], [change('brake', 'rim'), change('fork', 'short')]],
};

/** Lets every promise that can go on go on. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

/** An editor that has read a step of a scripted tenant. */
export async function startEditor() {
  const tenant = new ScriptedTenant();
  const bugs: unknown[] = [];
  /** Set by a test: thrown by the cache when the next answer is put in place. */
  const broken: { cache?: Error | undefined } = {};
  let shown: Configuration | undefined;
  const editor = new ConfigurationEditor({
    language: 'en',
    calls: tenant,
    cache: {
      get: () => shown,
      set: (_language, answer, alongside) => {
        const { cache: error } = broken;
        broken.cache = undefined;
        if (error) throw error;
        shown = answer;
        alongside();
      },
    },
    onBug: (error) => bugs.push(error),
  });
  await editor.steps.goTo('step_1', 'en');
  tenant.log.length = 0;
  return {
    tenant,
    editor,
    bugs,
    broken,
    state: () => editor.state.getState(),
    pending: (name: string) => editor.state.getState().pending.get(name),
    value: (name: string) => findParameter(shown, name)?.value,
    shownStep: () => shown?.steps.find(({ current }) => current)?.name,
  };
}
