import { expect, it } from 'vitest';
import { createEditorStore, dropPending, movePending, setPending } from '#src/api/configuration/state.ts';
import { updatesOf } from './field-updates.ts';

it('tells the fields that change, and no others', () => {
  const store = createEditorStore();
  const told: string[] = [];
  const stop = ['size', 'color', 'rim'].map((name) =>
    updatesOf(store).subscribe(name, () => void told.push(name)),
  );
  const toldBy = (change: () => void) => {
    told.length = 0;
    change();
    return [...told].sort();
  };
  const changeTo = (...names: string[]) => {
    const changes = names.map((name) => ({
      name,
      description: name,
      oldValue: 'a',
      oldValueDescription: 'a',
      newValue: 'b',
      newValueDescription: 'b',
      step: 's',
      stepDescription: 'S',
      kind: 'chosen' as const,
    }));
    store.setState(({ propagated }) => ({
      propagated: { ...propagated, count: propagated.count + 1, changes },
    }));
  };

  expect(toldBy(() => setPending(store, 'size', { value: 'm', state: 'waiting' }))).toEqual(['size']);
  expect(toldBy(() => setPending(store, 'color', { value: 'red', state: 'sending' }))).toEqual(['color']);
  expect(toldBy(() => movePending(store, ['sending'], 'waiting'))).toEqual(['color']);
  expect(toldBy(() => dropPending(store, 'size'))).toEqual(['size']);
  expect(toldBy(() => store.setState({ isSending: true }))).toEqual([]);
  expect(toldBy(() => changeTo('rim', 'unknown'))).toEqual(['rim']);
  // The mark of the change before goes away.
  expect(toldBy(() => changeTo('size'))).toEqual(['rim', 'size']);
  stop[2]?.();
  expect(toldBy(() => changeTo('rim', 'color'))).toEqual(['color', 'size']);
});
