import { describe, expect, it } from 'vitest';
import { change, conflict, offline, ok, settled, startEditor } from './testing/scripted-tenant.ts';

const removed = { table: 'bags', row: 2, values: [{ name: 'bags_2_colour', value: 'red' }] };

async function withThreeBags() {
  const started = await startEditor();
  started.editor.decisions.commit('bags', '3');
  await settled();
  started.tenant.log.length = 0;
  return started;
}

describe('a row', () => {
  it('is removed in one call, and inserted again with what was in it', async () => {
    const { tenant, editor, value } = await withThreeBags();
    tenant.script.push({ ...ok, removedRow: removed });
    editor.decisions.changeRows('bags', 2, { kind: 'remove', row: 2 });
    await settled();
    expect(value('bags')).toBe('2');
    const { removedRow } = editor.state.getState();
    expect(removedRow).toEqual({
      table: 'bags',
      row: 2,
      values: [{ parameter: 'bags_2_colour', value: 'red' }],
    });
    editor.decisions.changeRows('bags', 3, { kind: 'insert', row: 2, values: removedRow?.values ?? [] });
    await settled();
    expect(value('bags')).toBe('3');
    expect(tenant.log).toEqual(['remove bags 2', 'insert bags 2 bags_2_colour=red']);
    expect(editor.state.getState().removedRow).toBeUndefined();
  });

  it('cannot be inserted again once the number of rows has changed otherwise', async () => {
    const { tenant, editor } = await withThreeBags();
    tenant.script.push({ ...ok, removedRow: removed });
    editor.decisions.changeRows('bags', 2, { kind: 'remove', row: 2 });
    await settled();
    editor.decisions.commit('frame', 'steel');
    await settled();
    expect(editor.state.getState().removedRow).toMatchObject({ row: 2 });
    editor.decisions.commit('bags', '1');
    await settled();
    expect(editor.state.getState().removedRow).toBeUndefined();
  });

  it('is removed once where the answer was lost and the tenant had done it', async () => {
    const { tenant, editor, value } = await withThreeBags();
    tenant.script.push(offline);
    editor.decisions.changeRows('bags', 2, { kind: 'remove', row: 2 });
    await settled();
    expect(editor.state.getState().failure).toBe(offline);
    tenant.commits.set('bags', '2');
    editor.decisions.retry();
    await settled();
    expect(value('bags')).toBe('2');
    expect(tenant.log.filter((call) => call.startsWith('remove'))).toHaveLength(1);
  });

  it('that was chosen before the page was left is removed after it, not the last one, and only once', async () => {
    const pending = { parameter: 'bags', value: '2', row: { kind: 'remove', row: 1 } } as const;
    const { tenant, editor, value } = await withThreeBags();
    editor.decisions.resume(pending);
    expect(editor.state.getState().pending.get('bags')).toMatchObject({ row: { kind: 'remove', row: 1 } });
    await settled();
    expect(value('bags')).toBe('2');
    // The first call was answered after the page had been left.
    editor.decisions.resume(pending);
    await settled();
    expect(value('bags')).toBe('2');
    expect(tenant.log.filter((call) => call.startsWith('remove'))).toEqual(['remove bags 1']);
    expect(tenant.log.filter((call) => call.startsWith('commit'))).toEqual([]);
  });

  it('is removed by a retry where the call was lost', async () => {
    const { tenant, editor, value } = await withThreeBags();
    tenant.script.push(offline);
    editor.decisions.changeRows('bags', 2, { kind: 'remove', row: 2 });
    await settled();
    editor.decisions.retry();
    await settled();
    expect(value('bags')).toBe('2');
    expect(tenant.log.filter((call) => call.startsWith('remove'))).toHaveLength(2);
  });

  it('that is in a conflict is removed by accepting what it means', async () => {
    const { tenant, editor } = await withThreeBags();
    const commit = [
      { name: 'bags', value: '2' },
      { name: 'bags_2_colour', value: 'blue' },
    ];
    tenant.script.push({ ...conflict, changed: [change('fork', 'rigid')], commit });
    editor.decisions.changeRows('bags', 2, { kind: 'remove', row: 2 });
    await settled();
    expect(editor.state.getState().conflict?.asked).toMatchObject({ parameter: 'bags', value: '2' });
    await editor.conflict.accept();
    expect(tenant.log.at(-1)).toBe('accept bags=2 bags_2_colour=blue');
    expect(editor.state.getState().conflict).toBeUndefined();
  });
});
