import { describe, expect, it } from 'vitest';
import { ApiError } from '../api-error.ts';
import { conflict, ok, settled, startEditor } from './testing/scripted-tenant.ts';

describe('asking why', () => {
  it('waits for the call under way, and changes nothing', async () => {
    const { tenant, editor, value } = await startEditor();
    tenant.hold();
    tenant.script.push(ok, conflict);
    editor.decisions.commit('frame', 'steel');
    await settled();
    const reason = editor.advice.explain({ parameter: 'fork', value: 'rigid' });
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en']);
    await tenant.release();
    await tenant.release();
    expect(await reason).toMatchObject({ kind: 'conflict', changes: conflict.changed });
    expect(tenant.log).toEqual(['commit frame=steel en', 'explain fork=rigid']);
    expect(value('frame')).toBe('steel');
    expect(value('fork')).toBe('');
  });

  it('that fails says so, and what follows goes on', async () => {
    const { tenant, editor, value, state } = await startEditor();
    tenant.script.push(new ApiError('network', 'gone'));
    await expect(editor.advice.explain({ parameter: 'fork', value: 'rigid' })).rejects.toThrow('gone');
    expect(state().failure).toBeUndefined();
    editor.decisions.commit('frame', 'steel');
    await settled();
    expect(value('frame')).toBe('steel');
  });
});

describe('a completion', () => {
  const proposed = [
    { parameter: 'frame', value: 'alu' },
    { parameter: 'fork', value: 'rigid' },
  ];

  it('changes nothing until it is committed, and then everything at once', async () => {
    const { tenant, editor, value, state } = await startEditor();
    const { commit } = await editor.advice.optimize({ goal: 'cheapest', budget: undefined });
    expect(value('frame')).toBe('');
    await editor.decisions.commitAll(
      commit.map(({ name, value: wanted }) => ({ parameter: name, value: wanted })),
    );
    expect(tenant.log).toEqual(['optimize cheapest', 'commit frame=alu fork=rigid en']);
    expect([value('frame'), value('fork'), value('bell')]).toEqual(['alu', 'rigid', 'bell-alu']);
    expect(state().propagated.changes.map(({ name }) => name)).toEqual(['bell']);
  });

  it('that does not fit any more is not applied in part', async () => {
    const { tenant, editor, value, state } = await startEditor();
    tenant.script.push(conflict);
    expect(await editor.decisions.commitAll(proposed)).toMatchObject({ kind: 'conflict' });
    expect(value('frame')).toBe('');
    expect(state().conflict).toBeUndefined();
    editor.decisions.commit('frame', 'steel');
    await settled();
    expect(value('frame')).toBe('steel');
  });
});
