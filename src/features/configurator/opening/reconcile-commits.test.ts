import { describe, expect, it } from 'vitest';
import { parametersOf } from '#src/api/configuration/parameters.ts';
import type { JournalCommit } from '#src/stores/configuration-journal.ts';
import { reconcileCommits } from './reconcile-commits.ts';
import { sampleAnswer } from '#src/api/configuration/testing/sample-answer.ts';

const commit = (parameter: string, value: string, step = 'frame'): JournalCommit => ({
  parameter,
  value,
  label: `${parameter} label`,
  valueLabel: `${value} label`,
  step,
});
const on = (name: string, value: string, committed = true) => ({ name, value, committed });

describe('reconcileCommits', () => {
  it('notes what an answer confirms, as the newest, in words', () => {
    const answer = sampleAnswer({ current: 'frame', parameters: [on('size', 'm'), on('colour', 'red')] });
    expect(reconcileCommits([commit('colour', 'red')], answer, [{ parameter: 'size', value: 'm' }])).toEqual([
      commit('colour', 'red'),
      commit('size', 'm'),
    ]);
  });

  it('moves a commit that is made again to the end', () => {
    const answer = sampleAnswer({ current: 'frame', parameters: [on('size', 'l'), on('colour', 'red')] });
    const commits = [commit('size', 'm'), commit('colour', 'red')];
    expect(reconcileCommits(commits, answer, [{ parameter: 'size', value: 'l' }])).toEqual([
      commit('colour', 'red'),
      commit('size', 'l'),
    ]);
  });

  it('drops what was uncommitted, here or in another tab', () => {
    const answer = sampleAnswer({
      current: 'frame',
      parameters: [on('size', 'm', false), on('colour', 'red', false)],
    });
    const commits = [commit('size', 'm'), commit('colour', 'red'), commit('tyre', 'wide', 'wheels')];
    expect(reconcileCommits(commits, answer, [{ parameter: 'size', value: null }])).toEqual([
      commit('tyre', 'wide', 'wheels'),
    ]);
  });

  it('keeps commits of other steps, also when an accepted conflict changes them there', () => {
    const answer = sampleAnswer({ current: 'frame', parameters: [on('size', 's')] });
    const commits = [commit('tyre', 'wide', 'wheels'), commit('size', 'm')];
    const accepted = [
      { parameter: 'tyre', value: 'slim' },
      { parameter: 'size', value: 's' },
    ];
    expect(reconcileCommits(commits, answer, accepted)).toEqual([
      { ...commit('tyre', 'slim', 'wheels'), valueLabel: 'slim' },
      commit('size', 's'),
    ]);
  });

  it('drops what was chosen in a row that is gone, and knows the table of what is chosen in a row', () => {
    const answer = sampleAnswer({ current: 'frame', parameters: [on('bags', '1')] });
    const root = answer.steps.find(({ current }) => current)?.rootGroup;
    const bag = { ...on('colour', 'red'), name: 'colour' };
    const parameter = parametersOf(sampleAnswer({ current: 'frame', parameters: [bag] }));
    root?.members.push({
      ...root,
      isGroup: true,
      name: 'bag_table',
      properties: { tc_table_count: 'bags' },
      members: [{ ...root, isGroup: true, name: 'bag_1', properties: {}, members: [...parameter] }],
    });
    const commits = [commit('bags', '2'), { ...commit('size', 'm'), table: 'bags' }, commit('tyre', 'wide')];
    expect(reconcileCommits(commits, answer, [{ parameter: 'bags', value: '1' }])).toEqual([
      commit('tyre', 'wide'),
      commit('bags', '1'),
      { ...commit('colour', 'red'), table: 'bags' },
    ]);
  });

  it('believes the screen about values another tab has committed', () => {
    const answer = sampleAnswer({ current: 'frame', parameters: [on('size', 'l'), on('colour', 'blue')] });
    expect(reconcileCommits([commit('size', 'm')], answer, [])).toEqual([
      commit('size', 'l'),
      commit('colour', 'blue'),
    ]);
  });

  it('leaves out what the start call committed: it comes back with the start', () => {
    const answer = sampleAnswer({
      current: 'frame',
      parameters: [{ ...on('region', 'eu'), alwaysCommitted: true }],
    });
    expect(reconcileCommits([], answer, [])).toEqual([]);
  });
});
