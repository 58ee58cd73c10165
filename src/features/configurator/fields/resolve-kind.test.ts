import { describe, expect, it } from 'vitest';
import { kindRules, namedWidget, resolveKind } from './resolve-kind.ts';
import { samples } from '../testing/sample-corpus.ts';

describe('resolveKind', () => {
  it.each(samples.map((sample) => [sample.title, sample] as const))('%s', (_title, { kind, parameter }) => {
    expect(resolveKind(parameter).kind).toBe(kind);
  });

  it('needs every rule: the samples reach each of them', () => {
    const reached = new Set(samples.map(({ parameter }) => resolveKind(parameter).rule));
    expect(kindRules.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });

  it('gives rules names that tell them apart', () => {
    expect(new Set(kindRules.map(({ name }) => name)).size).toBe(kindRules.length);
  });

  it('takes guitype before tc_gui_input', () => {
    const [sample] = samples;
    const properties = { guitype: 'radio', tc_gui_input: 'dropdown' };
    expect(resolveKind({ ...sample!.parameter, properties }).kind).toBe('radio');
  });

  it('reads widgets in any case', () => {
    const [sample] = samples;
    expect(resolveKind({ ...sample!.parameter, properties: { guitype: ' Dropdown ' } }).kind).toBe(
      'dropdown',
    );
  });

  it('keeps the name of a widget it does not know', () => {
    const unknown = samples.find(({ title }) => title === 'a widget nobody knows');
    expect(namedWidget(unknown!.parameter)).toBe('colour_wheel');
  });
});
