import { describe, expect, it } from 'vitest';
import type { Configuration } from '#src/api/read/configuration.ts';
import { ApiError } from '#src/api/api-error.ts';
import type { Pair } from '#src/api/configuration/client.ts';
import type { SentLine } from '#src/api/variants.ts';
import { rebuildConfiguration, type StepCommit } from './rebuild.ts';
import { sampleAnswer } from '#src/api/configuration/testing/sample-answer.ts';

const commit = (parameter: string, value: string, step: string) => ({
  parameter,
  value,
  label: parameter,
  valueLabel: value,
  step,
});
const needs = [commit('rider', 'tall', 'step_need')];
const rest = [commit('size', 'l', 'frame'), commit('tyre', 'wide', 'wheels')];

type Reply = (pairs: readonly Pair[]) => Partial<Configuration['response']> | ApiError;

/** A tenant that starts in the needs step, and takes commits as the test says. */
function tenant(reply: Reply = () => ({}), placed: readonly SentLine[] = []) {
  const log: string[] = [];
  let current = 'step_need';
  const answer = (response: Partial<Configuration['response']> = {}) =>
    sampleAnswer({ configId: 'new', current, response });
  const calls = {
    open: () => {
      log.push('open');
      return Promise.resolve(answer());
    },
    commit: ({ configId }: { configId: string }, pairs: readonly Pair[]) => {
      log.push(
        `${configId} commit ${pairs.map(({ parameter, value }) => `${parameter}=${value}`).join(' ')}`,
      );
      const response = reply(pairs);
      return response instanceof ApiError ? Promise.reject(response) : Promise.resolve(answer(response));
    },
    placedVariants: () => Promise.resolve(placed),
    placeVariants: (_ref: unknown, lines: readonly SentLine[]) => {
      log.push(`place ${lines.map(({ variantId, quantity }) => `${variantId}×${quantity}`).join(' ')}`);
      const isGone = lines.some(({ variantId }) => variantId === 'gone');
      return isGone
        ? Promise.reject(new ApiError('http', 'No such variant', { status: 400 }))
        : Promise.resolve();
    },
    changeStep: (_ref: unknown, step: string) => {
      log.push(`step ${step}`);
      current = step === 'next' ? 'frame' : step;
      return Promise.resolve(answer());
    },
  };
  return { log, calls };
}

const rebuild = (calls: ReturnType<typeof tenant>['calls'], commits: StepCommit[], step = 'wheels') =>
  rebuildConfiguration({ commits, step, language: 'en' }, calls);

describe('rebuildConfiguration', () => {
  it('replays needs before the rest, each in one call, and goes to where the customer was', async () => {
    const { log, calls } = tenant();
    const { configId, lost, answer } = await rebuild(calls, [...rest, ...needs]);
    expect(log).toEqual([
      'open',
      'new commit rider=tall',
      'step next',
      'new commit size=l tyre=wide',
      'step wheels',
    ]);
    expect(configId).toBe('new');
    expect(lost).toEqual([]);
    expect(answer.steps.find(({ current }) => current)?.name).toBe('wheels');
  });

  it('is a plain start when nothing was chosen', async () => {
    const { log, calls } = tenant();
    await rebuild(calls, [], 'step_need');
    expect(log).toEqual(['open']);
  });

  it('names what the tenant left out', async () => {
    const { calls } = tenant(() => ({ 'not-applied': [{ name: 'tyre', value: 'wide' }] }));
    expect((await rebuild(calls, rest)).lost).toEqual([rest[1]]);
  });

  it('commits one by one when they do not fit together, and lets none change another', async () => {
    const { log, calls } = tenant((pairs) =>
      pairs.some(({ parameter }) => parameter === 'tyre') ? { status: 'RESOLVABLE' } : {},
    );
    expect((await rebuild(calls, rest)).lost).toEqual([rest[1]]);
    expect(log.filter((line) => line.includes('commit'))).toEqual([
      'new commit size=l tyre=wide',
      'new commit size=l',
      'new commit tyre=wide',
    ]);
  });

  it('leaves out a parameter that is gone', async () => {
    const gone = new ApiError('http', 'No such parameter', { status: 404 });
    const { calls } = tenant((pairs) => (pairs.some(({ parameter }) => parameter === 'size') ? gone : {}));
    expect((await rebuild(calls, rest)).lost).toEqual([rest[0]]);
  });

  it('gives up when the tenant does not answer, so that it can be tried again', async () => {
    const down = new ApiError('http', 'down', { status: 503 });
    const { calls } = tenant(() => down);
    await expect(rebuild(calls, rest)).rejects.toBe(down);
  });

  it('places variants last, takes out those that were not chosen, and names what is gone', async () => {
    const line = (variantId: string, quantity: number, columnValues = {}) => ({
      ...{ variantId, quantity, columnValues },
    });
    const { log, calls } = tenant(undefined, [line('old', 3), line('bin', 1, { colour: 'blue' })]);
    const variants = [line('bin', 4, { colour: 'red' }), line('shelf', 2)];
    const whole = await rebuildConfiguration(
      { commits: rest, variants, step: 'wheels', language: 'en' },
      calls,
    );
    expect(whole.lostVariants).toEqual([]);
    expect(log.slice(-3)).toEqual([
      'new commit size=l tyre=wide',
      'place old×0 bin×0 bin×4 shelf×2',
      'step wheels',
    ]);
    const gone = line('gone', 1);
    const some = await rebuildConfiguration(
      { commits: [], variants: [gone, line('shelf', 2)], step: 'wheels', language: 'en' },
      calls,
    );
    expect(some.lostVariants).toEqual([gone]);
    expect(log.slice(-2)).toEqual(['place shelf×2', 'step wheels']);
  });
});
