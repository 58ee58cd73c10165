import { notifyManager, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import type { Configuration } from '#src/api/read/configuration.ts';
import { configurationQuery, configurationEditor, endConfiguration, lastAnswer } from './queries.ts';
import { queryClient } from '../query-client.ts';

function answer(value: string): Configuration {
  const parameter = (name: string, its: string) => ({
    isGroup: false as const,
    isParameter: true as const,
    name,
    description: name,
    value: its,
    valueDescription: its,
    committed: true,
    alwaysCommitted: false,
    isMandatory: false,
    'price-details': undefined,
    properties: { guitype: 'text' },
    domain: undefined,
  });
  return {
    configId: 'c1',
    configState: undefined,
    tab: undefined,
    productId: undefined,
    numberOfUncommittedMandatoryFields: 0,
    steps: [
      {
        name: 'step_1',
        description: 'One',
        current: true,
        available: true,
        hasVisibleParameters: true,
        rootGroup: {
          isGroup: true,
          isParameter: false,
          name: 'root',
          description: '',
          hasVisibleParameters: true,
          numberOfUncommittedMandatoryFields: 0,
          properties: {},
          members: [parameter('size', value), parameter('colour', 'red')],
        },
      },
    ],
    response: {
      status: 'OK',
      message: undefined,
      'not-applied': undefined,
      changed: undefined,
      changedLists: undefined,
      explanation: undefined,
    },
    pricing: { rows: [], summary: {} },
    bom: [],
    visualization: {},
  };
}

const members = (configuration: Configuration | undefined) => configuration?.steps[0]?.rootGroup?.members;

describe('the configuration in the query cache', () => {
  it('keeps the identity of fields that an answer did not change', async () => {
    const editor = configurationEditor('identity', 'en');
    await editor.steps.startFrom(answer('m'), 'en');
    const before = members(lastAnswer('identity', 'en')?.answer);
    await editor.steps.startFrom(answer('l'), 'en');
    const after = members(lastAnswer('identity', 'en')?.answer);
    expect(after?.[0]).not.toBe(before?.[0]);
    expect(after?.[1]).toBe(before?.[1]);
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
