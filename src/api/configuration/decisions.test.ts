import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api-error.ts';
import { whenSettled } from './state.ts';
import { offline, ok, settled, startEditor } from './testing/scripted-tenant.ts';

describe('order', () => {
  it('makes one call at a time, in the order of asking', async () => {
    const { tenant, editor, value } = await startEditor();
    tenant.hold();
    editor.decisions.commit('frame', 'steel');
    editor.decisions.commit('fork', 'air');
    editor.decisions.uncommit('brake');
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en']);
    await tenant.release();
    expect(tenant.log).toEqual(['commit frame=steel en', 'commit fork=air en']);
    expect(value('frame')).toBe('steel');
    await tenant.release();
    expect(value('fork')).toBe('air');
  });

  it('sends only the last of rapid choices for a parameter', async () => {
    const { tenant, editor } = await startEditor();
    tenant.hold();
    editor.decisions.commit('frame', 'a');
    await settled();
    for (const value of ['b', 'c', 'd', 'e']) editor.decisions.commit('frame', value);
    await tenant.release();
    await tenant.release();
    expect(tenant.log).toEqual(['commit frame=a en', 'commit frame=e en']);
  });

  it('moves a parameter that is chosen again behind the others', async () => {
    const { tenant, editor } = await startEditor();
    tenant.hold();
    editor.decisions.commit('bell', 'ding');
    editor.decisions.commit('frame', 'steel');
    editor.decisions.commit('fork', 'air');
    editor.decisions.commit('frame', 'alloy');
    await settled();
    for (let i = 0; i < 4; i++) await tenant.release();
    expect(tenant.log).toEqual(['commit bell=ding en', 'commit fork=air en', 'commit frame=alloy en']);
  });

  it('does not send what is so already', async () => {
    const { tenant, editor, pending } = await startEditor();
    editor.decisions.commit('frame', 'steel');
    await settled();
    editor.decisions.commit('frame', 'steel');
    editor.decisions.uncommit('fork');
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en']);
    expect(pending('frame')).toBeUndefined();
    expect(pending('fork')).toBeUndefined();
  });

  it('reads after what was asked before', async () => {
    const { tenant, editor } = await startEditor();
    editor.decisions.commit('frame', 'steel');
    const reading = editor.steps.goTo('step_2', 'en');
    editor.decisions.commit('fork', 'air');
    await reading;
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en', 'step step_2', 'commit fork=air en']);
  });

  it('does not read for a navigation that was given up', async () => {
    const { tenant, editor } = await startEditor();
    tenant.hold();
    editor.decisions.commit('frame', 'steel');
    const givenUp = new AbortController();
    const reading = expect(editor.steps.goTo('step_2', 'en', givenUp.signal)).rejects.toThrow('gone');
    givenUp.abort(new Error('gone'));
    await tenant.release();
    await reading;
    expect(tenant.log).toEqual(['commit frame=steel en']);
  });
});

describe('pending', () => {
  it('show a choice from the click to the answer', async () => {
    const { tenant, editor, pending, value } = await startEditor();
    tenant.hold();
    editor.decisions.commit('frame', 'steel');
    editor.decisions.commit('fork', 'air');
    expect(pending('frame')?.value).toBe('steel');
    await settled();
    expect(pending('frame')).toMatchObject({ value: 'steel', state: 'sending' });
    expect(pending('fork')).toMatchObject({ value: 'air', state: 'waiting' });
    await tenant.release();
    expect(pending('frame')).toBeUndefined();
    expect(value('frame')).toBe('steel');
  });

  it('keep what was typed when the tenant refuses it, with its words', async () => {
    const { tenant, editor, pending, value } = await startEditor();
    tenant.script.push({ ...ok, status: 'not OK', message: 'At most 20 letters' });
    editor.decisions.commit('frame', 'x'.repeat(30));
    await settled();
    expect(pending('frame')).toMatchObject({
      value: 'x'.repeat(30),
      state: 'refused',
      message: 'At most 20 letters',
    });
    expect(value('frame')).toBe('');
    editor.decisions.discard('frame');
    expect(pending('frame')).toBeUndefined();
  });

  it('are refused where the call itself is', async () => {
    const { tenant, editor, pending, state } = await startEditor();
    tenant.script.push(new ApiError('http', 'No such value', { status: 400 }));
    editor.decisions.commit('frame', 'gold');
    await settled();
    expect(pending('frame')).toMatchObject({ state: 'refused', message: 'No such value' });
    expect(state().failure).toBeUndefined();
  });

  it('keep text that is no value when the answer to the value before comes only then', async () => {
    const { editor, pending, value } = await startEditor();
    editor.decisions.commit('frame', 'gold');
    await vi.waitFor(() => {
      expect(pending('frame')?.state).toBe('sending');
    });
    editor.decisions.reject('frame', '12,5x', 'Please enter a number.');
    await settled();
    expect(value('frame')).toBe('gold');
    expect(pending('frame')).toMatchObject({ value: '12,5x', isUnread: true });
  });

  it('keep text that is no value, and where its field is, across steps; it is not sent', async () => {
    const { tenant, editor, pending } = await startEditor();
    editor.decisions.reject('frame', '12,5x', 'Please enter a number.');
    await editor.steps.goTo('step_2', 'en');
    expect(tenant.log).toEqual(['step step_2']);
    expect(pending('frame')).toEqual({
      value: '12,5x',
      state: 'refused',
      isUnread: true,
      message: 'Please enter a number.',
      place: { step: 'step_1', label: 'FRAME' },
    });
    expect(await whenSettled(editor.state)).toBe(false);
    editor.decisions.commit('frame', '12.5');
    await settled();
    expect(pending('frame')).toBeUndefined();
    expect(await whenSettled(editor.state)).toBe(true);
  });

  it('know where the field of a refused value is', async () => {
    const { tenant, editor, pending } = await startEditor();
    tenant.script.push({ ...ok, status: 'not OK', message: 'Too long' });
    editor.decisions.commit('bell', 'dingdong');
    await editor.steps.goTo('step_2', 'en');
    expect(pending('bell')).toMatchObject({ state: 'refused', place: { step: 'step_1', label: 'BELL' } });
  });

  it('say by name what was left out', async () => {
    const { tenant, editor, state, value } = await startEditor();
    tenant.script.push({ ...ok, 'not-applied': [{ name: 'fork', value: 'air' }], message: 'Not all' });
    editor.decisions.commit('frame', 'steel');
    await settled();
    expect(value('frame')).toBe('steel');
    expect(state().notApplied).toEqual({ names: ['FORK'], message: 'Not all' });
    editor.decisions.dismissNotApplied();
    expect(state().notApplied).toBeUndefined();
  });
});

describe('a tenant that does not answer', () => {
  it('loses nothing, and goes on in order after a retry', async () => {
    const { tenant, editor, state, pending, value } = await startEditor();
    tenant.script.push(offline);
    editor.decisions.commit('frame', 'steel');
    editor.decisions.commit('fork', 'air');
    await settled();
    expect(state().failure).toBe(offline);
    expect(pending('frame')?.state).toBe('unanswered');
    expect(pending('fork')?.state).toBe('unanswered');
    editor.decisions.retry();
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en', 'commit frame=steel en', 'commit fork=air en']);
    expect(state().failure).toBeUndefined();
    expect(state().pending.size).toBe(0);
    expect(value('fork')).toBe('air');
  });

  it('is tried again with the next choice', async () => {
    const { tenant, editor, state } = await startEditor();
    tenant.script.push(new ApiError('http', 'busy', { status: 503 }));
    editor.decisions.commit('frame', 'steel');
    await settled();
    editor.decisions.commit('fork', 'air');
    await settled();
    expect([...tenant.commits]).toEqual([
      ['frame', 'steel'],
      ['fork', 'air'],
    ]);
    expect(state().failure).toBeUndefined();
  });

  it('fails the reads that wait behind it, so that no page hangs', async () => {
    const { tenant, editor } = await startEditor();
    tenant.script.push(offline);
    editor.decisions.commit('frame', 'steel');
    await expect(editor.steps.goTo('step_2', 'en')).rejects.toBe(offline);
    await settled();
    editor.decisions.retry();
    await settled();
    expect(tenant.commits.get('frame')).toBe('steel');
  });

  it('forgets a choice only on request', async () => {
    const { tenant, editor, state } = await startEditor();
    tenant.script.push(offline);
    editor.decisions.commit('frame', 'steel');
    await settled();
    editor.decisions.discard('frame');
    expect(state()).toMatchObject({ failure: undefined });
    editor.decisions.commit('fork', 'air');
    await settled();
    expect([...tenant.commits.keys()]).toEqual(['fork']);
  });
});

describe('what the engine changes besides', () => {
  it('is listed with every answer, without what was asked for', async () => {
    const { editor, state } = await startEditor();
    const before = state().propagated.count;
    editor.decisions.commit('frame', 'steel');
    await settled();
    expect(state().propagated.count).toBeGreaterThan(before);
    expect(state().propagated.changes).toMatchObject([
      { name: 'bell', description: 'BELL', oldValue: 'bell-any', newValue: 'bell-steel' },
    ]);
  });

  it('is nothing when another step comes', async () => {
    const { editor, state } = await startEditor();
    editor.decisions.commit('frame', 'steel');
    await editor.steps.goTo('step_2', 'en');
    expect(state().propagated.changes).toEqual([]);
  });
});
