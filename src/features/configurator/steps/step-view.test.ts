import { describe, expect, it } from 'vitest';
import type { Configuration, Member } from '#src/api/read/configuration.ts';
import { sampleAnswer, sampleGroup, sampleParameter } from '#src/api/configuration/testing/sample-answer.ts';
import { contentOf, neighbours, visibleSteps } from './step-view.ts';

const parameter = (name: string, properties: Record<string, string> = {}) =>
  sampleParameter(name, { properties });
const group = sampleGroup;

function withMembers(members: Member[]): Configuration {
  const answer = sampleAnswer({ current: 'frame' });
  return {
    ...answer,
    steps: answer.steps.map((step) => (step.current ? { ...step, rootGroup: group('root', members) } : step)),
  };
}

describe('visibleSteps', () => {
  it('leaves out steps with nothing to see, but never the current one', () => {
    const answer = sampleAnswer({ current: 'frame' });
    const steps = answer.steps.map((step) => ({ ...step, hasVisibleParameters: step.name === 'wheels' }));
    expect(visibleSteps({ ...answer, steps }).map(({ name }) => name)).toEqual(['frame', 'wheels']);
  });

  it('makes up no names where it is not known how many steps there are', () => {
    const answer = sampleAnswer({ current: 'frame' });
    const steps = answer.steps.map((step) => ({ ...step, description: step.current ? 'Frame' : '' }));
    const labels = (known: boolean) => {
      const capabilities = { allStepsKnown: known, alternatives: 'all' as const };
      const extensions = { explain: false, previous: undefined, picture: undefined, capabilities };
      return visibleSteps({ ...answer, steps, extensions }).map(({ label }) => label);
    };
    expect(labels(true)).toEqual(['step_need', 'Frame', 'wheels']);
    expect(labels(false)).toEqual(['', 'Frame', '']);
  });

  it('counts what is open: as the tenant says, or by the groups of the current step', () => {
    const answer = withMembers([
      group('a', [parameter('x')], { numberOfUncommittedMandatoryFields: 2 }),
      group('b', [parameter('y')], { numberOfUncommittedMandatoryFields: 1 }),
    ]);
    expect(visibleSteps(answer).map(({ open }) => open)).toEqual([undefined, 3, undefined]);
    const counted = answer.steps.map((step) => ({ ...step, numberOfUncommittedMandatoryFields: 4 }));
    expect(visibleSteps({ ...answer, steps: counted }).map(({ open }) => open)).toEqual([4, 4, 4]);
  });
});

describe('contentOf', () => {
  it('leaves out what the model hides, and groups with nothing left to see', () => {
    const { groups } = contentOf(
      withMembers([
        group('shown', [parameter('x')]),
        group('hidden', [parameter('x')], { properties: { hidden: 'yes' } }),
        group('empty', [parameter('x', { hidden: 'yes' })]),
        group('marked empty', [parameter('x')], { hasVisibleParameters: false }),
        group('nested', [group('inner', [parameter('x')])]),
      ]),
    );
    expect(groups.map(({ name }) => name)).toEqual(['shown', 'nested']);
  });

  it('puts information aside', () => {
    const { groups, info } = contentOf(
      withMembers([
        group('figures', [parameter('weight')], { properties: { info_group: 'yes' } }),
        group('frame', [parameter('x')]),
      ]),
    );
    expect(groups.map(({ name }) => name)).toEqual(['frame']);
    expect(info.map(({ name }) => name)).toEqual(['figures']);
  });

  it('shows parameters that stand in no group', () => {
    const { groups } = contentOf(withMembers([parameter('loose'), group('frame', [parameter('x')])]));
    expect(groups.map(({ name, members }) => [name, members.length])).toEqual([
      ['root', 1],
      ['frame', 1],
    ]);
  });
});

describe('neighbours', () => {
  it('are the nearest steps that can be gone to', () => {
    const step = (name: string, isCurrent = false, isAvailable = true) => ({
      name,
      label: name,
      isCurrent,
      isAvailable,
      open: 0,
    });
    const steps = [step('a'), step('b', false, false), step('c', true), step('d', false, false), step('e')];
    expect(neighbours(steps)).toMatchObject({ previous: { name: 'a' }, next: { name: 'e' }, position: 2 });
    expect(neighbours([step('a', true)])).toMatchObject({
      previous: undefined,
      next: undefined,
      position: 0,
    });
  });
});
