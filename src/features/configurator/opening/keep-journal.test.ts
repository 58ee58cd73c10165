import { beforeEach, expect, it, vi } from 'vitest';
import { ConfigurationEditor } from '#src/api/configuration/editor.ts';
import type { ConfigurationCalls } from '#src/api/configuration/tab-client.ts';
import { sampleAnswer } from '#src/api/configuration/testing/sample-answer.ts';

const kept = new Map<string, string>();
const writes: string[] = [];
beforeEach(() =>
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => {
      writes.push(value);
      kept.set(name, value);
    },
    removeItem: (name: string) => void kept.delete(name),
  }),
);

it('writes down what the tenant wants to hear when it has forgotten everything', async () => {
  const { readEntry, writeEntry } = await import('#src/stores/configuration-journal.ts');
  const { keepJournal } = await import('./keep-journal.ts');
  writeEntry({ configId: 'c1', tab: 'bikes', productId: 'trail', step: 'frame', commits: [], pending: [] });
  const editor = new ConfigurationEditor({
    language: 'en',
    calls: {} as ConfigurationCalls,
    cache: { get: () => undefined, set: (_language, _configuration, alongside) => alongside() },
  });
  const answer = (previous: string) => ({
    ...sampleAnswer({ current: 'frame' }),
    extensions: { explain: true, optimize: undefined, previous },
  });
  keepJournal('c1', editor, answer('board=wide'));
  expect(readEntry('c1')?.previous).toBe('board=wide');
  await editor.steps.startFrom(answer('board=narrow'), 'en');
  expect(readEntry('c1')?.previous).toBe('board=narrow');
});

it('keeps which row was to be removed, for a page that is left before the answer', async () => {
  const { readEntry, writeEntry } = await import('#src/stores/configuration-journal.ts');
  const { keepJournal } = await import('./keep-journal.ts');
  writeEntry({ configId: 'c2', tab: 'bikes', productId: 'trail', step: 'frame', commits: [], pending: [] });
  const editor = new ConfigurationEditor({
    language: 'en',
    calls: {
      removeRow: () => new Promise<never>(() => undefined),
      changeStep: () => new Promise<never>(() => undefined),
    } as unknown as ConfigurationCalls,
    cache: { get: () => undefined, set: (_language, _configuration, alongside) => alongside() },
  });
  keepJournal('c2', editor);
  editor.decisions.changeRows('bags', 2, { kind: 'remove', row: 1 });
  const pending = [{ parameter: 'bags', value: '2', row: { kind: 'remove', row: 1 } }];
  expect(readEntry('c2')?.pending).toEqual(pending);
  // Once for the choice, and not again when it was sent.
  expect(writes.filter((text) => text.includes('"bags"'))).toHaveLength(1);
  vi.resetModules();
  const afterReload = await import('#src/stores/configuration-journal.ts');
  expect(afterReload.readEntry('c2')?.pending).toEqual(pending);
});
