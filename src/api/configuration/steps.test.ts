import { describe, expect, it } from 'vitest';
import { conflict, settled, startEditor, unknown } from './testing/scripted-tenant.ts';

describe('steps', () => {
  it('stay where this tab is, whatever another tab does', async () => {
    const { editor, tenant, shownStep, value } = await startEditor();
    tenant.step = 'step_2';
    editor.decisions.commit('frame', 'steel');
    await settled();
    expect(tenant.log).toEqual(['commit frame=steel en', 'step step_1']);
    expect(shownStep()).toBe('step_1');
    expect(value('frame')).toBe('steel');
  });

  it('keep a conflict that is answered in another step', async () => {
    const { editor, tenant, state } = await startEditor();
    tenant.step = 'step_2';
    tenant.script.push(conflict);
    editor.decisions.commit('frame', 'steel');
    await settled();
    expect(state().conflict?.asked.parameter).toBe('frame');
  });

  it('are left by "next" where they ask for needs, because sizing depends on it', async () => {
    const { editor, tenant } = await startEditor();
    await editor.steps.goTo('step_need', 'en');
    await editor.steps.goTo('step_1', 'en');
    await editor.steps.goTo('step_need', 'en');
    await editor.steps.goTo('step_2', 'en');
    expect(tenant.log).toEqual(['step step_need', 'step next', 'step step_need', 'step next', 'step step_2']);
  });
});

describe('reading again', () => {
  it('reads the step that the customer was on the way to meanwhile', async () => {
    const { editor, tenant, shownStep } = await startEditor();
    tenant.hold();
    const going = editor.steps.goTo('step_2', 'en');
    const reading = editor.steps.refresh('en');
    await tenant.release();
    await tenant.release();
    await Promise.all([going, reading]);
    expect(tenant.log).toEqual(['step step_2', 'step step_2']);
    expect(shownStep()).toBe('step_2');
  });
});

describe('a forgotten configuration', () => {
  it('is told from an unknown value, and keeps every choice for who builds it anew', async () => {
    const { editor, tenant, state, pending } = await startEditor();
    tenant.isForgotten = true;
    editor.decisions.commit('frame', 'steel');
    editor.decisions.commit('fork', 'air');
    const reading = editor.steps.goTo('step_2', 'en');
    await expect(reading).rejects.toMatchObject({ status: 404 });
    expect(state().isForgotten).toBe(true);
    expect([...state().pending.keys()]).toEqual(['frame', 'fork']);
    expect(pending('fork')?.value).toBe('air');
  });

  it('is not assumed because one value is unknown', async () => {
    const { editor, tenant, state, pending } = await startEditor();
    tenant.script.push(unknown);
    editor.decisions.commit('frame', 'gold');
    await settled();
    expect(state().isForgotten).toBe(false);
    expect(pending('frame')).toMatchObject({ state: 'refused' });
  });

  it('shows when the page is read again', async () => {
    const { editor, tenant, state } = await startEditor();
    tenant.isForgotten = true;
    await expect(editor.steps.refresh('en')).rejects.toMatchObject({ status: 404 });
    expect(state().isForgotten).toBe(true);
  });

  it('is not assumed because a step is unknown', async () => {
    const { editor, tenant, state } = await startEditor();
    tenant.script.push(unknown);
    await expect(editor.steps.goTo('step_9', 'en')).rejects.toMatchObject({ status: 404 });
    expect(state().isForgotten).toBe(false);
  });
});
