import { describe, expect, it } from 'vitest';
import type { Optimization } from '#contract/optimization.ts';
import type { ChangedParameter, Configuration, ConfigurationResponse } from '#contract/configuration.ts';
import { ApiError } from '../api-error.ts';
import { findParameter } from './parameters.ts';
import { ConfigurationQueue } from './decisions.ts';
import type { Pair, Wish } from './client.ts';
import type { ConfigurationCalls } from './tab-client.ts';

const NAMES = ['frame', 'fork', 'brake', 'bell'];
const offline = new ApiError('network', 'offline');
const unknown = new ApiError('http', 'unknown', { status: 404 });

/**
 * A tenant in memory whose answers leave only when a test lets them: what is tested here is order and timing. It keeps
 * commits and a step as a real one does; a test scripts conflicts and failures by the call they answer.
 */
class Tenant implements ConfigurationCalls {
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
    return {
      configId: 'c1',
      configState: undefined,
      tab: 'bikes',
      productId: 'bike',
      numberOfUncommittedMandatoryFields: 0,
      steps: ['step_need', 'step_1', 'step_2'].map((name) => ({
        name,
        description: name,
        current: name === this.step,
        available: true,
        hasVisibleParameters: true,
        ...(name === this.step ? { rootGroup: this.#rootGroup() } : { rootGroup: undefined }),
      })),
      response,
      pricing: { rows: [], summary: {} },
      bom: [],
      visualization: {},
    };
  }

  #rootGroup() {
    return {
      isGroup: true as const,
      isParameter: false as const,
      name: 'root',
      description: '',
      hasVisibleParameters: true,
      numberOfUncommittedMandatoryFields: 0,
      properties: {},
      members: NAMES.map((name) => ({
        isGroup: false as const,
        isParameter: true as const,
        name,
        description: name.toUpperCase(),
        // Without a bell of its own, the bike gets the one that goes with its frame.
        value:
          this.commits.get(name) ?? (name === 'bell' ? `bell-${this.commits.get('frame') ?? 'any'}` : ''),
        valueDescription: '',
        committed: this.commits.has(name),
        alwaysCommitted: false,
        isMandatory: false,
        'price-details': undefined,
        properties: {},
        domain: undefined,
      })),
    };
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
  readonly optimize = async (_language: string, { goal }: Wish): Promise<Optimization> => {
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
  readonly changeStep = (_language: string, step: string) =>
    this.#answer(`step ${step}`, () => (this.step = step === 'next' ? 'step_1' : step));
}

function text(pairs: readonly Pair[]) {
  return pairs.map(({ parameter, value }) => `${parameter}=${value}`).join(' ');
}

const plain = { message: undefined, 'not-applied': undefined, explanation: undefined };
const ok: ConfigurationResponse = { ...plain, status: 'OK', changed: undefined, changedLists: undefined };
const change = (name: string, newValue: string): ChangedParameter => ({
  name,
  description: name.toUpperCase(),
  oldValue: 'old',
  oldValueDescription: 'Old',
  newValue,
  newValueDescription: newValue,
});
const conflict: ConfigurationResponse = { ...ok, status: 'RESOLVABLE', changed: [change('fork', 'rigid')] };
const ways: ConfigurationResponse = {
  ...ok,
  status: 'RESOLVABLE',
  changedLists: [[change('fork', 'rigid')], [change('brake', 'rim'), change('fork', 'short')]],
};

/** Lets every promise that can go on go on. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

async function start() {
  const tenant = new Tenant();
  let shown: Configuration | undefined;
  const queue = new ConfigurationQueue({
    language: 'en',
    calls: tenant,
    cache: {
      get: () => shown,
      set: (_language, answer, alongside) => {
        shown = answer;
        alongside();
      },
    },
  });
  await queue.goTo('step_1', 'en');
  tenant.log.length = 0;
  return {
    tenant,
    queue,
    state: () => queue.state.getState(),
    draft: (name: string) => queue.state.getState().drafts.get(name),
    value: (name: string) => findParameter(shown, name)?.value,
    shownStep: () => shown?.steps.find(({ current }) => current)?.name,
  };
}

describe('asking why', () => {
  it('waits for the call under way, and changes nothing', async () => {
    const { tenant, queue, value } = await start();
    tenant.hold();
    tenant.script.push(ok, conflict);
    queue.commit('frame', 'steel');
    await settled();
    const reason = queue.explain({ parameter: 'fork', value: 'rigid' });
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en']);
    await tenant.release();
    await tenant.release();
    expect((await reason).changed).toEqual(conflict.changed);
    expect(tenant.log).toEqual(['commit frame=steel en', 'explain fork=rigid']);
    expect(value('frame')).toBe('steel');
    expect(value('fork')).toBe('');
  });

  it('that fails says so, and what follows goes on', async () => {
    const { tenant, queue, value, state } = await start();
    tenant.script.push(new ApiError('network', 'gone'));
    await expect(queue.explain({ parameter: 'fork', value: 'rigid' })).rejects.toThrow('gone');
    expect(state().failure).toBeUndefined();
    queue.commit('frame', 'steel');
    await settled();
    expect(value('frame')).toBe('steel');
  });
});

describe('a proposal', () => {
  const proposed = [
    { parameter: 'frame', value: 'alu' },
    { parameter: 'fork', value: 'rigid' },
  ];

  it('changes nothing until it is taken, and then everything at once', async () => {
    const { tenant, queue, value, state } = await start();
    const { commit } = await queue.optimize({ goal: 'cheapest', budget: undefined });
    expect(value('frame')).toBe('');
    await queue.take(commit.map(({ name, value: wanted }) => ({ parameter: name, value: wanted })));
    expect(tenant.log).toEqual(['optimize cheapest', 'commit frame=alu fork=rigid en']);
    expect([value('frame'), value('fork'), value('bell')]).toEqual(['alu', 'rigid', 'bell-alu']);
    expect(state().ripple.changes.map(({ name }) => name)).toEqual(['bell']);
  });

  it('that does not fit any more is not half taken', async () => {
    const { tenant, queue, value, state } = await start();
    tenant.script.push(conflict);
    await expect(queue.take(proposed)).rejects.toMatchObject({ status: 409 });
    expect(value('frame')).toBe('');
    expect(state().conflict).toBeUndefined();
    queue.commit('frame', 'steel');
    await settled();
    expect(value('frame')).toBe('steel');
  });
});

describe('order', () => {
  it('makes one call at a time, in the order of asking', async () => {
    const { tenant, queue, value } = await start();
    tenant.hold();
    queue.commit('frame', 'steel');
    queue.commit('fork', 'air');
    queue.uncommit('brake');
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en']);
    await tenant.release();
    expect(tenant.log).toEqual(['commit frame=steel en', 'commit fork=air en']);
    expect(value('frame')).toBe('steel');
    await tenant.release();
    expect(value('fork')).toBe('air');
  });

  it('sends only the last of rapid choices for a parameter', async () => {
    const { tenant, queue } = await start();
    tenant.hold();
    queue.commit('frame', 'a');
    await settled();
    for (const value of ['b', 'c', 'd', 'e']) queue.commit('frame', value);
    await tenant.release();
    await tenant.release();
    expect(tenant.log).toEqual(['commit frame=a en', 'commit frame=e en']);
  });

  it('moves a parameter that is chosen again behind the others', async () => {
    const { tenant, queue } = await start();
    tenant.hold();
    queue.commit('bell', 'ding');
    queue.commit('frame', 'steel');
    queue.commit('fork', 'air');
    queue.commit('frame', 'alloy');
    await settled();
    for (let i = 0; i < 4; i++) await tenant.release();
    expect(tenant.log).toEqual(['commit bell=ding en', 'commit fork=air en', 'commit frame=alloy en']);
  });

  it('does not send what is so already', async () => {
    const { tenant, queue, draft } = await start();
    queue.commit('frame', 'steel');
    await settled();
    queue.commit('frame', 'steel');
    queue.uncommit('fork');
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en']);
    expect(draft('frame')).toBeUndefined();
    expect(draft('fork')).toBeUndefined();
  });

  it('reads after what was asked before', async () => {
    const { tenant, queue } = await start();
    queue.commit('frame', 'steel');
    const reading = queue.goTo('step_2', 'en');
    queue.commit('fork', 'air');
    await reading;
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en', 'step step_2', 'commit fork=air en']);
  });

  it('does not read for a navigation that was given up', async () => {
    const { tenant, queue } = await start();
    tenant.hold();
    queue.commit('frame', 'steel');
    const givenUp = new AbortController();
    const reading = expect(queue.goTo('step_2', 'en', givenUp.signal)).rejects.toThrow('gone');
    givenUp.abort(new Error('gone'));
    await tenant.release();
    await reading;
    expect(tenant.log).toEqual(['commit frame=steel en']);
  });
});

describe('drafts', () => {
  it('show a choice from the click to the answer', async () => {
    const { tenant, queue, draft, value } = await start();
    tenant.hold();
    queue.commit('frame', 'steel');
    queue.commit('fork', 'air');
    expect(draft('frame')?.value).toBe('steel');
    await settled();
    expect(draft('frame')).toMatchObject({ value: 'steel', state: 'sending' });
    expect(draft('fork')).toMatchObject({ value: 'air', state: 'waiting' });
    await tenant.release();
    expect(draft('frame')).toBeUndefined();
    expect(value('frame')).toBe('steel');
  });

  it('keep what was typed when the tenant refuses it, with its words', async () => {
    const { tenant, queue, draft, value } = await start();
    tenant.script.push({ ...ok, status: 'not OK', message: 'At most 20 letters' });
    queue.commit('frame', 'x'.repeat(30));
    await settled();
    expect(draft('frame')).toMatchObject({
      value: 'x'.repeat(30),
      state: 'refused',
      message: 'At most 20 letters',
    });
    expect(value('frame')).toBe('');
    queue.discard('frame');
    expect(draft('frame')).toBeUndefined();
  });

  it('are refused where the call itself is', async () => {
    const { tenant, queue, draft, state } = await start();
    tenant.script.push(new ApiError('http', 'No such value', { status: 400 }));
    queue.commit('frame', 'gold');
    await settled();
    expect(draft('frame')).toMatchObject({ state: 'refused', message: 'No such value' });
    expect(state().failure).toBeUndefined();
  });

  it('say by name what was left out', async () => {
    const { tenant, queue, state, value } = await start();
    tenant.script.push({ ...ok, 'not-applied': [{ name: 'fork', value: 'air' }], message: 'Not all' });
    queue.commit('frame', 'steel');
    await settled();
    expect(value('frame')).toBe('steel');
    expect(state().notApplied).toEqual({ names: ['FORK'], message: 'Not all' });
    queue.dismissNotApplied();
    expect(state().notApplied).toBeUndefined();
  });
});

describe('a tenant that does not answer', () => {
  it('loses nothing, and goes on in order after a retry', async () => {
    const { tenant, queue, state, draft, value } = await start();
    tenant.script.push(offline);
    queue.commit('frame', 'steel');
    queue.commit('fork', 'air');
    await settled();
    expect(state().failure).toBe(offline);
    expect(draft('frame')?.state).toBe('unanswered');
    expect(draft('fork')?.state).toBe('unanswered');
    queue.retry();
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en', 'commit frame=steel en', 'commit fork=air en']);
    expect(state().failure).toBeUndefined();
    expect(state().drafts.size).toBe(0);
    expect(value('fork')).toBe('air');
  });

  it('is tried again with the next choice', async () => {
    const { tenant, queue, state } = await start();
    tenant.script.push(new ApiError('http', 'busy', { status: 503 }));
    queue.commit('frame', 'steel');
    await settled();
    queue.commit('fork', 'air');
    await settled();
    expect([...tenant.commits]).toEqual([
      ['frame', 'steel'],
      ['fork', 'air'],
    ]);
    expect(state().failure).toBeUndefined();
  });

  it('fails the reads that wait behind it, so that no page hangs', async () => {
    const { tenant, queue } = await start();
    tenant.script.push(offline);
    queue.commit('frame', 'steel');
    await expect(queue.goTo('step_2', 'en')).rejects.toBe(offline);
    await settled();
    queue.retry();
    await settled();
    expect(tenant.commits.get('frame')).toBe('steel');
  });

  it('forgets a choice only when told to', async () => {
    const { tenant, queue, state } = await start();
    tenant.script.push(offline);
    queue.commit('frame', 'steel');
    await settled();
    queue.discard('frame');
    expect(state()).toMatchObject({ failure: undefined });
    queue.commit('fork', 'air');
    await settled();
    expect([...tenant.commits.keys()]).toEqual(['fork']);
  });
});

describe('a conflict', () => {
  async function conflicted() {
    const setting = await start();
    setting.tenant.script.push(conflict);
    setting.queue.commit('frame', 'steel');
    setting.queue.commit('bell', 'ding');
    await settled();
    setting.tenant.log.length = 0;
    return setting;
  }

  it('names what was asked and what would change, and holds the queue', async () => {
    const { state, draft, tenant } = await conflicted();
    expect(state().conflict).toMatchObject({
      asked: { parameter: 'frame', value: 'steel', label: 'FRAME', valueLabel: 'steel' },
      changes: [{ name: 'fork', newValue: 'rigid' }],
    });
    expect(draft('frame')?.state).toBe('asking');
    expect(draft('bell')?.state).toBe('waiting');
    expect(tenant.log).toEqual([]);
  });

  it('keeps everything as it was, and goes on', async () => {
    const { queue, state, tenant, draft } = await conflicted();
    queue.keepCurrent();
    await settled();
    expect(state().conflict).toBeUndefined();
    expect(draft('frame')).toBeUndefined();
    expect(tenant.log).toEqual(['commit bell=ding en']);
  });

  it('is accepted with the pair that caused it', async () => {
    const { queue, state, tenant, value } = await conflicted();
    await queue.accept();
    await settled();
    expect(tenant.log).toEqual(['accept frame=steel', 'commit bell=ding en']);
    expect(state().conflict).toBeUndefined();
    expect(value('frame')).toBe('steel');
  });

  it('tells listeners all that was agreed to', async () => {
    const { queue } = await conflicted();
    const heard: unknown[] = [];
    queue.onAnswer((_answer, applied) => heard.push(applied));
    await queue.accept();
    expect(heard[0]).toEqual([
      { parameter: 'fork', value: 'rigid' },
      { parameter: 'frame', value: 'steel' },
    ]);
  });

  it('is ended by an alternative, sent after the pair', async () => {
    const { queue, state, tenant } = await conflicted();
    tenant.script.push(ways);
    await queue.findAlternatives();
    expect(state().conflict?.alternatives).toHaveLength(2);
    await queue.accept(state().conflict?.alternatives?.[1]);
    expect(tenant.log.slice(0, 2)).toEqual([
      'alternatives frame=steel',
      'accept frame=steel brake=rim fork=short',
    ]);
  });

  it('repeats an accept that is echoed as RESOLVABLE once, and then believes the value', async () => {
    const { queue, state, tenant } = await conflicted();
    tenant.script.push(conflict, conflict);
    tenant.commits.set('frame', 'steel');
    await queue.accept();
    expect(tenant.log.slice(0, 2)).toEqual(['accept frame=steel', 'accept frame=steel']);
    expect(tenant.log.filter((call) => call.startsWith('accept'))).toHaveLength(2);
    expect(state().conflict).toBeUndefined();
  });

  it('stays open when the value says that it was not applied', async () => {
    const { queue, state, tenant } = await conflicted();
    tenant.script.push(conflict, { ...conflict, changed: [change('brake', 'rim')] });
    await queue.accept();
    expect(state().conflict).toMatchObject({
      error: 'not applied',
      changes: [{ name: 'brake' }],
      busy: undefined,
    });
  });

  it('stays open when accepting got no answer, and can be accepted again', async () => {
    const { queue, state, tenant } = await conflicted();
    tenant.script.push(offline);
    await queue.accept();
    expect(state().conflict?.error).toBe(offline);
    await queue.accept();
    expect(state().conflict).toBeUndefined();
    expect(tenant.commits.get('frame')).toBe('steel');
  });

  it('is over when asking for alternatives found nothing in the way', async () => {
    const { queue, state, value } = await conflicted();
    await queue.findAlternatives();
    expect(state().conflict).toBeUndefined();
    expect(value('frame')).toBe('steel');
  });

  it('lets the search for alternatives end before the next call goes out', async () => {
    const { queue, tenant } = await conflicted();
    tenant.hold();
    tenant.script.push(ways);
    void queue.findAlternatives();
    await settled();
    queue.keepCurrent();
    await settled();
    expect(tenant.log).toEqual(['alternatives frame=steel']);
    await tenant.release();
    expect(tenant.log).toEqual(['alternatives frame=steel', 'commit bell=ding en']);
  });

  it('is not asked about when the customer has chosen otherwise meanwhile', async () => {
    const { queue, state, tenant, value } = await start();
    tenant.hold();
    tenant.script.push(conflict);
    queue.commit('frame', 'steel');
    await settled();
    queue.commit('frame', 'alloy');
    await tenant.release();
    expect(state().conflict).toBeUndefined();
    await tenant.release();
    expect(value('frame')).toBe('alloy');
  });

  it('ends as it was when the customer leaves the step', async () => {
    const { queue, state, shownStep } = await conflicted();
    await queue.goTo('step_2', 'en');
    expect(state().conflict).toBeUndefined();
    expect(shownStep()).toBe('step_2');
  });
});

describe('steps', () => {
  it('stay where this tab is, whatever another tab does', async () => {
    const { queue, tenant, shownStep, value } = await start();
    tenant.step = 'step_2';
    queue.commit('frame', 'steel');
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en', 'step step_1']);
    expect(shownStep()).toBe('step_1');
    expect(value('frame')).toBe('steel');
  });

  it('keep a conflict that is answered in another step', async () => {
    const { queue, tenant, state } = await start();
    tenant.step = 'step_2';
    tenant.script.push(conflict);
    queue.commit('frame', 'steel');
    await settled();
    expect(state().conflict?.asked.parameter).toBe('frame');
  });

  it('are left by "next" where they ask for needs, because sizing hangs on it', async () => {
    const { queue, tenant } = await start();
    await queue.goTo('step_need', 'en');
    await queue.goTo('step_1', 'en');
    await queue.goTo('step_need', 'en');
    await queue.goTo('step_2', 'en');
    expect(tenant.log).toEqual(['step step_need', 'step next', 'step step_need', 'step next', 'step step_2']);
  });
});

describe('what the engine changes besides', () => {
  it('is told with every answer, without what was asked for', async () => {
    const { queue, state } = await start();
    const before = state().ripple.count;
    queue.commit('frame', 'steel');
    await settled();
    expect(state().ripple.count).toBeGreaterThan(before);
    expect(state().ripple.changes).toMatchObject([
      { name: 'bell', description: 'BELL', oldValue: 'bell-any', newValue: 'bell-steel' },
    ]);
  });

  it('is nothing when another step comes', async () => {
    const { queue, state } = await start();
    queue.commit('frame', 'steel');
    await queue.goTo('step_2', 'en');
    expect(state().ripple.changes).toEqual([]);
  });
});

describe('a forgotten configuration', () => {
  it('is told from an unknown value, and keeps every choice for who builds it anew', async () => {
    const { queue, tenant, state, draft } = await start();
    tenant.isForgotten = true;
    queue.commit('frame', 'steel');
    queue.commit('fork', 'air');
    const reading = queue.goTo('step_2', 'en');
    await expect(reading).rejects.toMatchObject({ status: 404 });
    expect(state().isForgotten).toBe(true);
    expect([...state().drafts.keys()]).toEqual(['frame', 'fork']);
    expect(draft('fork')?.value).toBe('air');
  });

  it('is not assumed because one value is unknown', async () => {
    const { queue, tenant, state, draft } = await start();
    tenant.script.push(unknown);
    queue.commit('frame', 'gold');
    await settled();
    expect(state().isForgotten).toBe(false);
    expect(draft('frame')).toMatchObject({ state: 'refused' });
  });

  it('shows when the page is read again', async () => {
    const { queue, tenant, state } = await start();
    tenant.isForgotten = true;
    await expect(queue.refresh('en')).rejects.toMatchObject({ status: 404 });
    expect(state().isForgotten).toBe(true);
  });

  it('is not assumed because a step is unknown', async () => {
    const { queue, tenant, state } = await start();
    tenant.script.push(unknown);
    await expect(queue.goTo('step_9', 'en')).rejects.toMatchObject({ status: 404 });
    expect(state().isForgotten).toBe(false);
  });
});
