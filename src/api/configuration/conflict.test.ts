import { describe, expect, it } from 'vitest';
import { alternatives, change, conflict, offline, settled, startEditor } from './testing/scripted-tenant.ts';

describe('a conflict', () => {
  async function conflicted() {
    const setting = await startEditor();
    setting.tenant.script.push(conflict);
    setting.editor.decisions.commit('frame', 'steel');
    setting.editor.decisions.commit('bell', 'ding');
    await settled();
    setting.tenant.log.length = 0;
    return setting;
  }

  it('names what was asked and what would change, and holds the queue', async () => {
    const { state, pending, tenant } = await conflicted();
    expect(state().conflict).toMatchObject({
      asked: { parameter: 'frame', value: 'steel', label: 'FRAME', valueLabel: 'steel' },
      changes: [{ name: 'fork', newValue: 'rigid' }],
    });
    expect(pending('frame')?.state).toBe('asking');
    expect(pending('bell')?.state).toBe('waiting');
    expect(tenant.log).toEqual([]);
  });

  it('keeps everything as it was, and goes on', async () => {
    const { editor, state, tenant, pending } = await conflicted();
    editor.conflict.keepCurrent();
    await settled();
    expect(state().conflict).toBeUndefined();
    expect(pending('frame')).toBeUndefined();
    expect(tenant.log).toEqual(['commit bell=ding en']);
  });

  it('is accepted with the pair that caused it', async () => {
    const { editor, state, tenant, value } = await conflicted();
    await editor.conflict.accept();
    await settled();
    expect(tenant.log).toEqual(['accept frame=steel', 'commit bell=ding en']);
    expect(state().conflict).toBeUndefined();
    expect(value('frame')).toBe('steel');
  });

  it('tells listeners all that was agreed to', async () => {
    const { editor } = await conflicted();
    const heard: unknown[] = [];
    editor.onAnswer((_answer, applied) => heard.push(applied));
    await editor.conflict.accept();
    expect(heard[0]).toEqual([
      { parameter: 'fork', value: 'rigid' },
      { parameter: 'frame', value: 'steel' },
    ]);
  });

  it('is ended by an alternative, sent after the pair', async () => {
    const { editor, state, tenant } = await conflicted();
    tenant.script.push(alternatives);
    await editor.conflict.findAlternatives();
    expect(state().conflict?.alternatives).toHaveLength(2);
    await editor.conflict.accept(state().conflict?.alternatives?.[1]);
    expect(tenant.log.slice(0, 2)).toEqual([
      'alternatives frame=steel',
      'accept frame=steel brake=rim fork=short',
    ]);
  });

  it('repeats an accept that is echoed as RESOLVABLE once, and then believes the value', async () => {
    const { editor, state, tenant } = await conflicted();
    tenant.script.push(conflict, conflict);
    tenant.commits.set('frame', 'steel');
    await editor.conflict.accept();
    expect(tenant.log.slice(0, 2)).toEqual(['accept frame=steel', 'accept frame=steel']);
    expect(tenant.log.filter((call) => call.startsWith('accept'))).toHaveLength(2);
    expect(state().conflict).toBeUndefined();
  });

  it('stays open when the value says that it was not applied', async () => {
    const { editor, state, tenant } = await conflicted();
    tenant.script.push(conflict, { ...conflict, changed: [change('brake', 'rim')] });
    await editor.conflict.accept();
    expect(state().conflict).toMatchObject({
      error: 'not applied',
      changes: [{ name: 'brake' }],
      busy: undefined,
    });
  });

  it('stays open when accepting got no answer, and can be accepted again', async () => {
    const { editor, state, tenant } = await conflicted();
    tenant.script.push(offline);
    await editor.conflict.accept();
    expect(state().conflict?.error).toBe(offline);
    await editor.conflict.accept();
    expect(state().conflict).toBeUndefined();
    expect(tenant.commits.get('frame')).toBe('steel');
  });

  it('is over when asking for alternatives found nothing in the way', async () => {
    const { editor, state, value } = await conflicted();
    await editor.conflict.findAlternatives();
    expect(state().conflict).toBeUndefined();
    expect(value('frame')).toBe('steel');
  });

  it('lets the search for alternatives end before the next call goes out', async () => {
    const { editor, tenant } = await conflicted();
    tenant.hold();
    tenant.script.push(alternatives);
    void editor.conflict.findAlternatives();
    await settled();
    editor.conflict.keepCurrent();
    await settled();
    expect(tenant.log).toEqual(['alternatives frame=steel']);
    await tenant.release();
    expect(tenant.log).toEqual(['alternatives frame=steel', 'commit bell=ding en']);
  });

  it('is not asked about when the customer has chosen otherwise meanwhile', async () => {
    const { editor, state, tenant, value } = await startEditor();
    tenant.hold();
    tenant.script.push(conflict);
    editor.decisions.commit('frame', 'steel');
    await settled();
    editor.decisions.commit('frame', 'alloy');
    await tenant.release();
    expect(state().conflict).toBeUndefined();
    await tenant.release();
    expect(value('frame')).toBe('alloy');
  });

  it('ends as it was when the customer leaves the step', async () => {
    const { editor, state, shownStep } = await conflicted();
    await editor.steps.goTo('step_2', 'en');
    expect(state().conflict).toBeUndefined();
    expect(shownStep()).toBe('step_2');
  });
});
