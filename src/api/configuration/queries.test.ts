import { notifyManager, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import type { Configuration } from '#src/api/read/configuration.ts';
import { startConfiguration } from './client.ts';
import { configurationQuery, configurationEditor, endConfiguration, lastAnswer } from './queries.ts';
import { queryClient } from '../query-client.ts';
import { sampleAnswer } from './testing/sample-answer.ts';

function answer(value: string): Configuration {
  return sampleAnswer({
    current: 'frame',
    parameters: [
      { name: 'size', value, committed: true },
      { name: 'colour', value: 'red', committed: true },
    ],
  });
}

const members = (configuration: Configuration | undefined) =>
  configuration?.steps.find(({ current }) => current)?.rootGroup?.members;

describe('the configuration in the query cache', () => {
  it('keeps the identity of fields that an answer did not change, from the first answer on', async () => {
    const configId = 'identity';
    const answers = ['m', 'l', 'l'].map((value) => JSON.stringify({ ...answer(value), configId }));
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(answers.shift())));
    const first = await startConfiguration({ tab: 'bikes', productId: 'trail-1' }, 'en');
    const editor = configurationEditor(configId, 'en');
    await editor.steps.startFrom(first, 'en');
    const stop = new QueryObserver(queryClient, {
      ...configurationQuery(configId, 'en'),
      enabled: false,
    }).subscribe(() => undefined);
    await editor.decisions.commitAll([{ parameter: 'size', value: 'l' }]);
    const second = lastAnswer(configId, 'en')?.answer;
    expect(members(second)?.[0]).not.toBe(members(first)?.[0]);
    expect(members(second)?.[1]).toBe(members(first)?.[1]);
    // The same answer again is the same configuration, which repaints nothing.
    await editor.steps.refresh('en');
    expect(lastAnswer(configId, 'en')?.answer).toBe(second);
    stop();
    vi.unstubAllGlobals();
  });

  it('shows an answer and what it settles in one go', async () => {
    const editor = configurationEditor('together', 'en');
    await editor.steps.startFrom(answer('m'), 'en');
    const seen: string[] = [];
    const observer = new QueryObserver(queryClient, {
      ...configurationQuery('together', 'en'),
      enabled: false,
    });
    const see = () => {
      const [size] = members(lastAnswer('together', 'en')?.answer) ?? [];
      seen.push(`${size?.isGroup === false && size.value} ${editor.state.getState().propagated.count}`);
    };
    // As React's hooks listen: a repaint follows the microtask after.
    const stop = observer.subscribe(notifyManager.batchCalls(() => queueMicrotask(see)));
    await editor.steps.startFrom(answer('l'), 'en');
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0));
    expect(seen).toEqual(['l 2']);
    stop();
  });

  it('reads again in a language that missed an answer', async () => {
    const editor = configurationEditor('languages', 'en');
    await editor.steps.startFrom(answer('m'), 'de');
    await editor.steps.startFrom(answer('l'), 'en');
    expect(lastAnswer('languages', 'de')).toBeUndefined();
    expect(lastAnswer('languages', 'en')).toBeDefined();
  });

  it('has one editor a configuration, until that ends', () => {
    const editor = configurationEditor('c1', 'en');
    expect(configurationEditor('c1', 'de')).toBe(editor);
    endConfiguration('c1');
    expect(configurationEditor('c1', 'en')).not.toBe(editor);
  });
});
