import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const kept = new Map<string, string>();
const localStorage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
};

beforeEach(() => vi.stubGlobal('localStorage', localStorage));
afterEach(() => kept.clear());

/** As after a reload: the module reads what was kept. */
async function open() {
  vi.resetModules();
  return import('./configuration-journal.ts');
}

const entry = (configId: string) => ({
  configId,
  tab: 'bikes',
  productId: 'trail',
  step: 'frame',
  commits: [{ parameter: 'size', value: 'm', label: 'Size', valueLabel: 'Medium', step: 'frame' }],
  pending: [{ parameter: 'note', value: 'for Lena' }],
});

describe('the journal', () => {
  it('is there again after a reload', async () => {
    const before = await open();
    before.writeEntry(entry('c1'), 5);
    const after = await open();
    expect(after.readEntry('c1')).toEqual({ ...entry('c1'), time: 5 });
  });

  it('changes what is there, and only that', async () => {
    const { writeEntry, updateEntry, readEntry } = await open();
    writeEntry(entry('c1'));
    updateEntry('c1', ({ commits }) => ({ commits: [...commits, ...commits], pending: [] }));
    updateEntry('c2', () => ({ step: 'x' }));
    expect(readEntry('c1')).toMatchObject({ tab: 'bikes', pending: [] });
    expect(readEntry('c1')?.commits).toHaveLength(2);
    expect(readEntry('c2')).toBeUndefined();
  });

  it('lets those go that were untouched for longest', async () => {
    const { writeEntry, readEntry, useConfigurationJournal } = await open();
    for (let i = 0; i < 40; i++) writeEntry(entry(`c${i}`), i);
    expect(Object.keys(useConfigurationJournal.getState().entries)).toHaveLength(24);
    expect(readEntry('c39')).toBeDefined();
    expect(readEntry('c3')).toBeUndefined();
  });

  it('leaves out entries it cannot read, not the others', async () => {
    const broken = { ...entry('c2'), commits: 'none' };
    const state = { entries: { c1: { ...entry('c1'), time: 1 }, c2: broken, c3: null } };
    kept.set('bespoke.configurations', JSON.stringify({ state, version: 0 }));
    const { useConfigurationJournal } = await open();
    expect(Object.keys(useConfigurationJournal.getState().entries)).toEqual(['c1']);
  });

  it('reads entries of the version that called pending values drafts', async () => {
    const { pending, ...rest } = entry('c1');
    const state = { entries: { c1: { ...rest, drafts: pending, time: 1 } } };
    kept.set('bespoke.configurations', JSON.stringify({ state, version: 0 }));
    const { readEntry } = await open();
    expect(readEntry('c1')?.pending).toEqual(pending);
  });

  it.each(['{', '[]', '{"state":{"entries":[1]}}', 'null'])('starts empty on %s', async (junk) => {
    kept.set('bespoke.configurations', junk);
    const { useConfigurationJournal } = await open();
    expect(useConfigurationJournal.getState().entries).toEqual({});
  });

  it('goes on in memory when the browser stores nothing more', async () => {
    const { writeEntry, readEntry } = await open();
    vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    writeEntry(entry('c1'));
    expect(readEntry('c1')).toBeDefined();
    vi.restoreAllMocks();
  });

  it('forgets on request', async () => {
    const { writeEntry, dropEntry, readEntry } = await open();
    writeEntry(entry('c1'));
    dropEntry('c1');
    expect(readEntry('c1')).toBeUndefined();
  });
});
