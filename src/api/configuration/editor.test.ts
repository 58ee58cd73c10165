import { describe, expect, it } from 'vitest';
import { conflict, settled, startEditor } from './testing/scripted-tenant.ts';

const defect = new TypeError('x is undefined');

describe('a defect of ours', () => {
  it('in a listener is reported as one: the answer stands, and nothing is sent again', async () => {
    const { tenant, editor, state, value, bugs } = await startEditor();
    const heard: unknown[] = [];
    editor.onAnswer(() => {
      throw defect;
    });
    editor.onAnswer((_answer, applied) => heard.push(applied));
    editor.decisions.commit('frame', 'steel');
    editor.decisions.commit('fork', 'air');
    await settled();
    expect(bugs).toEqual([defect, defect]);
    expect(tenant.log).toEqual(['commit frame=steel en', 'commit fork=air en']);
    expect([value('frame'), value('fork')]).toEqual(['steel', 'air']);
    expect(state()).toMatchObject({ failure: undefined, isSending: false });
    expect(state().pending.size).toBe(0);
    expect(heard).toHaveLength(2);
    editor.decisions.retry();
    await settled();
    expect(tenant.log).toHaveLength(2);
  });

  it('in placing an answer is no failure of the tenant, and what follows goes on', async () => {
    const { tenant, editor, state, pending, value, bugs, broken } = await startEditor();
    broken.cache = defect;
    editor.decisions.commit('frame', 'steel');
    editor.decisions.commit('fork', 'air');
    await settled();
    expect(bugs).toEqual([defect]);
    expect(tenant.log).toEqual(['commit frame=steel en', 'commit fork=air en']);
    expect(state().failure).toBeUndefined();
    expect(pending('frame')).toBeUndefined();
    expect(value('frame')).toBe('steel');
  });

  it('while a conflict is accepted leaves it open to be accepted again', async () => {
    const { tenant, editor, state, bugs, broken } = await startEditor();
    tenant.script.push(conflict);
    editor.decisions.commit('frame', 'steel');
    await settled();
    broken.cache = defect;
    await editor.conflict.accept();
    expect(bugs).toEqual([defect]);
    expect(state().conflict).toMatchObject({ busy: undefined, error: undefined });
    await editor.conflict.accept();
    expect(state().conflict).toBeUndefined();
  });

  it('while a step is read reaches who asked for it', async () => {
    const { tenant, editor, broken } = await startEditor();
    broken.cache = defect;
    await expect(editor.steps.goTo('step_2', 'en')).rejects.toBe(defect);
    editor.decisions.commit('frame', 'steel');
    await settled();
    expect(tenant.commits.get('frame')).toBe('steel');
  });
});

it('answers in the language that is on the screen', async () => {
  const { tenant, editor } = await startEditor();
  editor.setLanguage('de');
  editor.decisions.commit('frame', 'steel');
  await settled();
  expect(tenant.log).toEqual(['commit frame=steel de']);
});
